"""Which days a rule picks, as a person says it and as RFC 5545 text (RRULE).

A day of the month that a month lacks is its last day: whoever says «the 31st» means the end of the month.
"""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SURE_DAYS = 28  # the days every month has
LONGEST_MONTH = 31
LAST = -1


@dataclass(frozen=True, slots=True)
class EveryDays:
    """Every so many days (2 to 365) from the first day on."""

    gap: int


@dataclass(frozen=True, slots=True)
class OnWeekdays:
    """On these days (0 is Monday) of every week, or of every `gap` weeks; sorted."""

    days: tuple[int, ...]
    gap: int = 1


@dataclass(frozen=True, slots=True)
class OnMonthDays:
    """On these days of every month, or of every `gap` months.

    They are sorted, and only one of them is later than the 28th.
    """

    days: tuple[int, ...]
    gap: int = 1


@dataclass(frozen=True, slots=True)
class OnNthWeekday:
    """On the `number`th (1 to 4, or -1 for the last) such weekday of every month."""

    number: int
    day: int


DayPattern = EveryDays | OnWeekdays | OnMonthDays | OnNthWeekday


def rrule_of(pattern: DayPattern) -> str:
    """Write a pattern as RRULE text.

    Raises:
        ValueError: the pattern names no day, or no real one.
    """
    match pattern:
        case EveryDays(gap) if gap > 1:
            return f"FREQ=DAILY;INTERVAL={gap}"
        case OnWeekdays(days, gap) if days and set(days) <= set(range(len(WEEKDAYS))):
            return f"FREQ=WEEKLY{_interval(gap)};BYDAY={','.join(WEEKDAYS[day] for day in days)}"
        case OnMonthDays(days, gap) if _are_month_days(days):
            return f"FREQ=MONTHLY{_interval(gap)};{_month_days(days)}"
        case OnNthWeekday(number, day) if number in {LAST, 1, 2, 3, 4}:
            return f"FREQ=MONTHLY;BYDAY={number}{WEEKDAYS[day]}"
    raise ValueError(f"no such days: {pattern}")


def pattern_of(rrule: str) -> DayPattern:
    """Read what `rrule_of` writes.

    Raises:
        ValueError: the text is not one of ours.
    """
    try:
        pattern = _read(dict(part.split("=", maxsplit=1) for part in rrule.split(";")))
    except (KeyError, IndexError) as error:
        raise ValueError(f"not a rule of ours: {rrule}") from error
    if rrule_of(pattern) != rrule:
        raise ValueError(f"not a rule of ours: {rrule}")
    return pattern


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _read(parts: dict[str, str]) -> DayPattern:
    gap = int(parts.get("INTERVAL", "1"))
    match parts["FREQ"]:
        case "DAILY":
            return EveryDays(gap)
        case "WEEKLY":
            return OnWeekdays(tuple(WEEKDAYS.index(day) for day in parts["BYDAY"].split(",")), gap)
        case _ if "BYMONTHDAY" in parts:
            return OnMonthDays(_wished_days([int(day) for day in parts["BYMONTHDAY"].split(",")], parts), gap)
        case _:
            return OnNthWeekday(int(parts["BYDAY"][:-2]), WEEKDAYS.index(parts["BYDAY"][-2:]))


def _wished_days(days: Sequence[int], parts: dict[str, str]) -> tuple[int, ...]:
    if "BYSETPOS" not in parts:
        return tuple(days)
    sure = len(parts["BYSETPOS"].split(",")) - 1
    return (*days[:sure], days[-1])


def _interval(gap: int) -> str:
    return f";INTERVAL={gap}" if gap > 1 else ""


def _are_month_days(days: Sequence[int]) -> bool:
    is_real = bool(days) and all(1 <= day <= LONGEST_MONTH for day in days)
    return is_real and list(days) == sorted(set(days)) and sum(day > SURE_DAYS for day in days) <= 1


def _month_days(days: Sequence[int]) -> str:
    sure, late = [day for day in days if day <= SURE_DAYS], [day for day in days if day > SURE_DAYS]
    if not late:
        return f"BYMONTHDAY={','.join(map(str, sure))}"
    fallback = [day for day in range(SURE_DAYS, late[0] + 1) if day not in sure]
    places = [*range(1, len(sure) + 1), LAST]
    return f"BYMONTHDAY={','.join(map(str, [*sure, *fallback]))};BYSETPOS={','.join(map(str, places))}"
