"""Templates of visits: their numbers are those of the fact sheet, and nothing beyond them is offered."""

import pytest

from bot.domain.intervals import Interval
from bot.domain.visit_templates import (
    COUNTED,
    PERSON_FIRST,
    TEMPLATES,
    VisitKind,
    next_interval,
    usual_of,
)

# Once more by hand, from §5, 7 and 8 of the fact sheet: whoever changes a number must read it there again.
SHEET = {
    VisitKind.CHECK_UP: ({"7.1"}, ["1y"], ["1y"]),
    VisitKind.CERVIX: ({"7.2", "7.3", "7.4"}, ["5y", "3y", "1y"], ["5y"]),
    VisitKind.AFTER_BIRTH: ({"7.13", "7.14"}, ["6w", "8w"], []),
    VisitKind.AFTER_ABORTION: ({"7.15"}, ["14d", "10d"], []),
    VisitKind.AFTER_INFECTION: ({"5.11"}, ["3m"], []),
    VisitKind.AFTER_SYPHILIS: ({"5.12"}, ["3m"], ["3m", "6m"]),
    VisitKind.INJECTION: ({"7.6"}, ["12w", "13w"], ["12w"]),
    VisitKind.COIL: ({"7.10"}, ["6w", "4w", "1y"], ["1y"]),
    VisitKind.IMPLANT: ({"7.8"}, ["3y", "5y"], ["3y"]),
    VisitKind.PILLS: ({"7.11"}, ["28d"], []),
    VisitKind.BABY_TESTS: ({"8.2", "8.3"}, ["6w", "4w"], ["4m", "12m"]),
}
UNREVIEWED = {
    VisitKind.CERVIX,
    VisitKind.AFTER_BIRTH,
    VisitKind.AFTER_ABORTION,
    VisitKind.AFTER_SYPHILIS,
    VisitKind.COIL,
    VisitKind.IMPLANT,
    VisitKind.PILLS,
    VisitKind.BABY_TESTS,
}


def test_intervals_are_those_of_the_sheet() -> None:
    told = {
        kind: (
            {fact.id for fact in TEMPLATES[kind].facts},
            [str(one) for one in TEMPLATES[kind].choices],
            [str(one) for one in TEMPLATES[kind].then],
        )
        for kind in COUNTED
    }

    assert told == SHEET


def test_what_a_clinician_has_to_confirm_is_marked() -> None:
    assert {kind for kind, template in TEMPLATES.items() if not template.reviewed} == UNREVIEWED


def test_what_is_not_counted_has_no_usual() -> None:
    assert [
        usual_of(kind, {}) for kind in (VisitKind.PLAIN, VisitKind.UNCLEAR_RESULT, VisitKind.REGISTER)
    ] == [None] * 3
    assert VisitKind.STILL_POSITIVE in PERSON_FIRST


@pytest.mark.parametrize(("decided", "usual"), [("3y", "3y"), ("1y", "1y"), ("2y", "5y"), ("99y", "5y")])
def test_programme_decides_within_the_facts(decided: str, usual: str) -> None:
    assert str(usual_of(VisitKind.CERVIX, {VisitKind.CERVIX: Interval.read(decided)})) == usual


def test_syphilis_is_looked_at_three_times() -> None:
    row = [next_interval(VisitKind.AFTER_SYPHILIS, turn, None) for turn in range(3)]

    assert [str(one) for one in row] == ["3m", "6m", "None"]


def test_coil_is_looked_at_yearly_after_the_first_weeks() -> None:
    chosen = Interval.read("4w")

    assert [str(next_interval(VisitKind.COIL, turn, chosen)) for turn in (0, 1, 9)] == ["1y", "1y", "1y"]


def test_even_row_keeps_the_step_she_chose() -> None:
    assert str(next_interval(VisitKind.INJECTION, 4, Interval.read("13w"))) == "13w"
    assert str(next_interval(VisitKind.INJECTION, 4, None)) == "12w"
    assert next_interval(VisitKind.AFTER_BIRTH, 0, None) is None
    assert next_interval(VisitKind.PLAIN, 0, None) is None
