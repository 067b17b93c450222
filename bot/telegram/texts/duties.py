"""Words for planning duties."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.domain.duty import DAY_MINUTES, Shift
from bot.telegram.texts.catalogue import Safe, _, current_language, lines, plain
from bot.telegram.texts.times import clock_words, date_words, time_words
from bot.telegram.texts.zones import clock_name

MONDAY = date(2024, 1, 1)  # any Monday


def weekday_short(weekday: int) -> str:
    """Name a day of the week in two or three letters; Monday is 0."""
    return format_date(MONDAY + timedelta(days=weekday), "ccc", locale=current_language())


def minute_words(minute: int) -> str:
    """Say a time of day given in minutes; midnight at the end of a day is 24:00."""
    return "24:00" if minute == DAY_MINUTES else clock_words(time(minute // 60, minute % 60))


def shift_words(shift: Shift) -> str:
    """Say when a weekly shift is."""
    return f"{weekday_short(shift.weekday)} {minute_words(shift.starts)}–{minute_words(shift.ends)}"


def turn_words(starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> str:
    """Say when a turn is: «Tue, 24.11, 10:00–18:00»."""
    day = format_date(starts_at.astimezone(zone).date(), "ccc, d.MM", locale=current_language())
    return f"{day}, {time_words(starts_at, zone)}–{time_words(ends_at, zone)}"


def turn_line(when: str, who: str, *, is_mine: bool, is_now: bool) -> Safe:
    """Say one turn in a line."""
    mark = "🟢" if is_now else ("👤" if is_mine else "▫️")
    return _("{mark} {when} · {who}", mark=mark, when=when, who=who)


def roster(turns: Sequence[Safe], away_until: date | None, zone: ZoneInfo) -> Safe:
    """Show the week ahead."""
    away = [_("🌴 You are away until {date}.", date=date_words(away_until))] if away_until else []
    shown = turns or [_("Nobody has planned a duty yet: everybody is called.")]
    return lines(_("<b>Duties</b> · {clock}", clock=clock_name(zone.key)), *away, "", *shown)


def choose_weekday() -> Safe:
    """Ask on which day."""
    return _("<b>On which day, every week?</b>")


def choose_start(weekday: int, zone: ZoneInfo) -> Safe:
    """Ask from when."""
    return _("<b>{day}: from when?</b> · {clock}", day=weekday_short(weekday), clock=clock_name(zone.key))


def choose_end(weekday: int, start: int) -> Safe:
    """Ask until when."""
    return _("<b>{day}, from {start}: until when?</b>", day=weekday_short(weekday), start=minute_words(start))


def choose_swap() -> Safe:
    """Ask which duty of a colleague to take."""
    return _("<b>Which duty do you take, this once?</b>")


def choose_away() -> Safe:
    """Ask for how long."""
    return lines(_("<b>For how many days are you away?</b>"), _("You are not called in that time."))


def stale() -> str:
    """Say that a button is about a plan that has changed."""
    return plain("The plan has changed, here is the new one.")


def not_yours() -> str:
    """Refuse to change a colleague's plan."""
    return plain("This is a colleague's duty.")
