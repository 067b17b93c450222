"""Window periods: as in the reviewed sheet, and never too early whatever day within her answer it was."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import facts
from bot.domain.errands import TESTS
from bot.domain.windows import (
    FIRST_AID,
    LEAST_DAYS,
    WINDOWS,
    Ago,
    Sample,
    readings,
    repeats,
    risk_day,
)

TODAY = date(2026, 11, 26)
# Once more by hand, from §5 of the fact sheet: whoever changes a number must read it there again.
SHEET = {
    Sample.HIV_LAB: ("5.1", 45),
    Sample.HIV_RAPID: ("5.3", 90),
    Sample.HEPATITIS_RNA: ("5.8", 14),
    Sample.HEPATITIS_ANTIBODIES: ("5.8", 84),
    Sample.SYPHILIS: ("5.9", 90),
    Sample.INFECTIONS: ("5.10", 14),
    Sample.PREGNANCY: ("2.10", 21),
}
LENGTHS = {window.sample: window.length for window in WINDOWS}
NEXT_LEAST = dict(zip(sorted(LEAST_DAYS.values()), [*sorted(LEAST_DAYS.values())[1:], 400], strict=True))
days = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def test_windows_are_those_of_the_sheet() -> None:
    assert {one.sample: (one.fact.id, one.length.days) for one in WINDOWS} == SHEET


def test_every_sample_and_every_test_has_a_window() -> None:
    assert {one.sample for one in WINDOWS} == set(Sample)
    assert {one.errand for one in WINDOWS} == set(TESTS)


def test_only_the_first_three_days_lead_to_pep() -> None:
    assert [ago for ago in Ago if LEAST_DAYS[ago] * 24 < facts.PEP_LATEST.value] == [
        Ago.UNDER_A_DAY,
        Ago.UNDER_THREE_DAYS,
    ]
    assert set(FIRST_AID) == {Ago.UNDER_A_DAY, Ago.UNDER_THREE_DAYS, Ago.DAYS}


@given(ago=st.sampled_from(Ago), today=days, data=st.data())
def test_no_test_tells_before_its_window(ago: Ago, today: date, data: st.DataObject) -> None:
    least = LEAST_DAYS[ago]
    truly = today - timedelta(days=data.draw(st.integers(least, NEXT_LEAST[least] - 1)))

    for one in readings(risk_day(ago, today), today):
        assert one.day >= truly + LENGTHS[one.sample]
        assert one.tells is (today >= one.day)


@given(ago=st.sampled_from(Ago), today=days)
def test_repeats_lie_ahead_and_miss_nothing(ago: Ago, today: date) -> None:
    found = readings(risk_day(ago, today), today)
    again = repeats(found)

    assert all(day > today for day in again)
    assert list(again) == sorted(again)
    assert {sample for samples in again.values() for sample in samples} == {
        one.sample for one in found if not one.tells
    }


@given(ago=st.sampled_from(Ago), today=days, later=st.integers(0, 400))
def test_what_tells_goes_on_telling(ago: Ago, today: date, later: int) -> None:
    risk = risk_day(ago, today)

    now = {one.sample for one in readings(risk, today) if one.tells}
    then = {one.sample for one in readings(risk, today + timedelta(days=later)) if one.tells}

    assert now <= then


@pytest.mark.parametrize(
    ("ago", "told"),
    [
        (Ago.DAYS, set()),
        (Ago.TWO_WEEKS, {Sample.HEPATITIS_RNA, Sample.INFECTIONS}),
        (Ago.SIX_WEEKS, {Sample.HEPATITIS_RNA, Sample.INFECTIONS, Sample.PREGNANCY}),
        (Ago.SEVEN_WEEKS, {Sample.HEPATITIS_RNA, Sample.INFECTIONS, Sample.PREGNANCY, Sample.HIV_LAB}),
        (Ago.THREE_MONTHS, set(Sample)),
    ],
)
def test_weeks_decide_what_tells(ago: Ago, told: set[Sample]) -> None:
    assert {one.sample for one in readings(risk_day(ago, TODAY), TODAY) if one.tells} == told


def test_six_weeks_leave_three_days_for_the_lab() -> None:
    (lab,) = [one for one in readings(risk_day(Ago.SIX_WEEKS, TODAY), TODAY) if one.sample is Sample.HIV_LAB]

    assert lab.day == TODAY + timedelta(days=3)
