"""Typed hours: what is certain is understood, and nothing else is; no input makes hours of nothing."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.directory_times import DAY_CODES, NotUnderstood
from bot.domain.typed_hours import LONGEST_RUN, read_dates, read_hours
from bot.telegram.texts.directory_words import form_words

TODAY = date(2026, 11, 26)
WORDS = form_words().words
WORKDAYS = ("MO", "TU", "WE", "TH", "FR")


def spans_of(text: str) -> list[tuple[time, time]]:
    return [(span.opens, span.closes) for span in read_hours(text, WORDS, TODAY).spans]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("10-18", [(time(10), time(18))]),
        ("10.00–18.00", [(time(10), time(18))]),
        ("9:30 — 21:15", [(time(9, 30), time(21, 15))]),
        ("10-13, 14-18", [(time(10), time(13)), (time(14), time(18))]),
        ("20-2", [(time(20), time(2))]),
        ("18-24", [(time(18), time())]),
        ("круглосуточно", [(time(), time())]),
        ("24/7", [(time(), time())]),
    ],
)
def test_hours_alone_are_understood(text: str, spans: list[tuple[time, time]]) -> None:
    assert spans_of(text) == spans


@pytest.mark.parametrize(
    ("text", "byday"),
    [
        ("пн-пт 10-18", WORKDAYS),
        ("будни 10–18", WORKDAYS),
        ("пн, ср: 10-13, 14-18", ("MO", "WE")),
        ("Ежедневно круглосуточно", DAY_CODES),
        ("сб-пн 20-2", ("SA", "SU", "MO")),
        ("1-я ср, 3-я ср 14-17", ("1WE", "3WE")),
        ("последний чт 12-14", ("-1TH",)),
    ],
)
def test_weekdays_before_hours_are_understood(text: str, byday: tuple[str, ...]) -> None:
    assert read_hours(text, WORDS, TODAY).byday == byday


def test_dates_before_hours_are_understood() -> None:
    typed = read_hours("24.03, 25.03 15–19", WORDS, TODAY)

    assert typed.dates == (date(2027, 3, 24), date(2027, 3, 25))
    assert [(span.opens, span.closes) for span in typed.spans] == [(time(15), time(19))]


def test_appointment_is_never_open_doors() -> None:
    for text in ("по записи", "пн-пт 10-18 по записи", "пн (по записи)"):
        try:
            typed = read_hours(text, WORDS, TODAY)
        except NotUnderstood:
            continue
        assert all(span.by_appointment for span in typed.spans)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "bad_span"),
        ("утром", "bad_span"),
        ("10", "bad_span"),
        ("с десяти", "bad_span"),
        ("10-", "bad_span"),
        ("25-30", "bad_span"),
        ("10:61-12", "bad_span"),
        ("9-6", "unclear_span"),
        ("10.03-12.03", "unclear_span"),
        ("10:00-10:00", "same_hour"),
        ("закрыто", "bad_span"),
        ("31.02 10-18", "bad_date"),
        ("кв 10-18", "bad_date"),
        ("20.11 10-18", "past_date"),
        ("20.11.2025 10-18", "past_date"),
        ("01.12-30.06 10-18", "too_many_dates"),
        ("10-18 10-18 пн", "bad_span"),
    ],
)
def test_uncertain_hours_are_refused(text: str, code: str) -> None:
    with pytest.raises(NotUnderstood, match=code):
        read_hours(text, WORDS, TODAY)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("31.12", [date(2026, 12, 31)]),
        ("31.12–02.01", [date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2)]),
        ("26.11, 26.11", [TODAY]),
        ("1/3/27", [date(2027, 3, 1)]),
        ("05.12.2026; 06.12.", [date(2026, 12, 5), date(2026, 12, 6)]),
    ],
)
def test_dates_and_runs_are_understood(text: str, days: list[date]) -> None:
    assert list(read_dates(text, TODAY)) == days


@given(st.text(alphabet="0123456789-–.,: пнсрчтбвчдв/;\n", max_size=24))
def test_no_input_makes_impossible_hours(text: str) -> None:
    try:
        typed = read_hours(text, WORDS, TODAY)
    except NotUnderstood:
        return
    assert typed.spans
    assert not (typed.byday and typed.dates)
    assert all(day >= TODAY for day in typed.dates)


@given(st.integers(0, 23), st.integers(1, 12), st.sampled_from([0, 5, 30, 45]))
def test_written_hours_are_read_back(opens: int, length: int, minute: int) -> None:
    first, last = time(opens, minute), time((opens + length) % 24, minute)

    assert spans_of(f"{first:%H:%M}–{last:%H:%M}") == [(first, last)]


@given(st.dates(TODAY, TODAY + timedelta(days=299)), st.integers(0, LONGEST_RUN))
def test_written_dates_are_read_back(first: date, length: int) -> None:
    last = first + timedelta(days=length)

    days = read_dates(f"{first:%d.%m.%Y}-{last:%d.%m.%Y}", TODAY)

    assert (days[0], days[-1], len(days)) == (first, last, length + 1)
    assert read_dates(f"{first:%d.%m}", TODAY) == (first,)
