"""Words of closed accesses."""

from zoneinfo import ZoneInfo

from bot.domain.barring import Bar
from bot.telegram.texts.catalogue import Safe, _, lines, plain
from bot.telegram.texts.staff import reason_label
from bot.telegram.texts.times import date_words


def bars(*, is_any: bool) -> Safe:
    """Head the list."""
    if not is_any:
        return lines(_("<b>⛔ Closed accesses</b>"), _("Nobody is kept out."))
    return lines(
        _("<b>⛔ Closed accesses</b>"),
        _("Whose they are nobody can see. Press one to open it again."),
    )


def bar_label(bar: Bar, zone: str) -> str:
    """Say why an access is closed, and until when."""
    day = date_words(bar.until.astimezone(ZoneInfo(zone)).date())
    return plain("{reason} · until {day}", reason=reason_label(bar.reason), day=day)


def why(bar: Bar, zone: str) -> Safe:
    """Ask why an access is opened again."""
    return lines(_("<b>{bar}</b>", bar=bar_label(bar, zone)), _("Why is it opened again?"))


def opened() -> str:
    """Say that an access is open again."""
    return plain("Access is open again.")
