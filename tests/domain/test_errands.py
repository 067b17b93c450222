"""Errands have answers, and codes are opaque."""

from bot.domain.codes import short_code
from bot.domain.errands import DOCTORS, KINDS, SITUATIONS, TESTS, Errand


def test_every_errand_of_a_list_has_kinds() -> None:
    assert all(KINDS[errand] for errand in (*TESTS, *DOCTORS, *SITUATIONS))


def test_errand_numbers_never_change() -> None:
    assert (Errand.OPEN_NOW, Errand.TODAY, Errand.TEST_HIV, Errand.GYNAECOLOGIST) == (1, 2, 10, 20)
    assert (Errand.PREGNANT, Errand.PILLS) == (30, 37)


def test_codes_are_short_and_stay() -> None:
    assert short_code("tomsk") == "1cf0bc243a73"
    assert len(short_code("x" * 500)) == 12
