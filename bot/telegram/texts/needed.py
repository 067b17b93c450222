"""Words of what she takes when needed."""

from datetime import datetime

from bot.services.needed import NeededView
from bot.telegram.texts.catalogue import Safe, _, lines, plain
from bot.telegram.texts.times import list_words, moment_words, time_words


def note_label() -> str:
    """Label the button that notes one."""
    return plain("Note one now")


def noted(view: NeededView, *, now: datetime) -> Safe:
    """Say what is noted, and from when on the next one is possible; calmly where it is too early."""
    head = _("<b>{wording}</b>", wording=view.wording)
    if view.noted is not None:
        return lines(head, _("✅ Noted"), *_log(view), *_from(view, now))
    if view.allowed_from is None:
        return lines(head, *(_log(view) or [_("Nothing noted in the last 24 hours.")]))
    return lines(head, _("Not yet: your doctor's limit is not over."), *_from(view, now), *_log(view))


def _log(view: NeededView) -> list[Safe]:
    if not view.taken:
        return []
    times = list_words([time_words(one, view.zone) for one in view.taken])
    told = _(
        "In the last 24 hours: {times} ({count} of {most})",
        times=times,
        count=len(view.taken),
        most=view.most,
    )
    return [told]


def _from(view: NeededView, now: datetime) -> list[Safe]:
    if view.allowed_from is None:
        return []
    return [_("Possible again {moment}", moment=moment_words(view.allowed_from, now=now, zone=view.zone))]
