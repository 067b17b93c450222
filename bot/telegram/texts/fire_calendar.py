"""Words of her calendar: weeks with plain counts, no shares, no rows of days, nothing to be ashamed of."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date

from bot.domain.fire_calendar import Mark, month_after
from bot.services.fire_calendar import MonthView
from bot.telegram.texts.catalogue import Safe, _, current_language, lines, plain
from bot.telegram.texts.times import WEEK_DAYS, day_of_week

DAY = timedelta(days=1)
MONDAY = date(2024, 1, 1)
SIGNS = {Mark.DONE: "✅", Mark.SKIPPED: "⏭", Mark.SILENT: "▫️", Mark.AHEAD: "🔜"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of the picture: its number and its marks; an empty number stands outside the month."""

    number: str
    marks: tuple[Mark, ...] = ()
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class MonthTable:
    """Everything a picture of a month says: no word but the month and the days of the week."""

    title: str
    days: tuple[str, ...]
    weeks: tuple[tuple[Cell, ...], ...]


def month_words(first: date) -> str:
    """Say a month: «November 2026»."""
    return format_date(first, "LLLL yyyy", locale=current_language())


def month_name(first: date) -> str:
    """Say a month without its year."""
    return format_date(first, "LLLL", locale=current_language())


def month_told(view: MonthView) -> Safe:
    """Say a month week by week."""
    told = [line for week in _weeks(view.first) if (line := _week_line(view, week))]
    head = _("<b>📊 {month}</b>", month=month_words(view.first))
    if not told:
        return lines(head, _("Nothing in this month."))
    return lines(head, *told, "", _("✅ done · ⏭ skipped · ▫️ no mark · 🔜 ahead"))


def month_table(view: MonthView) -> MonthTable:
    """Lay a month out for the picture."""
    weekdays = tuple(day_of_week(MONDAY + number * DAY) for number in range(WEEK_DAYS))
    weeks = tuple(tuple(_cell(view, day) for day in week) for week in _weeks(view.first))
    return MonthTable(month_words(view.first), weekdays, weeks)


def calendar_label() -> str:
    """Label the button that opens the calendar."""
    return plain("📊 My calendar")


def _weeks(first: date) -> list[list[date]]:
    """Return the weeks of a month, from Monday on, whole ones."""
    start, end = first - first.weekday() * DAY, month_after(first)
    count = -(-(end - start).days // WEEK_DAYS)
    return [[start + (week * WEEK_DAYS + day) * DAY for day in range(WEEK_DAYS)] for week in range(count)]


def _week_line(view: MonthView, week: list[date]) -> Safe | None:
    days = [day for day in week if day.month == view.first.month]
    counts: Counter[Mark] = sum((view.days.get(day, Counter()) for day in days), Counter())
    if not counts:
        return None
    told = "  ".join(f"{sign} {counts[mark]}" for mark, sign in SIGNS.items() if counts[mark])
    span = f"{days[0].day}–{days[-1].day}" if len(days) > 1 else f"{days[0].day}"
    return _("{days}:  {counts}", days=span, counts=told)


def _cell(view: MonthView, day: date) -> Cell:
    if day.month != view.first.month:
        return Cell("")
    counts = view.days.get(day, Counter())
    marks = tuple(mark for mark in SIGNS for _one in range(counts[mark]))
    return Cell(str(day.day), marks, is_today=day == view.today)


def phone_calendar() -> Safe:
    """Say the truth about the calendar of a phone."""
    return lines(
        _("<b>📆 Into the phone's calendar</b>"),
        _("A file with your reminders, in your own words. Open it, and the phone takes them."),
        _("Whoever holds the phone sees its calendar, and I cannot take anything out of it."),
    )


def phone_file() -> Safe:
    """Stand under the file, and say nothing of it."""
    return lines("📆")


def phone_calendar_label() -> str:
    """Label the button that leads there."""
    return plain("📆 Into the phone's calendar")
