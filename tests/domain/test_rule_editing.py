"""Rules changed by small steps stay rules that the opening engine reads, or say that they are not whole."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.directory import Freq, Schedule
from bot.domain.directory_times import DAY_CODES
from bot.domain.opening import Calendar, openings
from bot.domain.rule_editing import (
    NUMBERS,
    anchors,
    days_in,
    empty_rule,
    every,
    is_whole,
    numbers_in,
    toggle_day,
    toggle_number,
)

THURSDAY = date(2026, 11, 26)
CALENDAR = Calendar(ZoneInfo("Asia/Tomsk"), THURSDAY, 62)
STEPS = st.lists(st.one_of(st.sampled_from(DAY_CODES), st.sampled_from(NUMBERS)), max_size=12)


def weekly(*days: str) -> Schedule:
    return Schedule(Freq.WEEKLY, time(10), time(18), byday=days)


@given(STEPS)
def test_whole_rules_open_on_their_days_alone(steps: list[str | int]) -> None:
    rule = weekly()
    for step in steps:
        rule = toggle_day(rule, step) if isinstance(step, str) else toggle_number(rule, step)
    if not is_whole(rule):
        assert not rule.byday
        return
    for opening in openings([rule], (), CALENDAR):
        assert DAY_CODES[opening.day.weekday()] in days_in(rule)
        assert not numbers_in(rule) or opening.day.day <= 28 or -1 in numbers_in(rule)


@given(st.lists(st.one_of(st.sampled_from(DAY_CODES[1:]), st.sampled_from(NUMBERS)), max_size=12))
def test_steps_taken_back_leave_the_rule(steps: list[str | int]) -> None:
    rule = weekly("MO")
    for step in [*steps, *reversed(steps)]:
        rule = toggle_day(rule, step) if isinstance(step, str) else toggle_number(rule, step)

    assert rule == weekly("MO")


@pytest.mark.parametrize("interval", [2, 3, 4])
def test_every_offered_anchor_is_its_next_day(interval: int) -> None:
    rule = weekly("TU", "FR")
    offered = anchors(rule, interval, THURSDAY)

    assert len(offered) == interval
    for anchor in offered:
        made = openings([every(rule, interval, anchor)], (), CALENDAR)
        assert made[0].day == anchor


def test_interval_without_anchor_is_not_whole() -> None:
    assert not is_whole(every(weekly("TU"), 2, None))
    assert is_whole(every(every(weekly("TU"), 2, THURSDAY), 1, None))


def test_rule_without_days_is_not_whole() -> None:
    assert not is_whole(empty_rule())
