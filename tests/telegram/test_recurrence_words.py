"""Every recurrence is said in words a person uses."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given

from bot.domain.recurrence import AfterLast, AsNeeded, Cycle, Every, Recurrence, Rule, Step, Steps
from bot.domain.rrules import EveryDays, OnMonthDays, OnNthWeekday, OnWeekdays, rrule_of
from bot.domain.wall_times import Hours
from bot.telegram.texts.recurrence import rule_words
from tests.domain.recurring import recurrences

HOUR = timedelta(hours=1)
FIRST = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 9, tzinfo=UTC)
NINE = (time(9),)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (Rule((time(9), time(21)), FIRST), "Каждый день в 9:00 и 21:00"),
        (Rule(NINE, FIRST, ends_on=FIRST), "Один раз: пн, 23 ноября в 9:00"),
        (Rule(NINE, FIRST, rrule=rrule_of(EveryDays(3))), "Каждые 3 дня в 9:00"),
        (Rule(NINE, FIRST, rrule=rrule_of(OnWeekdays((0, 2)))), "Каждую неделю: пн, ср, в 9:00"),
        (Rule(NINE, FIRST, rrule=rrule_of(OnWeekdays((4,), 2))), "Каждые 2 недели: пт, в 9:00"),
        (Rule(NINE, FIRST, rrule=rrule_of(OnMonthDays((15,)))), "Каждый месяц, числа 15, в 9:00"),
        (
            Rule(NINE, FIRST, rrule=rrule_of(OnMonthDays((31,)))),
            "Каждый месяц, числа 31, в 9:00\nВ коротком месяце — в последний день",
        ),
        (
            Rule(NINE, FIRST, rrule=rrule_of(OnNthWeekday(2, 1))),
            "Каждый месяц: вт, второй раз в месяце, в 9:00",
        ),
        (Rule(NINE, FIRST, cycle=Cycle(21, 7)), "21 день да, 7 дней перерыв, в 9:00"),
        (Rule(NINE, FIRST, ends_on=date(2026, 12, 31)), "Каждый день в 9:00\nДо чт, 31 декабря"),
        (Every(8 * HOUR, NOON), "Каждые 8 часов"),
        (Every(4 * HOUR, NOON, Hours(time(9), time(21))), "Каждые 4 часа, 9:00–21:00"),
        (AfterLast(6 * HOUR, NOON), "Через 6 часов после прошлого раза"),
        (
            AsNeeded(3, 4 * HOUR, FIRST),
            "Только по необходимости: не больше 3 раз в сутки, между ними 4 часа",
        ),
        (Steps((Step("d1", FIRST, time(12), HOUR),)), "• пн, 23 ноября, 12:00"),
    ],
)
def test_recurrence_is_said_as_people_do(rule: Recurrence, said: str) -> None:
    assert rule_words(rule) == said


@given(recurrences)
def test_every_recurrence_has_words(rule: Recurrence) -> None:
    assert rule_words(rule).strip()
