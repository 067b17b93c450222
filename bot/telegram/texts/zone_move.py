"""Words of the question that a move to another clock asks."""

from collections.abc import Sequence
from datetime import datetime

from bot.services.zone_moves import Coming, ZoneChoice
from bot.telegram.texts.catalogue import Safe, _, lines
from bot.telegram.texts.times import moment_words, time_words


def by_which_clock(choice: ZoneChoice, now: datetime) -> Safe:
    """Show what comes next by either clock, both told by the clock of her new city."""
    return lines(
        _("<b>🕐 Your reminders and the new clock</b>"),
        _("It is {time} there now.", time=time_words(now, choice.zone)),
        _("<b>The new way</b>: the same hour, by the new clock."),
        *_moments(choice.by_new, choice, now),
        _("<b>The way of home</b>: as before, by the old clock."),
        *_moments(choice.by_old, choice, now),
        _("Until you choose, the old clock holds."),
    )


def _moments(coming: Coming, choice: ZoneChoice, now: datetime) -> Sequence[Safe]:
    return [
        _(
            "• {moment} · {wording}",
            moment=moment_words(due_at, now=now, zone=choice.zone),
            wording=wording,
        )
        for due_at, wording in coming
    ]
