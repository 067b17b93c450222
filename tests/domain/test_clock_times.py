"""Times of day as people type them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.clock_times import DayPart, TimeWords, parse_time, read_span, read_times
from tests.domain.recurring import wall_times

WORDS = TimeWords(
    named={"полдень": time(12), "полночь": time(0)},
    parts={"утра": DayPart.MORNING, "дня": DayPart.DAY, "вечера": DayPart.EVENING, "ночи": DayPart.NIGHT},
    numbers={"девять": 9},
    joiners=frozenset({"и", "до"}),
    fillers=frozenset({"в", "с", "час", "часов", "ч", "минут"}),
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


@pytest.mark.parametrize(
    ("typed", "count", "readings"),
    [
        ("9 и 21", None, ["09:00 21:00"]),
        ("8, 14:30 и 22", 3, ["08:00 14:30 22:00"]),
        ("21 15", 1, ["21:15"]),
        ("21 15", None, ["15:00 21:00", "21:15"]),
        ("9 21", 2, ["09:00 21:00"]),
        ("9.5", 1, ["09:05", "09:30", "09:50"]),
        ("в девять", 1, ["09:00", "21:00"]),
        ("девять утра", 1, ["09:00"]),
        ("9 и 10 вечера", 2, ["09:00 22:00", "21:00 22:00"]),
        ("8 и 8 вечера", 2, ["08:00 20:00"]),
        ("полдень и полночь", 2, ["00:00 12:00"]),
        ("9 и 9", None, []),
        ("21:15:00", None, []),
    ],
)
def test_times_are_read_in_every_way(typed: str, count: int | None, readings: list[str]) -> None:
    found = read_times(typed, WORDS, count=count)

    assert [" ".join(wall.isoformat("minutes") for wall in times) for times in found] == readings


@given(wall_times, st.sampled_from([" и ", ", ", "; ", " и в "]), st.sampled_from(":."))
def test_times_written_out_are_sure(times: tuple[time, ...], between: str, mark: str) -> None:
    typed = between.join(f"{wall.hour}{mark}{wall.minute:02}" for wall in times)

    assert read_times(typed, WORDS) == (times,)


@given(st.text(st.sampled_from("0123456789:.,- ивут"), max_size=90), st.one_of(st.none(), st.integers(1, 6)))
def test_every_reading_has_the_wanted_count(typed: str, count: int | None) -> None:
    readings = read_times(typed, WORDS, count=count)

    assert all(list(times) == sorted(set(times)) for times in readings)
    assert all(count in {None, len(times)} for times in readings)


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("9-21", "09:00-21:00"),
        ("22–9", "22:00-09:00"),
        ("с 9 до 21", "09:00-21:00"),
        ("9", None),
        ("7-7", None),
    ],
)
def test_stretch_of_a_day_is_read(typed: str, span: str | None) -> None:
    found = read_span(typed, WORDS)

    assert (None if found is None else str(found)) == span
