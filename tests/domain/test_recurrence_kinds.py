"""Every kind of recurrence: real hours, windows, cycles, quiet, pauses, steps, doses as needed."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.domain.recurrence import (
    AfterLast,
    AsNeeded,
    Cycle,
    Every,
    Limits,
    Recurrence,
    Rule,
    Step,
    Steps,
    next_allowed,
    next_fires,
)
from bot.domain.wall_times import Hours
from tests.domain.recurring import (
    counted,
    days,
    gaps,
    hours,
    instants,
    limits,
    recurrences,
    wall_times,
    zones,
)

MOSCOW = ZoneInfo("Europe/Moscow")
BERLIN = ZoneInfo("Europe/Berlin")
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
NIGHT = Hours(time(22), time(9))


def moments(rule: Recurrence, after: str, n: int, *, zone: ZoneInfo = MOSCOW, **held: object) -> list[str]:
    """Return when it fires by her clock, after a moment of it."""
    limits = Limits(**held)  # type: ignore[arg-type] # one of its fields
    since = datetime.fromisoformat(after).replace(tzinfo=zone)
    fires = next_fires(rule, since, zone, n, limits=limits)
    return [fire.due_at.astimezone(zone).strftime("%m-%d %H:%M") for fire in fires]


def at(text: str, zone: ZoneInfo = MOSCOW) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


@settings(deadline=None)  # a row of years is run through
@given(recurrences, limits, instants, zones)
def test_fires_come_later_in_order_and_once(
    rule: Recurrence, held: Limits, after: datetime, zone: ZoneInfo
) -> None:
    fires = next_fires(rule, after, zone, 8, limits=held)

    assert all(fire.due_at > after for fire in fires)
    assert [fire.due_at for fire in fires] == sorted(fire.due_at for fire in fires)
    assert len({fire.key for fire in fires}) == len(fires)
    assert all(len(fire.key) <= 16 for fire in fires)


@settings(deadline=None)  # a row of years is run through
@given(recurrences, limits, instants, zones)
def test_nothing_fires_in_the_midst_of_quiet(
    rule: Recurrence, held: Limits, after: datetime, zone: ZoneInfo
) -> None:
    assume(held.quiet is not None)

    for fire in next_fires(rule, after, zone, 8, limits=held):
        assert held.quiet is not None
        assert held.quiet.around(fire.due_at, zone) is None


@settings(deadline=None)  # a row of years is run through
@given(recurrences, instants, zones)
def test_asking_again_continues_every_row(rule: Recurrence, after: datetime, zone: ZoneInfo) -> None:
    fires = next_fires(rule, after, zone, 6)
    assume(len({fire.due_at for fire in fires}) == 6)

    assert next_fires(rule, fires[2].due_at, zone, 3) == fires[3:]


@given(gaps, instants, instants, zones)
def test_real_hours_know_no_clock_changes(
    gap: timedelta, first_at: datetime, after: datetime, zone: ZoneInfo
) -> None:
    fires = next_fires(Every(gap, first_at), after, zone, 5)

    assert all((fire.due_at - first_at) % gap == timedelta() for fire in fires)
    assert {b.due_at - a.due_at for a, b in pairwise(fires)} == {gap}


@settings(deadline=None)  # a row of years is run through
@given(counted, instants, zones)
def test_counted_hours_stay_in_their_window(rule: Every | AfterLast, after: datetime, zone: ZoneInfo) -> None:
    window = rule.window
    assume(window is not None)

    for fire in next_fires(rule, after, zone, 6):
        assert window is not None
        start_and_end = window.begun_on(fire.due_at.astimezone(zone).date(), zone)
        day_before = window.begun_on(fire.due_at.astimezone(zone).date() - DAY, zone)
        assert any(start <= fire.due_at <= end for start, end in (start_and_end, day_before))


def test_every_eight_hours_across_a_clock_change() -> None:
    rule = Every(8 * HOUR, at("2026-03-28T22:00", BERLIN))

    assert moments(rule, "2026-03-28T20:00", 3, zone=BERLIN) == ["03-28 22:00", "03-29 07:00", "03-29 15:00"]


def test_window_begins_the_count_anew_each_day() -> None:
    rule = Every(4 * HOUR, at("2026-11-23T00:00"), Hours(time(9), time(21)))

    assert moments(rule, "2026-11-23T10:00", 5) == [
        "11-23 13:00",
        "11-23 17:00",
        "11-23 21:00",
        "11-24 09:00",
        "11-24 13:00",
    ]


def test_window_over_midnight_belongs_to_its_evening() -> None:
    rule = Every(3 * HOUR, at("2026-11-23T00:00"), Hours(time(22), time(4)))

    assert moments(rule, "2026-11-23T21:00", 4) == [
        "11-23 22:00",
        "11-24 01:00",
        "11-24 04:00",
        "11-24 22:00",
    ]


def test_after_the_last_one_waits_for_the_window() -> None:
    rule = AfterLast(8 * HOUR, at("2026-11-23T23:00"), Hours(time(8), time(22)))

    assert moments(rule, "2026-11-23T12:00", 3) == ["11-24 08:00", "11-24 16:00", "11-25 08:00"]


def test_pills_rest_between_two_packs() -> None:
    rule = Rule((time(9),), date(2026, 11, 1), cycle=Cycle(21, 7))

    assert moments(rule, "2026-11-20T12:00", 3) == ["11-21 09:00", "11-29 09:00", "11-30 09:00"]


@given(st.builds(Cycle, st.integers(1, 84), st.integers(1, 28)), days, wall_times, zones)
def test_cycle_is_on_so_many_days(cycle: Cycle, start: date, times: tuple[time, ...], zone: ZoneInfo) -> None:
    after = datetime.combine(start - DAY, time(), tzinfo=UTC)
    fires = next_fires(Rule(times, start, cycle=cycle), after, zone, len(times) * (cycle.on + 1))

    past = [(fire.day - start).days for fire in fires]
    assert set(past) == {*range(cycle.on), cycle.on + cycle.off}


@pytest.mark.parametrize(
    ("wall", "moved"),
    [
        ("21:59", "21:59"),
        ("22:00", "22:00"),
        ("23:30", "22:00"),
        ("03:29", "22:00"),
        ("03:30", "09:00"),
        ("08:00", "09:00"),
        ("09:00", "09:00"),
        ("09:01", "09:01"),
    ],
)
def test_quiet_hours_move_to_the_nearest_edge(wall: str, moved: str) -> None:
    rule = Rule((time.fromisoformat(wall),), date(2026, 11, 1))

    assert {one[-5:] for one in moments(rule, "2026-11-23T12:00", 4, quiet=NIGHT)} == {moved}


def test_pause_until_a_day_leaves_out_what_lies_before() -> None:
    rule = Rule((time(9), time(21)), date(2026, 11, 1))

    assert moments(rule, "2026-11-23T12:00", 2, resumes_on=date(2026, 12, 1)) == [
        "12-01 09:00",
        "12-01 21:00",
    ]
    hourly = Every(6 * HOUR, at("2026-11-23T00:00"))
    assert moments(hourly, "2026-11-23T12:00", 2, resumes_on=date(2026, 12, 1)) == [
        "12-01 00:00",
        "12-01 06:00",
    ]


def test_last_day_is_part_of_real_hours() -> None:
    rule = Every(12 * HOUR, at("2026-11-23T09:00"), ends_on=date(2026, 11, 24))

    assert moments(rule, "2026-11-23T08:00", 9) == [
        "11-23 09:00",
        "11-23 21:00",
        "11-24 09:00",
        "11-24 21:00",
    ]


def test_steps_come_in_their_order_and_say_what_for() -> None:
    steps = [
        Step("d3", date(2026, 11, 24), time(12), 2 * DAY),
        Step("d1", date(2026, 11, 26), time(12), 20 * HOUR),
        Step("after", date(2026, 11, 28), time(12), 3 * DAY),
    ]

    fires = next_fires(Steps(tuple(steps)), at("2026-11-24T12:00"), MOSCOW, 9)

    assert [fire.step for fire in fires] == steps[1:]
    assert [fire.key for fire in fires] == ["2026-11-26#d1", "2026-11-28#after"]


def test_as_needed_never_fires() -> None:
    assert next_fires(AsNeeded(3, 4 * HOUR, date(2026, 11, 1)), at("2026-11-23T12:00"), MOSCOW, 5) == []


@pytest.mark.parametrize(
    ("ago", "wait"),
    [([], None), ([5], None), ([3], 1), ([5, 10], None), ([5, 10, 20], 4), ([1, 10, 20], 4), ([1, 30], 3)],
)
def test_doses_as_needed_keep_the_doctors_maximum(ago: list[int], wait: int | None) -> None:
    needed, now = AsNeeded(3, 4 * HOUR, date(2026, 11, 1)), at("2026-11-23T12:00")

    allowed = next_allowed(needed, [now - hours_ago * HOUR for hours_ago in ago], now)

    assert allowed == (None if wait is None else now + wait * HOUR)


@given(hours, instants, zones)
def test_hours_know_their_edges(stretch: Hours, instant: datetime, zone: ZoneInfo) -> None:
    edges = stretch.around(instant, zone)
    moved_out, moved_in = stretch.moved_out(instant, zone), stretch.moved_in(instant, zone)

    assert stretch.around(moved_out, zone) is None or edges is None
    assert moved_in >= instant
    assert edges is None or (moved_in == instant and moved_out in edges)
    assert Hours.read(str(stretch)) == stretch
