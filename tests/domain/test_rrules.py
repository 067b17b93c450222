"""Days as a person says them are RRULE text and back; days that a month lacks are its last."""

import calendar
from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.rrules import (
    LAST,
    DayPattern,
    EveryDays,
    OnMonthDays,
    OnNthWeekday,
    OnWeekdays,
    months_later,
    pattern_of,
    rrule_of,
)
from tests.domain.recurring import days, patterns

YEAR = date(2027, 1, 1)


def picked(pattern: DayPattern, *, start: date = YEAR, length: int = 365) -> list[date]:
    """Return the days a pattern picks of so many days."""
    rule = rrulestr(rrule_of(pattern), dtstart=datetime.combine(start, time()))
    end = datetime.combine(start + timedelta(days=length - 1), time())
    return [moment.date() for moment in rule.between(datetime.combine(start, time()), end, inc=True)]


@given(patterns)
def test_text_is_read_back_as_it_was(pattern: DayPattern) -> None:
    assert pattern_of(rrule_of(pattern)) == pattern


@given(st.integers(1, 31), days)
def test_day_a_month_lacks_is_its_last(day: int, start: date) -> None:
    first = start.replace(day=1)
    found = picked(OnMonthDays((day,)), start=first, length=366 * 5)

    assert len({(one.year, one.month) for one in found}) == len(found) >= 12 * 5
    assert all(one.day == min(day, calendar.monthrange(one.year, one.month)[1]) for one in found)


def test_leap_day_is_kept_and_replaced() -> None:
    found = picked(OnMonthDays((29,)), start=date(2027, 1, 1), length=366 + 365)

    assert date(2027, 2, 28) in found
    assert date(2028, 2, 29) in found


def test_two_days_of_a_month_stay_two() -> None:
    assert [one.day for one in picked(OnMonthDays((15, 31)), length=59)] == [15, 31, 15, 28]
    assert [one.day for one in picked(OnMonthDays((28, 31)), length=59)] == [28, 31, 28]


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        (EveryDays(3), ["2027-01-01", "2027-01-04", "2027-01-07"]),
        (OnWeekdays((0, 2)), ["2027-01-04", "2027-01-06", "2027-01-11"]),
        (OnWeekdays((4,), 2), ["2027-01-01", "2027-01-15", "2027-01-29"]),
        (OnNthWeekday(2, 1), ["2027-01-12", "2027-02-09", "2027-03-09"]),
        (OnNthWeekday(LAST, 4), ["2027-01-29", "2027-02-26", "2027-03-26"]),
        (OnMonthDays((10,), 3), ["2027-01-10", "2027-04-10", "2027-07-10"]),
    ],
)
def test_patterns_pick_their_days(pattern: DayPattern, first: list[str]) -> None:
    assert [one.isoformat() for one in picked(pattern)[:3]] == first


@pytest.mark.parametrize(
    "pattern",
    [
        EveryDays(1),
        OnWeekdays(()),
        OnWeekdays((7,)),
        OnMonthDays(()),
        OnMonthDays((0,)),
        OnMonthDays((32,)),
        OnMonthDays((29, 31)),
        OnMonthDays((5, 3)),
        OnNthWeekday(5, 0),
    ],
)
def test_days_that_are_none_are_refused(pattern: DayPattern) -> None:
    with pytest.raises(ValueError, match="no such days"):
        rrule_of(pattern)


@pytest.mark.parametrize("text", ["FREQ=SECONDLY", "FREQ=DAILY", "BYDAY=MO", "FREQ=WEEKLY;BYDAY=XX", "FREQ"])
def test_foreign_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - which words it uses is its own affair
        pattern_of(text)


@given(days, st.integers(0, 240))
def test_months_later_is_the_same_day_or_the_last(day: date, months: int) -> None:
    later = months_later(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == min(day.day, calendar.monthrange(later.year, later.month)[1])
