"""A calendar of reminders: which day a slot belongs to, and what a day may show. Pure."""

from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.recurrence import ELAPSED_SLOTS
from bot.domain.wall_times import DAY

LONGEST_MONTH = 31
MONTHS = 12


class Mark(StrEnum):
    """What became of one reminder; without an answer it is silent, and nothing more is said of it."""

    DONE = "done"
    SKIPPED = "skipped"
    SILENT = "silent"
    AHEAD = "ahead"


def slot_day(key: str, due_at: datetime, zone: ZoneInfo) -> date:
    """Return the day of a slot: its own, whenever it is answered, or the day it was due."""
    day, _, slot = key.partition("#")
    if slot.isdecimal() and int(slot) >= ELAPSED_SLOTS:
        return due_at.astimezone(zone).date()
    return date.fromisoformat(day)


def first_of(day: date) -> date:
    """Return the first day of a month."""
    return day.replace(day=1)


def month_after(first: date) -> date:
    """Return the first day of the month after one."""
    return first_of(first + LONGEST_MONTH * DAY)


def month_number(first: date) -> int:
    """Number a month for a button."""
    return first.year * MONTHS + first.month - 1


def month_of(number: int) -> date | None:
    """Return the first day of a numbered month; None for a number that names none, as 0."""
    year, month = divmod(number, MONTHS)
    return date(year, month + 1, 1) if date.min.year <= year <= date.max.year else None
