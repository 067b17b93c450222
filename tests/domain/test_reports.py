"""No number below five is told, nor can be computed from what is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reports import FEWEST, Period, Span, average_of, hide_few, show, span_of

MONTHS = st.lists(st.integers(0, 12), min_size=1, max_size=1)


def numbers(parts: dict[str, list[int]]) -> tuple[dict[str, int | None], int | None]:
    table = hide_few(parts)
    return dict(table.rows), table.total


def test_small_number_hides_the_next_smallest_with_it() -> None:
    shown, total = numbers({"a": [3], "b": [9], "c": [20]})

    assert shown == {"a": None, "b": None, "c": 20}
    assert total == 32


def test_large_numbers_are_all_told() -> None:
    assert numbers({"a": [5], "b": [9]}) == ({"a": 5, "b": 9}, 14)


def test_few_in_all_tell_nothing() -> None:
    assert numbers({"a": [1], "b": [2]}) == ({"a": None, "b": None}, None)


@given(st.dictionaries(st.sampled_from("abcdefgh"), MONTHS, min_size=1))
def test_no_small_number_can_be_computed(parts: dict[str, list[int]]) -> None:
    shown, total = numbers(parts)

    assert all(number is None or number >= FEWEST for number in shown.values())
    hidden = [sum(parts[code]) for code, number in shown.items() if number is None]
    if total is not None and hidden:
        assert len(hidden) > 1
        assert sum(hidden) >= FEWEST


@given(st.lists(st.integers(0, 9), min_size=1, max_size=12))
def test_no_small_month_can_be_computed_from_a_year(months: list[int]) -> None:
    total, told = show(months), [number for number in months if number >= FEWEST]

    if total is not None:
        assert total >= FEWEST
        assert not 0 < total - sum(told) < FEWEST


def test_average_of_few_is_not_told() -> None:
    assert average_of([{5: 4}]) is None
    assert average_of([{5: 4, 4: 1}]) == 4.8
    assert average_of([{5: 10}, {1: 2}]) is None
    assert average_of([{}]) is None


@pytest.mark.parametrize(
    ("period", "today", "first", "last"),
    [
        (Period.THIS_MONTH, date(2026, 11, 26), date(2026, 11, 1), date(2026, 11, 26)),
        (Period.LAST_MONTH, date(2026, 1, 5), date(2025, 12, 1), date(2025, 12, 31)),
        (Period.LAST_MONTH, date(2026, 3, 31), date(2026, 2, 1), date(2026, 2, 28)),
        (Period.QUARTER, date(2026, 11, 26), date(2026, 10, 1), date(2026, 11, 26)),
        (Period.YEAR, date(2026, 1, 1), date(2026, 1, 1), date(2026, 1, 1)),
    ],
)
def test_periods_are_those_of_the_calendar(period: Period, today: date, first: date, last: date) -> None:
    assert span_of(period, today) == Span(first, last)
