"""Fires come at her wall time, once a slot, through every change of clocks and laws."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from bot.domain.recurrence import Rule, next_fires
from bot.domain.reminder import lateness_of_dose
from tests.domain.recurring import instants, wall_times, zones

BERLIN = ZoneInfo("Europe/Berlin")


def make_rule(*walls: str, starts: date = date(2000, 1, 1), **more: object) -> Rule:
    return Rule(tuple(time.fromisoformat(wall) for wall in walls), starts, **more)  # type: ignore[arg-type] # per test


def local_days(rule: Rule, after: datetime, zone: ZoneInfo, n: int) -> list[str]:
    return [
        fire.due_at.astimezone(zone).isoformat(timespec="minutes")
        for fire in next_fires(rule, after, zone, n)
    ]


@given(wall_times, instants, zones)
def test_fires_follow_the_wall_clock(times: tuple[time, ...], after: datetime, zone: ZoneInfo) -> None:
    for fire in next_fires(Rule(times, date(2000, 1, 1)), after, zone, 9):
        wall = datetime.combine(fire.day, times[fire.slot], tzinfo=zone)
        is_real = wall.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall.replace(tzinfo=None)
        shown = fire.due_at.astimezone(zone)

        assert (shown.time() == times[fire.slot]) == is_real
        assert not shown.fold


@given(wall_times, instants, zones)
def test_every_slot_comes_exactly_once(times: tuple[time, ...], after: datetime, zone: ZoneInfo) -> None:
    fires = next_fires(Rule(times, date(2000, 1, 1)), after, zone, 20)
    days = {fire.day for fire in fires}
    inner = sorted(days)[1:-1]

    assert len({fire.key for fire in fires}) == 20
    assert all(fire.due_at > after for fire in fires)
    assert all(sum(fire.day == day for fire in fires) == len(times) for day in inner)
    assert [fire.due_at for fire in fires] == sorted(fire.due_at for fire in fires)


@given(wall_times, instants, zones)
def test_asking_again_continues_the_row(times: tuple[time, ...], after: datetime, zone: ZoneInfo) -> None:
    rule = Rule(times, date(2000, 1, 1))
    fires = next_fires(rule, after, zone, 6)

    if len({fire.due_at for fire in fires}) == 6:
        assert next_fires(rule, fires[2].due_at, zone, 3) == fires[3:]


@pytest.mark.parametrize(
    ("zone", "change", "before", "after"),
    [
        pytest.param("Europe/Moscow", "2014-10-26", "+04:00", "+03:00", id="permanent_winter_2014"),
        pytest.param("Asia/Tomsk", "2016-05-29", "+06:00", "+07:00", id="tomsk_2016"),
        pytest.param("Europe/Saratov", "2016-12-04", "+03:00", "+04:00", id="saratov_2016"),
        pytest.param("Europe/Volgograd", "2018-10-28", "+03:00", "+04:00", id="volgograd_2018"),
        pytest.param("Europe/Volgograd", "2020-12-27", "+04:00", "+03:00", id="volgograd_2020"),
        pytest.param("Asia/Almaty", "2024-03-01", "+06:00", "+05:00", id="kazakhstan_2024"),
    ],
)
def test_law_change_keeps_her_hour(zone: str, change: str, before: str, after: str) -> None:
    day = date.fromisoformat(change)
    start = datetime.combine(day - timedelta(days=2), time(), tzinfo=UTC)

    shown = local_days(make_rule("21:00"), start, ZoneInfo(zone), 4)

    assert f"{day - timedelta(days=1)}T21:00{before}" in shown
    assert f"{day}T21:00{after}" in shown


def test_skipped_hour_counts_from_before() -> None:
    shown = local_days(make_rule("02:30"), datetime(2026, 3, 28, 12, tzinfo=UTC), BERLIN, 2)

    assert shown == ["2026-03-29T03:30+02:00", "2026-03-30T02:30+02:00"]


def test_repeated_hour_fires_the_first_time() -> None:
    shown = local_days(make_rule("02:30"), datetime(2026, 10, 24, 12, tzinfo=UTC), BERLIN, 2)

    assert shown == ["2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00"]


def test_fire_after_midnight_belongs_to_its_day() -> None:
    rule = make_rule("00:30", "23:30")

    keys = [fire.key for fire in next_fires(rule, datetime(2026, 5, 1, 12, tzinfo=UTC), BERLIN, 3)]

    assert keys == ["2026-05-01#1", "2026-05-02#0", "2026-05-02#1"]


def test_ended_rule_fires_no_more() -> None:
    rule = make_rule("09:00", starts=date(2026, 5, 1), ends_on=date(2026, 5, 2))

    assert len(next_fires(rule, datetime(2026, 4, 1, tzinfo=UTC), BERLIN, 5)) == 2


def test_recurrence_text_picks_the_days() -> None:
    rule = make_rule("09:00", starts=date(2024, 2, 29), rrule="FREQ=YEARLY")

    days = [fire.day for fire in next_fires(rule, datetime(2024, 3, 1, tzinfo=UTC), BERLIN, 1)]

    assert days == [date(2028, 2, 29)]


@pytest.mark.parametrize(
    ("walls", "hours"),
    [
        pytest.param(["21:00"], 6, id="once_a_day_at_most_six_hours"),
        pytest.param(["09:00", "21:00"], 6, id="twice_a_day"),
        pytest.param(["08:00", "14:00", "20:00"], 3, id="half_of_the_shortest_interval"),
    ],
)
def test_lateness_is_half_the_interval(walls: list[str], hours: int) -> None:
    assert lateness_of_dose(make_rule(*walls)) == timedelta(hours=hours)
