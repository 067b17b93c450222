"""Hours and weekdays as people write them; what can be read in two ways is refused."""

from datetime import time

import pytest

from bot.domain.directory_times import NotUnderstood, Span, parse_days, parse_spans, parse_time
from bot.telegram.texts.directory_words import form_words

WORDS = form_words().words


@pytest.mark.parametrize(
    "text",
    ["10-18", "10:00-18:00", "10.00–18.00", " 10:00 — 18:00 ", "10:00-18", "10:00:00-18:00:00", "10−18"],
)
def test_a_span_is_understood_in_many_spellings(text: str) -> None:
    assert parse_spans(text, WORDS) == (Span(time(10), time(18)),)


def test_a_break_makes_two_spans() -> None:
    assert parse_spans("10-13, 14-18", WORDS) == (Span(time(10), time(13)), Span(time(14), time(18)))


@pytest.mark.parametrize("text", ["круглосуточно", "Круглосуточно.", "24/7", "0-24", "00:00-24:00"])
def test_round_the_clock_is_a_whole_day(text: str) -> None:
    assert parse_spans(text, WORDS) == (Span(time(), time()),)


@pytest.mark.parametrize("text", ["10-18 по записи", "10:00–18:00 (по записи)"])
def test_hours_by_appointment_keep_their_times(text: str) -> None:
    assert parse_spans(text, WORDS) == (Span(time(10), time(18), by_appointment=True),)


def test_appointment_without_hours_is_never_open() -> None:
    assert [span.by_appointment for span in parse_spans("по записи", WORDS)] == [True]


@pytest.mark.parametrize("text", ["закрыто", "выходной", "-"])
def test_closed_has_no_span(text: str) -> None:
    assert parse_spans(text, WORDS) == ()


@pytest.mark.parametrize("text", ["9-6", "8-5", "10-8", "12-2"])
def test_an_evening_that_may_be_a_morning_is_unclear(text: str) -> None:
    with pytest.raises(NotUnderstood, match="unclear_span"):
        parse_spans(text, WORDS)


@pytest.mark.parametrize("text", ["24:00-06:00", "24-6", "24.00–24.00"])
def test_opening_at_the_end_of_a_day_is_unclear(text: str) -> None:
    with pytest.raises(NotUnderstood, match="unclear_span"):
        parse_spans(text, WORDS)


@pytest.mark.parametrize("text", ["20-2", "22-8", "21:00-09:30"])
def test_a_night_is_understood(text: str) -> None:
    (span,) = parse_spans(text, WORDS)

    assert span.closes < span.opens


@pytest.mark.parametrize(
    "text", ["10", "с 10", "утром", "10-25", "10:60-12", "10-18 иногда", "10-", "-18", "10-12-14", "10+"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood, match="bad_span"):
        parse_spans(text, WORDS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9", time(9)),
        ("09.30", time(9, 30)),
        ("24:00", time()),
        ("24:30", None),
        ("10-00", None),
        ("9:5", None),
    ],
)
def test_a_time_is_read_or_refused(text: str, found: time | None) -> None:
    assert parse_time(text) == found


@pytest.mark.parametrize(
    ("items", "days"),
    [
        (["пн"], ("MO",)),
        (["Пн-Пт"], ("MO", "TU", "WE", "TH", "FR")),
        (["сб–вс"], ("SA", "SU")),
        (["пт-пн"], ("FR", "SA", "SU", "MO")),
        (["среда", "пятница"], ("WE", "FR")),
        (["ежедневно"], ("MO", "TU", "WE", "TH", "FR", "SA", "SU")),
        (["будни", "сб"], ("MO", "TU", "WE", "TH", "FR", "SA")),
        (["1-я среда", "3-я среда"], ("1WE", "3WE")),
        (["последний чт"], ("-1TH",)),
        (["1WE", "-1TH", "2 пн"], ("1WE", "-1TH", "2MO")),
        (["mo", "Fr"], ("MO", "FR")),
    ],
)
def test_weekdays_are_understood(items: list[str], days: tuple[str, ...]) -> None:
    assert parse_days(items, WORDS) == days


@pytest.mark.parametrize("item", ["пятницца", "6-я среда", "завтра", "пн-", "1-2", "чётные"])
def test_unclear_weekdays_are_refused(item: str) -> None:
    assert parse_days([item], WORDS) is None
