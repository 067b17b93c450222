"""Intervals: written and read alike; a month too short for one gives its last day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.intervals import Interval, Unit

days = st.dates(date(2020, 1, 1), date(2060, 1, 1))
intervals = st.builds(Interval, st.integers(1, 99), st.sampled_from(Unit))


@given(interval=intervals)
def test_interval_reads_what_it_writes(interval: Interval) -> None:
    assert Interval.read(str(interval)) == interval


@pytest.mark.parametrize("text", ["", "6", "m6", "0m", "100d", "6x", "6m ", "-1d", "٣m"])
def test_nothing_else_is_an_interval(text: str) -> None:
    with pytest.raises(ValueError, match=text or None):
        Interval.read(text)


@pytest.mark.parametrize(
    ("begin", "text", "end"),
    [
        pytest.param(date(2026, 8, 31), "6m", date(2027, 2, 28), id="short_month"),
        pytest.param(date(2027, 8, 31), "6m", date(2028, 2, 29), id="leap_month"),
        pytest.param(date(2028, 2, 29), "1y", date(2029, 2, 28), id="leap_day"),
        pytest.param(date(2026, 11, 26), "12w", date(2027, 2, 18), id="weeks"),
        pytest.param(date(2026, 12, 25), "10d", date(2027, 1, 4), id="days"),
    ],
)
def test_end_is_the_day_people_mean(begin: date, text: str, end: date) -> None:
    assert Interval.read(text).after(begin) == end


@given(day=days, months=st.integers(1, 99))
def test_months_keep_the_day_or_clamp_it(day: date, months: int) -> None:
    end = Interval(months, Unit.MONTHS).after(day)

    assert (end.year - day.year) * 12 + end.month - day.month == months
    assert end.day == day.day or (end + timedelta(days=1)).day == 1
