"""Chips: what she asks of a place; unknown never counts as yes."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.chips import (
    ANSWERS,
    NO_CHIPS,
    PLACE_CHIPS,
    Chip,
    agreement,
    answer_to,
    chips_of,
    split_chips,
    split_district,
    unanswered,
    way_agrees,
    with_chips,
)
from bot.domain.directory import AccessTerm, Audience, ServiceAtLocation, Tri
from bot.domain.districts import FIRST, NUMBERS
from bot.domain.errands import Errand
from bot.domain.how_tested import HowTested
from bot.domain.opening import Opening
from bot.telegram.place_callbacks import DistrictKept

CALLBACK_BYTES = 64
HOURS = Opening(
    datetime(2026, 11, 23, 3, tzinfo=UTC), datetime(2026, 11, 23, 11, tzinfo=UTC), date(2026, 11, 23)
)
OURS = replace(HOURS, audience=Audience.WOMEN_ONLY)
TERMS = st.dictionaries(st.sampled_from(AccessTerm), st.sampled_from(Tri))


def place(access: dict[AccessTerm, Tri]) -> ServiceAtLocation:
    """Give a place with these terms."""
    return ServiceAtLocation("place", "service", "location", access=access)


@given(st.integers(0, 127), st.sampled_from(Errand), st.integers(0, FIRST + NUMBERS))
def test_chips_and_district_travel_with_the_errand(number: int, errand: Errand, district: int) -> None:
    what = with_chips(errand, Chip(number), district)

    assert split_chips(what) == (errand, Chip(number))
    assert split_district(what) == (with_chips(errand, Chip(number)), district)
    assert len(DistrictKept(what=what).pack()) <= CALLBACK_BYTES


@pytest.mark.parametrize(
    ("chip", "how", "answer"),
    [
        (Chip.RAPID, HowTested.RAPID, Tri.YES),
        (Chip.RAPID, HowTested.BOTH, Tri.YES),
        (Chip.RAPID, HowTested.LAB, Tri.NO),
        (Chip.LAB, HowTested.LAB, Tri.YES),
        (Chip.LAB, HowTested.RAPID, Tri.NO),
        (Chip.LAB, HowTested.UNKNOWN, Tri.UNKNOWN),
        (NO_CHIPS, HowTested.UNKNOWN, Tri.YES),
    ],
)
def test_unknown_way_of_testing_is_asked(chip: Chip, how: HowTested, answer: Tri) -> None:
    assert way_agrees(chip, how) is answer


def test_unknown_bits_are_left_out() -> None:
    assert chips_of(255 << 6) == Chip.LAB


@given(TERMS, st.sampled_from(list(PLACE_CHIPS)))
def test_only_a_stated_yes_is_yes(access: dict[AccessTerm, Tri], chip: Chip) -> None:
    answer = answer_to(chip, place(access), HOURS)
    is_refused = chip is Chip.WITH_CHILD and access.get(AccessTerm.WITH_CHILD) is Tri.NO

    is_stated = any(access.get(term) is Tri.YES for term in ANSWERS[chip])
    assert (answer is Tri.YES) == (is_stated and not is_refused)


def test_play_corner_takes_no_child_that_is_refused() -> None:
    torn = place({AccessTerm.PLAY_CORNER: Tri.YES, AccessTerm.WITH_CHILD: Tri.NO})

    assert answer_to(Chip.WITH_CHILD, torn, HOURS) is Tri.UNKNOWN


@given(TERMS)
def test_without_chips_every_place_agrees(access: dict[AccessTerm, Tri]) -> None:
    assert agreement(NO_CHIPS, place(access), None) is Tri.YES


@pytest.mark.parametrize(
    ("chip", "access", "answer"),
    [
        (Chip.NO_PASSPORT, {AccessTerm.NO_DOCS_WITH_REFERRAL: Tri.YES}, Tri.UNKNOWN),
        (Chip.NO_PASSPORT, {AccessTerm.NO_PASSPORT: Tri.NO}, Tri.NO),
        (Chip.WALK_IN, {AccessTerm.APPOINTMENT: Tri.YES}, Tri.NO),
        (Chip.WITH_CHILD, {AccessTerm.PLAY_CORNER: Tri.YES}, Tri.YES),
        (Chip.WOMEN_ONLY, {AccessTerm.WOMEN_HOURS: Tri.YES}, Tri.NO),
    ],
)
def test_terms_answer_chips(chip: Chip, access: dict[AccessTerm, Tri], answer: Tri) -> None:
    assert answer_to(chip, place(access), HOURS) is answer


def test_hours_for_women_are_women_only() -> None:
    mixed = place({AccessTerm.WOMEN_HOURS: Tri.YES})

    assert answer_to(Chip.WOMEN_ONLY, mixed, OURS) is Tri.YES


def test_one_no_outweighs_the_rest() -> None:
    known = place({AccessTerm.NO_PASSPORT: Tri.YES, AccessTerm.WALK_IN: Tri.NO})

    assert agreement(Chip.NO_PASSPORT | Chip.WALK_IN | Chip.PREGNANT, known, HOURS) is Tri.NO


def test_unanswered_chips_are_named() -> None:
    known = place({AccessTerm.NO_PASSPORT: Tri.YES})

    assert list(unanswered(Chip.NO_PASSPORT | Chip.PREGNANT, known, HOURS)) == [Chip.PREGNANT]
