"""Times of day as people type them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.clock_times import DayPart, TimeWords, parse_time

WORDS = TimeWords(
    named={"полдень": time(12), "полночь": time(0)},
    parts={"утра": DayPart.MORNING, "дня": DayPart.DAY, "вечера": DayPart.EVENING, "ночи": DayPart.NIGHT},
    fillers=frozenset({"в", "час", "часов", "ч", "минут"}),
)


@pytest.mark.parametrize(
    ("typed", "wall"),
    [
        ("9", "09:00"),
        ("9:30", "09:30"),
        ("21.15", "21:15"),
        ("0900", "09:00"),
        ("930", "09:30"),
        (" 9-30 ", "09:30"),
        ("9 утра", "09:00"),
        ("9утра", "09:00"),
        ("в 9 вечера", "21:00"),
        ("9:45 вечера", "21:45"),
        ("2 ночи", "02:00"),
        ("12 ночи", "00:00"),
        ("12 дня", "12:00"),
        ("3 дня", "15:00"),
        ("Полдень", "12:00"),
        ("в полночь.", "00:00"),
        ("9ч30", "09:30"),
        ("21 час 15 минут", "21:15"),
    ],
)
def test_typed_time_is_understood(typed: str, wall: str) -> None:
    assert parse_time(typed, WORDS) == time.fromisoformat(wall)


@pytest.mark.parametrize(
    "typed",
    ["25:00", "9.5", "9:75", "через час", "", "утра", "99", "22 утра", "12345", "٩٩:٠٠", "👍"],
)
def test_anything_else_is_not_guessed(typed: str) -> None:
    assert parse_time(typed, WORDS) is None


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(typed: str) -> None:
    wall = parse_time(typed, WORDS)

    assert wall is None or isinstance(wall, time)
