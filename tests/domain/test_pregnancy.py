"""The row of a pregnancy: weeks as in the fact sheet, nothing that is over, nothing out of its weeks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.pregnancy import STAGES, TERM, due_by_period, due_by_week, may_be_due, planned, week_on
from bot.domain.visit_templates import VisitKind

TODAY = date(2026, 11, 26)
# Once more by hand, from §5 and 6 of the fact sheet: facts, first and last week in which a visit is of use.
SHEET = {
    VisitKind.REGISTER: ({"6.1"}, 0, 11),
    VisitKind.FIRST_SCAN: ({"6.5"}, 11, 13),
    VisitKind.SECOND_SCAN: ({"6.5"}, 19, 20),
    VisitKind.HIV_TEST: ({"5.17"}, 28, 32),
    VisitKind.THIRD_SCAN: ({"6.6"}, 34, 35),
    VisitKind.VIRAL_LOAD: ({"6.12"}, 34, 35),
}
weeks = st.integers(0, 40)
days = st.dates(date(2024, 1, 1), date(2040, 1, 1))


def test_weeks_are_those_of_the_sheet() -> None:
    told = {
        stage.kind: ({fact.id for fact in stage.facts}, stage.first // 7, stage.last // 7)
        for stage in STAGES
        if stage.kind is not VisitKind.BORN
    }

    assert told == SHEET


def test_what_is_not_confirmed_is_marked() -> None:
    assert {stage.kind for stage in STAGES if not stage.reviewed} == {
        VisitKind.REGISTER,
        VisitKind.THIRD_SCAN,
        VisitKind.VIRAL_LOAD,
    }


def test_only_the_viral_load_waits_to_be_switched_on() -> None:
    assert [stage.kind for stage in STAGES if not stage.is_offered_on] == [VisitKind.VIRAL_LOAD]


@given(week=weeks, extra=st.integers(0, 6), today=days)
def test_visits_lie_ahead_within_their_weeks(week: int, extra: int, today: date) -> None:
    due = due_by_week(week, today) - timedelta(days=extra)
    found = planned(due, today)

    assert [one.day for one in found] == sorted(one.day for one in found)
    for one in found:
        assert one.day > today or one.stage.kind is VisitKind.BORN
        day = (one.day - (due - TERM)).days
        assert one.is_late or one.stage.first <= day <= one.stage.last


@given(week=weeks, today=days)
def test_week_is_the_one_she_said(week: int, today: date) -> None:
    assert week_on(due_by_week(week, today), today) == week


def test_twelve_weeks_give_the_rest_of_the_row() -> None:
    found = planned(due_by_week(12, TODAY), TODAY)

    assert [(one.stage.kind, one.is_late) for one in found] == [
        (VisitKind.REGISTER, True),
        (VisitKind.FIRST_SCAN, False),
        (VisitKind.SECOND_SCAN, False),
        (VisitKind.HIV_TEST, False),
        (VisitKind.THIRD_SCAN, False),
        (VisitKind.VIRAL_LOAD, False),
        (VisitKind.BORN, False),
    ]
    assert found[0].day == TODAY + timedelta(days=3)


def test_last_period_counts_forty_weeks() -> None:
    assert due_by_period(date(2026, 9, 1)) == date(2027, 6, 8)


@pytest.mark.parametrize(
    ("weeks_off", "fits"), [(60, False), (41, False), (40, True), (0, True), (-1, True), (-2, False)]
)
def test_child_is_due_within_forty_weeks(weeks_off: int, fits: bool) -> None:
    assert may_be_due(TODAY + timedelta(weeks=weeks_off), TODAY) is fits
