"""Read a day as people type it: "12 December", "12.12", "in 2 weeks", "on Friday", "a month ago". Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

from dateutil.relativedelta import relativedelta

from bot.domain.intervals import Unit

WEEK = 7
SHORT_YEAR, CENTURY = 100, 2000
FEBRUARY, LEAP_DAY = 2, 29
_NUMBERS = re.compile(r"(\d{1,2})[./\- ](\d{1,2})(?:[./\- ](\d{4}|\d{2}))?\.?", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_SEAM = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_YEAR = re.compile(r"\d{4}|\d{2}", re.ASCII)


class Side(Enum):
    """Where a day without a year, or a day of the week, is looked for."""

    AHEAD = 1
    BEHIND = -1


class Fault(Enum):
    """Why no day was read."""

    UNCLEAR = "unclear"
    NO_SUCH_DAY = "no_such_day"


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words of one language, lower case.

    `days` are whole days by their distance from today, `months` 1 to 12, `weekdays` 0 (Monday) to 6,
    `numbers` counts that are written out, `ago` what turns a count back, `fillers` what means nothing.
    """

    days: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    ago: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()


def parse_date(text: str, today: date, words: DateWords, *, side: Side) -> date | Fault:
    """Return the day that `text` names, seen from today; whether it fits is for the caller to judge."""
    lowered = text.lower().strip(" .!,")
    written = _ISO.fullmatch(lowered)
    if written:
        return _day(int(written[3]), int(written[2]), int(written[1]))
    numbers = _NUMBERS.fullmatch(lowered)
    if numbers:
        return _dated(int(numbers[1]), int(numbers[2]), numbers[3], (today, side))
    said = [one.strip(".") for one in _SEAM.sub(" ", lowered).replace(",", " ").split()]
    left = [one for one in said if one and one not in words.fillers]
    return _spoken(left, today, words, side)


def _spoken(left: list[str], today: date, words: DateWords, side: Side) -> date | Fault:
    if len(left) == 1 and left[0] in words.days:
        return _moved(today, words.days[left[0]], Unit.DAYS)
    if len(left) == 1 and left[0] in words.weekdays:
        return _on_weekday(words.weekdays[left[0]], today, side)
    counted = _counted(left, today, words, side)
    return _with_month(left, words, (today, side)) if counted is None else counted


def _counted(left: list[str], today: date, words: DateWords, side: Side) -> date | Fault | None:
    back = any(word in words.ago for word in left) or side is Side.BEHIND
    core = [word for word in left if word not in words.ago]
    if not core or core[-1] not in words.units or len(core) > len(("count", "unit")):
        return None
    count = words.numbers.get(core[0], int(core[0]) if core[0].isdecimal() else 0) if core[1:] else 1
    return _moved(today, -count if back else count, words.units[core[-1]]) if count else Fault.UNCLEAR


def _moved(today: date, count: int, unit: Unit) -> date | Fault:
    name = unit.name.lower()
    try:
        return today + relativedelta(**{name: count})  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        return Fault.NO_SUCH_DAY


def _on_weekday(weekday: int, today: date, side: Side) -> date:
    if side is Side.AHEAD:
        return today + timedelta(days=(weekday - today.weekday() - 1) % WEEK + 1)
    return today - timedelta(days=(today.weekday() - weekday - 1) % WEEK + 1)


def _with_month(left: list[str], words: DateWords, seen: tuple[date, Side]) -> date | Fault:
    named = [one for one in left if one not in words.weekdays]
    if len(named) not in {2, 3}:
        return Fault.UNCLEAR
    first, second, *year = named
    if first in words.months:
        first, second = second, first
    if second not in words.months or not first.isdecimal() or (year and not _YEAR.fullmatch(year[0])):
        return Fault.UNCLEAR
    return _dated(int(first), words.months[second], year[0] if year else None, seen)


def _dated(day: int, month: int, year: str | None, seen: tuple[date, Side]) -> date | Fault:
    if year is not None:
        return _day(day, month, int(year) + (CENTURY if int(year) < SHORT_YEAR else 0))
    today, side = seen
    for ahead in range(9):  # so that 29 February finds its year
        found = _day(day, month, today.year + ahead * side.value)
        if isinstance(found, date) and (found >= today if side is Side.AHEAD else found <= today):
            return found
        if (day, month) != (LEAP_DAY, FEBRUARY) and isinstance(found, Fault):
            return found
    return Fault.NO_SUCH_DAY


def _day(day: int, month: int, year: int) -> date | Fault:
    try:
        return date(year, month, day)
    except ValueError:
        return Fault.NO_SUCH_DAY
