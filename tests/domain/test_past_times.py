"""A moment of the last day, as a woman types it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.past_times import read_past
from bot.telegram.texts.catalogue import use_language
from bot.telegram.texts.fires import past_words
from bot.telegram.texts.typed_words import time_words_typed

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)  # 21:30
DAY = timedelta(days=1)


def read(text: str, *, now: datetime = NOW, language: str = "ru") -> str | None:
    with use_language(language):
        moment = read_past(text, past_words(), time_words_typed(), now, MOSCOW)
    return None if moment is None else f"{moment.astimezone(MOSCOW):%d %H:%M}"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("час назад", "23 20:30", id="an_hour"),
        pytest.param("2 часа", "23 19:30", id="two_hours"),
        pytest.param("3ч назад.", "23 18:30", id="glued"),
        pytest.param("40 минут назад", "23 20:50", id="minutes"),
        pytest.param("Полчаса назад", "23 21:00", id="half_an_hour"),
        pytest.param("утром", "23 08:00", id="morning"),
        pytest.param("сегодня днём", "23 13:00", id="afternoon"),
        pytest.param("вчера вечером", None, id="evening_is_over_a_day_ago"),
        pytest.param("вчера в 22", "22 22:00", id="yesterday"),
        pytest.param("в 9 часов", "23 09:00", id="by_the_clock"),
        pytest.param("20:15", "23 20:15", id="digits"),
        pytest.param("22:00", "22 22:00", id="later_today_is_yesterday"),
        pytest.param("25 часов назад", None, id="too_long_ago"),
        pytest.param("25:00", None, id="no_such_time"),
        pytest.param("не помню", None, id="no_moment"),
        pytest.param("9" * 50, None, id="too_long"),
        pytest.param("", None, id="empty"),
    ],
)
def test_moment_in_the_past_is_understood(typed: str, meant: str | None) -> None:
    assert read(typed) == meant


def test_early_morning_is_now_not_yesterday() -> None:
    at_six = NOW.replace(hour=3, minute=0)

    assert read("утром", now=at_six) == "23 06:00"


def test_english_words_are_understood() -> None:
    assert read("an hour ago", language="en") == "23 20:30"
    assert read("in the morning", language="en") == "23 08:00"
