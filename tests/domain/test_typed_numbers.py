"""Whole numbers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.typed_numbers import read_number, read_numbers

FILLERS = frozenset({"на", "дней", "день", "раз", "в", "и"})


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("30", (30,)),
        ("на 30 дней", (30,)),
        ("30дней.", (30,)),
        ("21/7", (21, 7)),
        ("1 и 15", (1, 15)),
        ("1, 15", (1, 15)),
        ("2,5", ()),
        ("-3", ()),
        ("1000", ()),
        ("много", ()),
        ("", ()),
    ],
)
def test_typed_numbers_are_read_or_refused(typed: str, numbers: tuple[int, ...]) -> None:
    assert read_numbers(typed, FILLERS) == numbers


def test_two_numbers_are_not_one() -> None:
    assert read_number("21/7", FILLERS) is None


@given(st.text(max_size=70))
def test_no_text_breaks_the_reader(typed: str) -> None:
    assert all(0 <= number <= 999 for number in read_numbers(typed, FILLERS))
