"""Her answers work on today's state, from any message, any number of times."""

from datetime import UTC, datetime, time, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from bot.clock import FrozenClock
from bot.domain.errors import NotFound
from bot.domain.outgoing import Refusal
from bot.domain.reminder import MEDICINE, MOST_PLANS, Body, FireState, daily
from bot.services.deliveries import Deliveries
from bot.services.reminders import Draft, TooManyReminders, ZoneUnknown
from tests.services.reminding import REMINDERS, Reminding, hours

EVENING = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)  # 21:00 in Moscow
QUARTER = timedelta(minutes=15)
NINE = daily((time(21),), starts_on=EVENING.date())


@pytest.fixture(autouse=True)
def evening(clock: FrozenClock) -> None:
    """Begin three hours before nine in the evening."""
    clock.set_to(EVENING - hours(3))


async def test_preview_shows_what_saving_does(reminding: Reminding) -> None:
    async with reminding.step() as (scope, person):
        preview = scope.reminders.preview(person, NINE)
        body = Body(MEDICINE, "Call mum")
        view = await scope.reminders.add(person, preview.plan_id, Draft(NINE, body))

    assert [fire - EVENING for fire in preview.fires] == [timedelta(days=day) for day in range(5)]
    assert view.id == preview.plan_id


async def test_saving_twice_stores_one(reminding: Reminding) -> None:
    plan_id, body = uuid4(), Body(MEDICINE, "Call mum")
    for _ in range(2):
        async with reminding.step() as (scope, person):
            await scope.reminders.add(person, plan_id, Draft(NINE, body))

    async with reminding.step() as (scope, person):
        assert len(await scope.reminders.list_of(person)) == 1
    assert len(await reminding.states()) == 1


async def test_zone_is_needed_first(reminding: Reminding) -> None:
    async with reminding.step() as (scope, person):
        person.settings.zone = None
        with pytest.raises(ZoneUnknown):
            scope.reminders.preview(person, NINE)


async def test_reminders_of_one_woman_are_limited(reminding: Reminding) -> None:
    for _ in range(MOST_PLANS):
        await reminding.plan("21:00")

    with pytest.raises(TooManyReminders):
        await reminding.plan("21:00")


async def test_reminder_of_another_woman_is_not_found(reminding: Reminding) -> None:
    plan_id = await reminding.plan("21:00")

    async with reminding.step(5) as (scope, stranger):
        with pytest.raises(NotFound):
            await scope.reminders.get(stranger, plan_id)


async def test_switched_off_never_fires(reminding: Reminding, clock: FrozenClock) -> None:
    plan_id = await reminding.plan("21:00")
    async with reminding.step() as (scope, person):
        view = await scope.reminders.switch(person, plan_id, on=False)
    clock.set_to(EVENING)

    assert view.next_at is None
    assert not await reminding.ring()


async def test_switched_on_again_fires_today(reminding: Reminding) -> None:
    plan_id = await reminding.plan("21:00")
    async with reminding.step() as (scope, person):
        await scope.reminders.switch(person, plan_id, on=False)
        view = await scope.reminders.switch(person, plan_id, on=True)

    assert view.next_at == EVENING


async def test_deleted_reminder_leaves_the_outbox(reminding: Reminding, clock: FrozenClock) -> None:
    plan_id = await reminding.plan("21:00")
    clock.set_to(EVENING)
    await reminding.ring()
    async with reminding.step() as (scope, person):
        await scope.reminders.delete(person, plan_id)

    assert await reminding.deliver() == []
    assert await reminding.states() == []


@pytest.mark.parametrize("state", [FireState.DONE, FireState.SKIPPED])
async def test_answer_can_be_given_twice(reminding: Reminding, clock: FrozenClock, state: FireState) -> None:
    await reminding.plan("21:00")
    clock.set_to(EVENING)
    fire_id = await reminding.fired()
    for _ in range(2):
        async with reminding.step() as (scope, person):
            view = await scope.fires.answer(person, fire_id, state)

    assert view.state is state
    assert await reminding.states() == [state, FireState.PENDING]


async def test_answer_can_be_taken_back(reminding: Reminding, clock: FrozenClock) -> None:
    await reminding.plan("21:00")
    clock.set_to(EVENING)
    fire_id = await reminding.fired()
    async with reminding.step() as (scope, person):
        await scope.fires.answer(person, fire_id, FireState.DONE)
        view = await scope.fires.undo(person, fire_id)

    assert view.state is FireState.SENT


async def test_postponed_fire_comes_again_once(reminding: Reminding, clock: FrozenClock) -> None:
    await reminding.plan("21:00")
    clock.set_to(EVENING)
    fire_id = await reminding.fired()
    for _ in range(2):
        async with reminding.step() as (scope, person):
            await scope.fires.postpone(person, fire_id, minutes=15)
    clock.move(QUARTER)

    assert await reminding.fired() == fire_id
    assert not await reminding.ring()


async def test_done_on_the_old_message_stops_the_new(reminding: Reminding, clock: FrozenClock) -> None:
    await reminding.plan("21:00")
    clock.set_to(EVENING)
    fire_id = await reminding.fired()
    async with reminding.step() as (scope, person):
        await scope.fires.postpone(person, fire_id, minutes=60)
        await scope.fires.answer(person, fire_id, FireState.DONE)
    clock.move(hours(1))

    assert not await reminding.ring()


async def test_next_slot_replaces_a_postponed_one(reminding: Reminding, clock: FrozenClock) -> None:
    await reminding.plan("21:00", "21:30")
    clock.set_to(EVENING)
    fire_id = await reminding.fired()
    async with reminding.step() as (scope, person):
        await scope.fires.postpone(person, fire_id, minutes=60)
    clock.move(hours(0.5))
    second = await reminding.fired()
    clock.move(hours(0.5))

    assert second != fire_id
    assert not await reminding.ring()


async def test_strange_postponement_is_refused(reminding: Reminding, clock: FrozenClock) -> None:
    await reminding.plan("21:00")
    clock.set_to(EVENING)
    fire_id = await reminding.fired()

    async with reminding.step() as (scope, person):
        with pytest.raises(NotFound):
            await scope.fires.postpone(person, fire_id, minutes=1)


async def test_blocked_bot_leaves_the_fire_unknown(reminding: Reminding, clock: FrozenClock) -> None:
    await reminding.plan("21:00")
    clock.set_to(EVENING)
    await reminding.ring()
    deliveries = Deliveries(reminding.works, reminding.world)
    (consignment,) = await deliveries.claim(REMINDERS, limit=1)
    await deliveries.refused(consignment, Refusal.BLOCKED)

    assert await reminding.states() == [FireState.UNKNOWN, FireState.PENDING]


async def test_database_holds_no_word_of_hers(reminding: Reminding) -> None:
    await reminding.plan("21:00")

    async with reminding.works.begin() as uow:
        rows = await uow.connection.execute(text("SELECT * FROM plan"))
        stored = "".join(repr(value) for row in rows for value in row)

    assert "flowers" not in stored
    assert MEDICINE not in stored


async def test_move_to_another_city_keeps_her_hour(reminding: Reminding) -> None:
    await reminding.plan("21:00")
    async with reminding.step() as (scope, person):
        person.settings.zone = "Asia/Tomsk"
        await scope.zone_moves.follow(person)
        (view,) = await scope.reminders.list_of(person)

    assert view.next_at == EVENING - hours(4) + timedelta(days=1)
    assert view.zone.key == "Asia/Tomsk"
