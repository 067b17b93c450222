"""What a crew's word makes of the hours, and which stops it changes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.bus import (
    BusState,
    BusStatus,
    NothingToday,
    as_said,
    changed_stops,
    is_missed,
    is_quiet,
    late,
    next_morning,
    told_of,
)
from bot.domain.opening import Opening

DAY = date(2026, 11, 23)


def at(hour: int, minute: int = 0) -> datetime:
    """Return an instant of the day."""
    return datetime(2026, 11, 23, hour, minute, tzinfo=UTC)


BRIDGE = Opening(at(11), at(14), DAY, stop="у моста")
MARKET = Opening(at(15), at(18), DAY, stop="у рынка")
STOPS = (BRIDGE, MARKET)


def said(now: datetime) -> BusStatus:
    """Give the status of a crew that speaks at this time."""
    return BusStatus("bus", DAY, BusState.STANDING, now, at(18))


@pytest.mark.parametrize(
    ("now", "expected", "start"),
    [(at(10, 50), at(11, 20), at(11)), (at(11, 5), at(11, 20), at(11)), (at(14, 30), at(15, 20), at(15))],
)
def test_late_moves_the_stop_that_comes(now: datetime, expected: datetime, start: datetime) -> None:
    status = late(said(now), STOPS, 20)

    assert (status.starts_at, status.expected_at) == (start, expected)


def test_late_after_its_hour_counts_from_now() -> None:
    assert late(said(at(11, 40)), STOPS, 20).expected_at == at(12)


def test_late_after_the_last_stop_is_refused() -> None:
    with pytest.raises(NothingToday):
        late(said(at(18)), STOPS, 20)


def test_hours_follow_the_crew() -> None:
    assert as_said(STOPS, late(said(at(10)), STOPS, 40)) == [replace(BRIDGE, start=at(11, 40)), MARKET]


def test_a_stop_that_comes_too_late_does_not_come() -> None:
    assert as_said(STOPS, late(said(at(13, 30)), STOPS, 40)) == [MARKET]


def test_a_standing_bus_keeps_its_hours() -> None:
    assert as_said(STOPS, said(at(11))) == STOPS


def test_status_holds_until_the_last_stop_ends() -> None:
    assert said(at(11)).holds(at(17, 59))
    assert not said(at(11)).holds(at(18))


def test_a_cancelled_day_changes_what_lies_ahead() -> None:
    assert changed_stops(told_of(STOPS, DAY), {}, at(14, 30)) == ["у рынка"]


def test_a_late_stop_is_news_its_coming_not() -> None:
    plan, delayed = told_of(STOPS, DAY), told_of(as_said(STOPS, late(said(at(10)), STOPS, 40)), DAY)

    assert changed_stops(plan, delayed, at(10)) == ["у моста"]
    assert changed_stops(delayed, plan, at(11, 30)) == []


def test_a_stop_that_comes_back_is_news() -> None:
    assert changed_stops({}, told_of(STOPS, DAY), at(11, 30)) == ["у моста", "у рынка"]


def test_leaving_earlier_is_news_while_it_stands() -> None:
    sooner = told_of([replace(BRIDGE, end=at(12)), MARKET], DAY)

    assert changed_stops(told_of(STOPS, DAY), sooner, at(11, 30)) == ["у моста"]


@pytest.mark.parametrize(
    ("start", "end", "missed"), [(6, 7, True), (8, 9, True), (9, 10, False), (11, 14, False), (1, 2, False)]
)
def test_what_is_over_before_she_can_go_is_missed(start: int, end: int, *, missed: bool) -> None:
    """At three in the morning, of a stop nobody knew of."""
    hours = told_of([Opening(at(start), at(end), DAY, stop="у моста")], DAY)["у моста"]

    assert is_missed([], hours, at(3), next_morning(at(3))) is missed
    assert is_missed(hours, [], at(3), next_morning(at(3))) is missed
    assert not is_missed(hours, hours, at(3), next_morning(at(3)))


@pytest.mark.parametrize(("now", "morning"), [(at(22), at(8) + timedelta(days=1)), (at(3), at(8))])
def test_night_ends_at_eight(now: datetime, morning: datetime) -> None:
    assert next_morning(now) == morning


def test_nothing_said_is_no_news() -> None:
    assert changed_stops(told_of(STOPS, DAY), told_of(STOPS, DAY), at(9)) == []


@pytest.mark.parametrize(("hour", "quiet"), [(21, False), (22, True), (3, True), (8, False)])
def test_night_is_quiet(hour: int, *, quiet: bool) -> None:
    assert is_quiet(at(hour)) is quiet
