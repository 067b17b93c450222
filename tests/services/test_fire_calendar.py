"""Her calendar counts each slot on its own day, looks as far as fires are kept, and judges nothing."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

from bot.clock import FrozenClock
from bot.domain.fire_calendar import Mark
from bot.domain.recurrence import AsNeeded, Every
from bot.domain.reminder import MEDICINE, Body, FireState
from bot.domain.wall_times import Hours
from bot.services.fire_calendar import MonthView
from bot.services.reminders import Draft
from tests.services.reminding import Reminding, hours

EVENING = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)  # 21:00 in Moscow
DAY = timedelta(days=1)
BODY = Body(MEDICINE, "Water the flowers")


async def month(reminding: Reminding, wanted: date | None = None) -> MonthView:
    async with reminding.step() as (scope, person):
        return await scope.fire_calendar.month(person, wanted)


async def fires(reminding: Reminding, state: FireState | None) -> None:
    fire_id = await reminding.fired()
    if state is not None:
        async with reminding.step() as (scope, person):
            await scope.fires.answer(person, fire_id, state)


async def test_each_day_shows_what_became_of_it(reminding: Reminding, clock: FrozenClock) -> None:
    await reminding.plan("21:00")
    for number, state in enumerate((FireState.DONE, FireState.SKIPPED, None, FireState.DONE)):
        clock.set_to(EVENING + number * DAY)
        await fires(reminding, state)
    view = await month(reminding)

    told = {day.day: dict(counts) for day, counts in view.days.items()}
    assert told == {
        23: {Mark.DONE: 1},
        24: {Mark.SKIPPED: 1},
        25: {Mark.SILENT: 1},
        26: {Mark.DONE: 1},
        **{day: {Mark.AHEAD: 1} for day in range(27, 31)},
    }


async def test_answer_after_midnight_belongs_to_its_day(reminding: Reminding, clock: FrozenClock) -> None:
    await reminding.plan("21:00")
    clock.set_to(EVENING)
    fire_id = await reminding.fired()
    clock.move(hours(4))
    async with reminding.step() as (scope, person):
        await scope.fires.answer(person, fire_id, FireState.DONE)
    view = await month(reminding)

    assert view.days[date(2026, 11, 23)] == Counter({Mark.DONE: 1})


async def test_waiting_nudge_is_silent_and_put_off_is_ahead(reminding: Reminding, clock: FrozenClock) -> None:
    await reminding.plan("21:00", nudges=1)
    clock.set_to(EVENING)
    fire_id = await reminding.fired()
    assert (await month(reminding)).days[date(2026, 11, 23)] == Counter({Mark.SILENT: 1})
    async with reminding.step() as (scope, person):
        await scope.fires.postpone(person, fire_id, minutes=60)

    assert (await month(reminding)).days[date(2026, 11, 23)] == Counter({Mark.AHEAD: 1})


async def test_months_end_where_fires_are_forgotten(reminding: Reminding, clock: FrozenClock) -> None:
    clock.set_to(EVENING)
    views = [await month(reminding, day) for day in (date(2020, 1, 1), date(2026, 10, 9), date(2031, 1, 1))]

    assert [view.first for view in views] == [date(2026, 9, 1), date(2026, 10, 1), date(2027, 1, 1)]
    assert [(view.earlier, view.later) for view in views] == [
        (None, date(2026, 10, 1)),
        (date(2026, 9, 1), date(2026, 11, 1)),
        (date(2026, 12, 1), None),
    ]


async def test_coming_months_show_what_is_ahead(reminding: Reminding, clock: FrozenClock) -> None:
    clock.set_to(EVENING - hours(1))
    await reminding.plan("09:00", "21:00")
    view = await month(reminding, date(2026, 12, 1))

    assert sum(counts[Mark.AHEAD] for counts in view.days.values()) == 2 * 31


async def test_switched_off_reminder_has_nothing_ahead(reminding: Reminding, clock: FrozenClock) -> None:
    clock.set_to(EVENING - hours(1))
    plan_id = await reminding.plan("21:00")
    async with reminding.step() as (scope, person):
        await scope.reminders.switch(person, plan_id, on=False)

    assert (await month(reminding)).days == {}


async def test_hours_counted_and_needed_ones_stand_on_her_day(
    reminding: Reminding, clock: FrozenClock
) -> None:
    clock.set_to(EVENING + hours(3.5))  # half past midnight by her clock
    needed = await reminding.keep(Draft(AsNeeded(3, hours(1), EVENING.date()), BODY))
    window = Hours(time(9), time(21))
    await reminding.keep(Draft(Every(hours(6), EVENING, window=window), BODY))
    async with reminding.step() as (scope, person):
        await scope.needed.note(person, needed)
    view = await month(reminding)

    assert view.days[date(2026, 11, 24)] == Counter({Mark.DONE: 1, Mark.AHEAD: 3})


async def test_calendar_of_a_woman_without_reminders_is_empty(reminding: Reminding) -> None:
    assert (await month(reminding)).days == {}
