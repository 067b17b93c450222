"""Reminder screens: every button fits, the typed time is read in Russian."""

from dataclasses import replace
from datetime import UTC, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.domain.clock_times import parse_time
from bot.domain.recurrence import Rule
from bot.domain.reminder import FireState, daily
from bot.domain.wall_times import Hours
from bot.domain.wishes import DETAILS, MEDICINE_KIND, OWN_KIND, Ask, Way, Wish, own_words
from bot.services.fires import FireView
from bot.services.new_reminders import Outlook
from bot.services.plan_settings import PlanSettingsView
from bot.services.reminders import PlanView
from bot.services.zone_moves import ZoneChoice
from bot.telegram.screens import Screen
from bot.telegram.texts.typed_words import time_words_typed
from bot.telegram.views.fires import alone_screen, earlier_screen, fire_screen, late_screen, later_screen
from bot.telegram.views.new_reminder import (
    STEP_SCREENS,
    about_screen,
    change_time_screen,
    preview_screen,
)
from bot.telegram.views.plan_settings import What, setting_screen, settings_screen
from bot.telegram.views.reminder_details import reading_screen
from bot.telegram.views.reminder_steps import Look
from bot.telegram.views.reminders import (
    city_first_screen,
    delete_screen,
    list_screen,
    phone_screen,
    plan_screen,
)
from bot.telegram.views.zone_move import zone_screen

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
QUIET = Hours(time(22), time(9))
LATE = Rule((LAST_MINUTE,), NOW.date(), rrule="FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1")
OUTLOOK = Outlook(LATE, (NOW.replace(hour=18),) * 5, MOSCOW, QUIET)
WISH = Wish(MEDICINE_KIND, Way.MONTH_DAYS, (1 << 30,), (LAST_MINUTE,), NOW.date(), own_words("Пора"))
HOURLY = Wish(MEDICINE_KIND, Way.HOURS, (12, 0), (LAST_MINUTE,))
LONG = "Очень длинные слова о цветах, " * 3
COMING = ((NOW, LONG),) * 3
SETTINGS = PlanSettingsView(
    ID,
    LONG,
    MOSCOW,
    NOW.date(),
    is_paused=False,
    resumes_on=NOW.date(),
    quiet=QUIET,
    is_quiet_kept=True,
    ends_on=NOW.date(),
    can_end=True,
    nudges=2,
    is_medicine=True,
    supply_until=NOW.date(),
    may_taper=True,
    next_at=NOW,
)


def way_of(ask: Ask) -> Wish:
    """Return a wish of which this can be asked."""
    ways = [way for way, details in DETAILS.items() if ask in details]
    wish = Wish(OWN_KIND, ways[0] if ways else Way.ONCE)
    if ask is Ask.MEANING:
        return HOURLY
    return replace(wish, numbers=(2,) * DETAILS[wish.way].index(ask)) if ways and wish.way else wish


def make_fire(state: FireState) -> FireView:
    is_put_off = state is FireState.PENDING
    return FireView(ID, "Полить цветы", state, NOW, MOSCOW, is_medicine=True, is_put_off=is_put_off)


SCREENS = [
    phone_screen(),
    city_first_screen(),
    about_screen(),
    change_time_screen(ID.hex, again=True),
    *(show(way_of(ask), Look(NOW.date(), 3, again=True, rule=LATE)) for ask, show in STEP_SCREENS.items()),
    *(preview_screen(replace(WISH, is_moved=moved), LONG, OUTLOOK, NOW) for moved in (None, True, False)),
    reading_screen(Ask.TIMES, WISH, [WISH.at(time(9), time(21)), WISH.at(time(9, 21))]),
    settings_screen(SETTINGS),
    *(setting_screen(what, SETTINGS, again=True) for what in What if what is not What.SHOW),
    zone_screen(ZoneChoice(MOSCOW, COMING, COMING), NOW),
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
