"""When answers are given: nights, holidays, zones, and hours that overlap."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.office import (
    OfficeHours,
    Span,
    common,
    hours_for,
    is_within,
    joined,
    make_hours,
    next_within,
    spans_from,
)
from bot.domain.programme import Programme
from bot.domain.public_holidays import COUNTRY, public_holidays

MONDAY = date(2026, 11, 23)
TOMSK = ZoneInfo("Asia/Tomsk")
WORKDAYS = range(5)


def hours(days: object, starts: int, ends: int) -> OfficeHours:
    return make_hours(days, starts=starts * 60, ends=ends * 60)  # type: ignore[arg-type] # ranges and sets


def at(day: date, hour: int, zone: ZoneInfo = TOMSK) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=zone)


def test_hours_are_from_opening_until_closing() -> None:
    spans = spans_from(MONDAY, [hours(WORKDAYS, 10, 18)], zone=TOMSK)

    assert [is_within(spans, at(MONDAY, hour)) for hour in (9, 10, 17, 18)] == [False, True, True, False]


def test_night_belongs_to_the_day_it_begins() -> None:
    spans = spans_from(MONDAY, [hours([0], 22, 6)], zone=TOMSK, days=3)

    assert is_within(spans, at(MONDAY + timedelta(days=1), 5))
    assert not is_within(spans, at(MONDAY, 5))
    assert not is_within(spans, at(MONDAY + timedelta(days=1), 23))


def test_day_and_night_have_no_gap() -> None:
    spans = spans_from(MONDAY, [hours(range(7), 0, 24)], zone=TOMSK)

    assert len(spans) == 1
    assert next_within(spans, at(MONDAY, 13)) == at(MONDAY, 13)


def test_holiday_takes_its_night_along() -> None:
    holiday = MONDAY + timedelta(days=1)
    spans = spans_from(MONDAY, [hours(range(7), 22, 6)], zone=TOMSK, is_closed=lambda day: day == holiday)

    assert is_within(spans, at(holiday, 5))
    assert not is_within(spans, at(holiday, 23))
    assert not is_within(spans, at(holiday + timedelta(days=1), 5))
    assert is_within(spans, at(holiday + timedelta(days=1), 23))


def test_new_year_is_passed_over() -> None:
    closed = public_holidays(COUNTRY, {2026, 2027}).__contains__
    spans = spans_from(date(2026, 12, 30), [hours(WORKDAYS, 10, 18)], zone=TOMSK, is_closed=closed)

    assert next_within(spans, at(date(2026, 12, 30), 19)) == at(date(2027, 1, 11), 10)


def test_same_hours_are_another_moment_elsewhere() -> None:
    line = [hours(WORKDAYS, 10, 18)]
    tomsk, moscow = (
        spans_from(MONDAY, line, zone=zone)[0].starts_at for zone in (TOMSK, ZoneInfo("Europe/Moscow"))
    )

    assert moscow - tomsk == timedelta(hours=4)


def test_clock_set_forward_shortens_the_night() -> None:
    night = date(2027, 3, 27)  # the clocks of Berlin skip an hour in it
    (span,) = spans_from(night, [hours(range(7), 22, 6)], zone=ZoneInfo("Europe/Berlin"), days=1)

    assert span.ends_at - span.starts_at == timedelta(hours=7)


def test_theme_without_hours_has_those_of_all() -> None:
    own, everybody = (hours([1, 3], 10, 18),), (hours(WORKDAYS, 9, 20),)
    plan = {0: everybody, 5: own, 6: ()}

    assert hours_for(plan, 5) == own
    assert hours_for(plan, 6) == hours_for(plan, 7) == everybody
    assert hours_for({}, 5) == ()


@pytest.mark.parametrize(
    ("days", "starts", "ends"),
    [([], 600, 900), ([7], 600, 900), ([-1], 600, 900), ([0], 600, 600), ([0], -1, 5), ([0], 5, 1441)],
)
def test_numbers_that_make_no_hours(days: list[int], starts: int, ends: int) -> None:
    with pytest.raises(ValueError, match=r"."):
        make_hours(days, starts=starts, ends=ends)


@pytest.mark.parametrize(
    "stored",
    [
        {"office_hours": {"1": [[[9], 0, 5]]}},
        {"office_hours": {"1": "x"}},
        {"office_hours": [1]},
        {"office_hours": None},
        {"usual_minutes": []},
        {"usual_minutes": [0]},
        {"urgent_minutes": "ab"},
        {"repeat_hours": 99},
        {"digest_days": 7},
        {"digest_hour": None},
    ],
)
def test_unfit_settings_are_as_never_decided(stored: dict[str, object]) -> None:
    assert Programme.from_json(stored) == Programme()


def test_stored_hours_are_read_again() -> None:
    line = hours([1, 3], 10, 18)

    assert Programme.from_json({"office_hours": {"5": [line.to_json()], "99": []}}).office_hours == {
        5: (line,)
    }


START = datetime(2026, 11, 23, tzinfo=UTC)
spans = st.lists(
    st.tuples(st.integers(0, 200), st.integers(1, 40)).map(
        lambda pair: Span(START + timedelta(hours=pair[0]), START + timedelta(hours=sum(pair)))
    ),
    max_size=8,
)
moments = st.integers(0, 250).map(lambda hour: START + timedelta(hours=hour))


@given(spans, spans, moments)
def test_common_time_lies_in_both(some: list[Span], others: list[Span], moment: datetime) -> None:
    shared = common(some, others)

    assert is_within(shared, moment) == (is_within(some, moment) and is_within(others, moment))


@given(spans, moments)
def test_joined_times_are_the_same_times(found: list[Span], moment: datetime) -> None:
    whole = joined(found)

    assert is_within(whole, moment) == is_within(found, moment)
    assert all(one.ends_at < other.starts_at for one, other in pairwise(whole))


@given(spans, moments)
def test_next_moment_is_the_first_within(found: list[Span], moment: datetime) -> None:
    following = next_within(found, moment)

    if following is None:
        assert all(span.ends_at <= moment for span in found)
    else:
        assert following >= moment
        assert is_within(found, following)
        assert not any(moment <= span.starts_at < following for span in found)


lines = st.builds(
    lambda days, starts, ends: (days, starts, ends),
    st.sets(st.integers(0, 6), min_size=1),
    st.integers(0, 1439),
    st.integers(1, 1440),
).filter(lambda line: line[1] != line[2])


@given(st.lists(lines, max_size=4), st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_spans_are_ordered_and_apart(given_lines: list[tuple[set[int], int, int]], day: date) -> None:
    made = [make_hours(days, starts=starts, ends=ends) for days, starts, ends in given_lines]

    found = spans_from(day, made, zone=TOMSK)

    assert bool(found) is bool(made)
    assert all(one.ends_at < other.starts_at for one, other in pairwise(found))
    assert all(one.starts_at < one.ends_at for one in found)
