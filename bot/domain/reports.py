"""Reports for a time: sums of which nobody can be guessed.

What is below five is hidden, and so much beside it that it cannot be computed from a sum that is shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

FEWEST = 5  # of fewer people or events nothing is told
SCORES = (1, 2, 3, 4, 5)
Shown = int | None  # None is hidden: fewer than `FEWEST`, or needed to keep such a number hidden


class Period(IntEnum):
    """A time to report on; numbers stand in buttons and are for ever."""

    THIS_MONTH = 1
    LAST_MONTH = 2
    QUARTER = 3
    YEAR = 4


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers by code, and their sum."""

    rows: tuple[tuple[str, Shown], ...]
    total: Shown


@dataclass(frozen=True, slots=True)
class Report:
    """What a span tells: tables, single sums by event, and medians in minutes.

    `averages` are the ratings' by month, from 1 to 5, `average` that of all.
    """

    span: Span
    asked: Table
    closed: Table
    ratings: Table
    slips: Table
    sums: Mapping[str, Shown]
    first_wait: int | None
    any_wait: int | None
    averages: tuple[tuple[date, float | None], ...]
    average: float | None


def span_of(period: Period, today: date) -> Span:
    """Return the days of a period: calendar months, the calendar's quarter and year, up to today."""
    month = today.replace(day=1)
    match period:
        case Period.LAST_MONTH:
            last = month - timedelta(days=1)
            return Span(last.replace(day=1), last)
        case Period.QUARTER:
            return Span(date(today.year, (today.month - 1) // 3 * 3 + 1, 1), today)
        case Period.YEAR:
            return Span(date(today.year, 1, 1), today)
    return Span(month, today)


def month_of(day: date) -> date:
    """Return the first day of a month."""
    return day.replace(day=1)


def hide_few(parts: Mapping[str, Sequence[int]]) -> Table:
    """Add the months of each part up, and hide what could tell about few.

    Beside a part that is too small the next smallest are hidden, until what is hidden makes up `FEWEST` and
    is more than one: otherwise the sum minus what is shown would tell it.
    """
    sums = {code: sum(months) for code, months in parts.items()}
    hidden = {code for code, months in parts.items() if show(months) is None}
    total = sum(sums.values())
    for code in sorted(sums, key=lambda one: (sums[one], one)):
        if not hidden or (len(hidden) > 1 and sum(sums[one] for one in hidden) >= FEWEST):
            break
        hidden.add(code)
    rows = tuple((code, None if code in hidden else number) for code, number in sums.items())
    months = [sum(column) for column in zip(*parts.values(), strict=True)]
    return Table(rows, total if show(months) is not None else None)


def show(months: Sequence[int]) -> Shown:
    """Return the sum of some months; hidden where it is too small, or would tell a month that is.

    Each month can be asked for alone: the sum minus the months that are shown must not be a small number.
    """
    total, small = sum(months), sum(number for number in months if number < FEWEST)
    return None if total < FEWEST or 0 < small < FEWEST else total


def average_of(months: Sequence[Mapping[int, int]]) -> float | None:
    """Return the average score, to one decimal; None of too few, counted as in `show`."""
    if show([sum(scores.values()) for scores in months]) is None:
        return None
    points = sum(score * count for scores in months for score, count in scores.items())
    return round(points / sum(sum(scores.values()) for scores in months), 1)
