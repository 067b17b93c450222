"""What she takes when needed: noted within her doctor's limits, once per press, and taken back."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from bot.clock import FrozenClock
from bot.domain.errors import NotFound
from bot.domain.recurrence import AsNeeded
from bot.domain.reminder import MEDICINE, Body
from bot.services.needed import NeededView
from bot.services.reminders import Draft
from tests.services.reminding import TELEGRAM_ID, Reminding, hours

NOON = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


async def plan(reminding: Reminding, clock: FrozenClock) -> UUID:
    clock.set_to(NOON)
    rule = AsNeeded(most=3, gap=hours(4), starts_on=NOON.date())
    return await reminding.keep(Draft(rule, Body(MEDICINE, "Water the flowers")))


async def note(reminding: Reminding, plan_id: UUID) -> NeededView:
    async with reminding.step() as (scope, person):
        return await scope.needed.note(person, plan_id)


async def test_note_is_kept_with_its_moment(reminding: Reminding, clock: FrozenClock) -> None:
    view = await note(reminding, await plan(reminding, clock))

    assert view.noted is not None
    assert (view.taken, view.allowed_from) == ((NOON,), NOON + hours(4))


async def test_too_early_notes_nothing_and_says_when(reminding: Reminding, clock: FrozenClock) -> None:
    plan_id = await plan(reminding, clock)
    await note(reminding, plan_id)
    clock.move(hours(3.9))
    view = await note(reminding, plan_id)

    assert (view.noted, view.taken, view.allowed_from) == (None, (NOON,), NOON + hours(4))


async def test_most_of_a_day_holds_for_any_24_hours(reminding: Reminding, clock: FrozenClock) -> None:
    plan_id = await plan(reminding, clock)
    for _ in range(3):
        assert (await note(reminding, plan_id)).noted is not None
        clock.move(hours(5))
    refused = await note(reminding, plan_id)
    clock.set_to(NOON + hours(24))

    assert (refused.noted, refused.allowed_from) == (None, NOON + hours(24))
    assert (await note(reminding, plan_id)).noted is not None


async def test_double_press_notes_one(reminding: Reminding, clock: FrozenClock) -> None:
    plan_id = await plan(reminding, clock)
    first = await note(reminding, plan_id)
    clock.move(timedelta(seconds=30))
    second = await note(reminding, plan_id)

    assert second.noted == first.noted
    assert len(second.taken) == 1


async def test_two_processes_note_one(reminding: Reminding, clock: FrozenClock) -> None:
    plan_id = await plan(reminding, clock)
    views = await asyncio.gather(*(note(reminding, plan_id) for _ in range(4)))

    assert len({view.noted for view in views}) == 1
    assert (await reminding.states()) == ["done"]


async def test_note_can_be_taken_back_twice(reminding: Reminding, clock: FrozenClock) -> None:
    plan_id = await plan(reminding, clock)
    noted = (await note(reminding, plan_id)).noted
    assert noted is not None
    async with reminding.step() as (scope, person):
        view = await scope.needed.undo(person, noted)
    with pytest.raises(NotFound):
        async with reminding.step() as (scope, person):
            await scope.needed.undo(person, noted)

    assert (view.taken, view.allowed_from) == ((), None)


async def test_nobody_else_can_note_or_take_back(reminding: Reminding, clock: FrozenClock) -> None:
    plan_id = await plan(reminding, clock)
    noted = (await note(reminding, plan_id)).noted
    assert noted is not None
    async with reminding.step(TELEGRAM_ID + 1) as (scope, stranger):
        with pytest.raises(NotFound):
            await scope.needed.note(stranger, plan_id)
        with pytest.raises(NotFound):
            await scope.needed.undo(stranger, noted)


async def test_daily_reminder_takes_no_notes(reminding: Reminding, clock: FrozenClock) -> None:
    plan_id = await reminding.plan("21:00")
    clock.move(hours(1))
    with pytest.raises(NotFound):
        await note(reminding, plan_id)
