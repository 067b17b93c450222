"""Reminder screens: every button fits, the typed time is read in Russian."""

from datetime import UTC, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.domain.clock_times import parse_time
from bot.domain.reminder import FireState, daily
from bot.services.fires import FireView
from bot.services.reminders import PlanView, Preview
from bot.telegram.screens import Screen
from bot.telegram.texts.reminders import time_words_typed
from bot.telegram.views.fires import alone_screen, earlier_screen, fire_screen, late_screen, later_screen
from bot.telegram.views.new_reminder import (
    about_screen,
    often_screen,
    preview_screen,
    time_screen,
    words_screen,
)
from bot.telegram.views.reminders import (
    city_first_screen,
    delete_screen,
    list_screen,
    phone_screen,
    plan_screen,
)

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ID = UUID(int=2**128 - 1)
LAST_MINUTE = time(23, 59)
PLAN = PlanView(
    ID,
    "Полить цветы",
    daily((time(21),), starts_on=NOW.date()),
    MOSCOW,
    is_on=True,
    next_at=NOW.replace(hour=18),
)
PREVIEW = Preview(ID, (NOW.replace(hour=18),) * 5, MOSCOW)


def make_fire(state: FireState) -> FireView:
    is_put_off = state is FireState.PENDING
    return FireView(ID, "Полить цветы", state, NOW, MOSCOW, is_medicine=True, is_put_off=is_put_off)


SCREENS = [
    phone_screen(),
    city_first_screen(),
    about_screen(),
    often_screen(1),
    time_screen(kind=1),
    time_screen(kind=1, plan=ID.hex, again=True),
    words_screen(kind=1, wall=LAST_MINUTE, page=3),
    preview_screen(kind=1, wall=LAST_MINUTE, number=20, wording="Пора", preview=PREVIEW, now=NOW),
    list_screen([PLAN] * 20, NOW, page=1),
    list_screen([], NOW),
    plan_screen(PLAN, NOW),
    delete_screen(PLAN),
    later_screen(make_fire(FireState.SENT)),
    alone_screen(make_fire(FireState.SENT), again=True),
    earlier_screen(make_fire(FireState.SENT), again=True),
    late_screen(make_fire(FireState.SENT)),
    *(fire_screen(make_fire(state), NOW) for state in FireState),
]


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_fits_telegram_and_the_eye(screen: Screen) -> None:
    assert len(screen.text.splitlines()) <= 12
    assert all(0 < len((button.data or "").encode()) <= 64 for row in screen.rows for button in row)


@pytest.mark.parametrize(
    ("typed", "wall"),
    [("9 утра", time(9)), ("в полдень", time(12)), ("к 8 вечера", time(20)), ("21 ч 15 мин", time(21, 15))],
)
def test_russian_words_around_a_time_are_known(typed: str, wall: time) -> None:
    assert parse_time(typed, time_words_typed()) == wall


def test_list_says_what_comes_when() -> None:
    assert "🟢 сегодня в 21:00 · Полить цветы" in list_screen([PLAN], NOW).text


@pytest.mark.parametrize("state", [FireState.DONE, FireState.SKIPPED, FireState.PENDING])
def test_every_answer_can_be_undone(state: FireState) -> None:
    labels = [button.label for row in fire_screen(make_fire(state), NOW).rows for button in row]

    assert labels[0] == "Отменить"
