"""Steps of a visit: in order, ahead, never later than of use."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.intervals import Interval
from bot.domain.recurrence import Rule, Step, Steps, next_fires
from bot.domain.visit_templates import VisitKind
from bot.domain.visits import (
    AFTER,
    DAY_BEFORE,
    EARLY,
    HIDDEN,
    LOST,
    MISSED,
    NOTICES,
    TASK,
    Visit,
    answered_rule,
    begins_at,
    code_of,
    is_over,
    is_visit,
    visit_rule,
)
from bot.domain.wall_times import instant_of
from tests.domain.recurring import zones

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)  # midday in Moscow
visits = st.builds(
    Visit,
    st.sampled_from([kind for kind in VisitKind if kind not in {VisitKind.PILLS, VisitKind.BORN}]),
    st.dates(date(2026, 1, 1), date(2032, 12, 31)),
    st.none() | st.times().map(lambda wall: wall.replace(second=0, microsecond=0)),
    st.none() | st.just(Interval.read("6m")),
    st.integers(0, 9),
    is_followed=st.booleans(),
)


def steps_of(visit: Visit, zone: ZoneInfo, now: datetime) -> tuple[Step, ...]:
    rule = visit_rule(visit, zone, now)
    assert isinstance(rule, Steps)
    return rule.steps


def codes(visit: Visit, now: datetime = NOW) -> list[str]:
    return [step.code for step in steps_of(visit, MOSCOW, now)]


@given(visit=visits, zone=zones, ago=st.timedeltas(timedelta(), timedelta(days=400)))
def test_steps_are_in_order_and_ahead(visit: Visit, zone: ZoneInfo, ago: timedelta) -> None:
    now = begins_at(visit, zone) - ago
    steps = steps_of(visit, zone, now)
    moments = [instant_of(step.day, step.wall, zone) for step in steps]

    assert moments == sorted(set(moments))
    assert all(moment > now for moment in moments)
    assert {AFTER, MISSED} <= {step.code for step in steps}
    assert visit.is_followed is ({step.code for step in steps} >= HIDDEN)


@given(visit=visits, zone=zones)
def test_no_notice_comes_later_than_of_use(visit: Visit, zone: ZoneInfo) -> None:
    begins = begins_at(visit, zone)
    for step in steps_of(visit, zone, begins - timedelta(days=60)):
        due = instant_of(step.day, step.wall, zone)
        assert step.late > timedelta()
        assert step.code not in NOTICES or due + step.late <= begins - timedelta(hours=2)
        assert step.code in NOTICES or due > begins


@given(visit=visits, zone=zones)
def test_each_step_is_over_before_the_next_begins(visit: Visit, zone: ZoneInfo) -> None:
    steps = {step.code: step for step in steps_of(visit, zone, begins_at(visit, zone) - timedelta(days=60))}
    for code, following in ((EARLY, DAY_BEFORE), (AFTER, MISSED)):
        end = instant_of(steps[code].day, steps[code].wall, zone) + steps[code].late
        assert end < instant_of(steps[following].day, steps[following].wall, zone)


@given(visit=visits)
def test_visit_is_read_as_it_was_written(visit: Visit) -> None:
    assert Visit.from_more(visit.to_more()) == visit


def test_notices_come_three_days_and_one_day_before() -> None:
    visit = Visit(VisitKind.CHECK_UP, date(2026, 12, 10), time(10, 30))

    assert [(step.code, step.day.day, step.wall) for step in steps_of(visit, MOSCOW, NOW)][:4] == [
        (EARLY, 7, time(12)),
        (DAY_BEFORE, 9, time(12)),
        (AFTER, 10, time(13, 30)),
        (MISSED, 11, time(13, 30)),
    ]


def test_silence_is_followed_for_three_days_and_four_weeks() -> None:
    visit = Visit(VisitKind.CHECK_UP, date(2026, 12, 10), time(10, 30))

    hidden = [(step.code, step.day) for step in steps_of(visit, MOSCOW, NOW) if step.code in HIDDEN]
    assert hidden == [(TASK, date(2026, 12, 13)), (LOST, date(2027, 1, 7))]


@pytest.mark.parametrize(
    ("wall", "asked"),
    [
        pytest.param(time(7), (11, time(12)), id="before_midday"),
        pytest.param(time(9), (10, time(12)), id="at_midday"),
        pytest.param(time(17), (10, time(20)), id="evening"),
        pytest.param(time(17, 1), (11, time(12)), id="too_late"),
        pytest.param(time(22), (11, time(12)), id="past_midnight"),
        pytest.param(None, (11, time(12)), id="time_unknown"),
    ],
)
def test_it_is_asked_by_daylight_how_it_went(wall: time | None, asked: tuple[int, time]) -> None:
    steps = steps_of(Visit(VisitKind.PLAIN, date(2026, 12, 10), wall), MOSCOW, NOW)

    assert [(step.day.day, step.wall) for step in steps if step.code == AFTER] == [asked]


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        pytest.param(date(2026, 11, 26), [], id="today"),
        pytest.param(date(2026, 11, 27), [], id="notice_hour_has_come"),
        pytest.param(date(2026, 11, 28), [DAY_BEFORE], id="in_two_days"),
        pytest.param(date(2026, 11, 30), [EARLY, DAY_BEFORE], id="in_four_days"),
    ],
)
def test_notices_of_the_past_are_left_out(day: date, kept: list[str]) -> None:
    visit = Visit(VisitKind.PLAIN, day, time(18))

    assert [code for code in codes(visit) if code in NOTICES] == kept


def test_visit_is_over_when_it_begins() -> None:
    today = date(2026, 11, 26)

    assert is_over(Visit(VisitKind.PLAIN, today, time(12)), MOSCOW, NOW)
    assert not is_over(Visit(VisitKind.PLAIN, today, time(12, 1)), MOSCOW, NOW)
    assert not is_over(Visit(VisitKind.PLAIN, today), MOSCOW, NOW)
    assert is_over(Visit(VisitKind.PLAIN, date(2026, 11, 25)), MOSCOW, NOW)


def test_answer_leaves_nothing_to_follow() -> None:
    rule = visit_rule(Visit(VisitKind.PLAIN, date(2026, 12, 10)), MOSCOW, NOW)
    been, failed = answered_rule(rule), answered_rule(rule, keeps=HIDDEN)

    assert isinstance(been, Steps)
    assert isinstance(failed, Steps)
    assert [step.code for step in been.steps] == [EARLY, DAY_BEFORE, AFTER]
    assert [step.code for step in failed.steps] == [EARLY, DAY_BEFORE, AFTER, TASK, LOST]


def test_answer_to_the_last_step_leaves_a_rule() -> None:
    last = Steps((Step(LOST, date(2026, 12, 10), time(12), timedelta(days=1)),))

    assert answered_rule(last) == last
    assert answered_rule(Rule((time(9),), date(2026, 12, 1))) == Rule((time(9),), date(2026, 12, 1))


def test_new_pack_is_told_of_a_week_before() -> None:
    rule = visit_rule(Visit(VisitKind.PILLS, date(2026, 12, 10)), MOSCOW, NOW)
    days = [fire.day for fire in next_fires(rule, NOW, MOSCOW, 3)]

    assert days == [date(2026, 12, 3), date(2026, 12, 31), date(2027, 1, 28)]


def test_rules_and_slots_of_visits_are_known() -> None:
    assert is_visit(visit_rule(Visit(VisitKind.PLAIN, date(2026, 12, 10)), MOSCOW, NOW))
    assert not is_visit(Steps((Step("s14", date(2026, 12, 10), time(12), timedelta(days=3)),)))
    assert (code_of("2026-12-07#d3"), code_of("2026-12-07#0"), code_of("2026-12-07#s14")) == (
        "d3",
        None,
        None,
    )
