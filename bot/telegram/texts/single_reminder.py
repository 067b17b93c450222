"""Words of a reminder that comes once."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.reminder import once
from bot.telegram.texts.catalogue import Safe, _, lines
from bot.telegram.texts.recurrence import rule_words
from bot.telegram.texts.times import full_date_words


def which_day() -> Safe:
    """Ask on which day it is to come."""
    return lines(_("<b>⏰ When shall I remind you?</b>"), _("The message will be neutral."))


def what_time(day: date, *, is_over: bool) -> Safe:
    """Ask for the time of a day; say so where the chosen one has passed."""
    question = _("<b>At what time?</b>")
    if is_over:
        question = _("<b>That time has passed already. At what time?</b>")
    return lines(question, full_date_words(day))


def which_words() -> Safe:
    """Ask what the message should say."""
    return lines(_("<b>What should the message say?</b>"), _("This will be all it says."))


def preview(wording: str, fire: datetime, zone: ZoneInfo) -> Safe:
    """Show the whole message, and when it comes, before it is saved."""
    local = fire.astimezone(zone)
    return lines(
        _("<b>“{wording}”</b>", wording=wording),
        _("This will be all it says."),
        "",
        rule_words(once(local.time(), on=local.date())),
    )
