"""A reminder without an answer comes again as often as she asked, in the place of its last message."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest

from bot.clock import FrozenClock
from bot.domain.outgoing import Receipt
from bot.domain.recurrence import Limits
from bot.domain.reminder import MEDICINE, NUDGE_AFTER, Body, FireState, daily
from bot.domain.wall_times import Hours
from bot.repositories.traces import Footprint
from bot.services.deliveries import Deliveries
from bot.services.reminders import Draft
from tests.services.reminding import REMINDERS, SCREENS, Reminding, hours

EVENING = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)  # 21:00 in Moscow
DAY = timedelta(days=1)
FIRST, SECOND, THIRD = 101, 102, 103  # messages in her chat


async def first_message(reminding: Reminding, clock: FrozenClock, *, nudges: int = 2) -> UUID:
    await reminding.plan("21:00", nudges=nudges)
    clock.set_to(EVENING)
    return await comes(reminding, FIRST)


async def comes(reminding: Reminding, message_id: int) -> UUID:
    await reminding.ring()
    (consignment,) = await reminding.deliver(message_id=message_id)
    return UUID(consignment.parcel.payload["fire"])


async def answer(reminding: Reminding, fire_id: UUID, state: FireState = FireState.DONE) -> None:
    async with reminding.step() as (scope, person):
        await scope.fires.answer(person, fire_id, state)


async def test_nothing_comes_again_unless_she_asked(reminding: Reminding, clock: FrozenClock) -> None:
    await first_message(reminding, clock, nudges=0)
    clock.move(hours(3))

    assert not await reminding.ring()
    assert await reminding.states() == [FireState.SENT, FireState.PENDING]


async def test_silence_is_nudged_as_often_as_she_asked(reminding: Reminding, clock: FrozenClock) -> None:
    fire_id = await first_message(reminding, clock)
    again = []
    for message_id in (SECOND, THIRD):
        clock.move(NUDGE_AFTER - timedelta(seconds=1))
        assert not await reminding.ring()
        clock.move(timedelta(seconds=1))
        again.append(await comes(reminding, message_id))
    clock.move(hours(2))

    assert again == [fire_id, fire_id]
    assert not await reminding.ring()
    assert await reminding.states() == [FireState.SENT, FireState.PENDING]


async def test_nudge_takes_the_place_of_the_message_before(reminding: Reminding, clock: FrozenClock) -> None:
    await first_message(reminding, clock)
    assert await reminding.taken_out() == []
    for message_id, replaced in ((SECOND, FIRST), (THIRD, SECOND)):
        clock.move(NUDGE_AFTER)
        await comes(reminding, message_id)
        assert await reminding.taken_out() == [replaced]


async def test_next_slot_takes_the_place_of_an_unanswered_one(
    reminding: Reminding, clock: FrozenClock
) -> None:
    await first_message(reminding, clock, nudges=0)
    clock.move(DAY)
    await comes(reminding, SECOND)

    assert await reminding.taken_out() == [FIRST]
    assert (await reminding.states())[:2] == [FireState.UNKNOWN, FireState.SENT]


async def test_answered_message_stays_in_her_chat(reminding: Reminding, clock: FrozenClock) -> None:
    await answer(reminding, await first_message(reminding, clock))
    clock.move(DAY)
    await comes(reminding, SECOND)

    assert await reminding.taken_out() == []


@pytest.mark.parametrize("state", [FireState.DONE, FireState.SKIPPED])
async def test_answer_before_the_nudge_ends_it(
    reminding: Reminding, clock: FrozenClock, state: FireState
) -> None:
    await answer(reminding, await first_message(reminding, clock), state)
    clock.move(hours(2))

    assert not await reminding.ring()
    assert (await reminding.states())[0] == state


async def test_answer_while_the_nudge_waits_calls_it_off(reminding: Reminding, clock: FrozenClock) -> None:
    fire_id = await first_message(reminding, clock)
    clock.move(NUDGE_AFTER)
    await reminding.ring()
    await answer(reminding, fire_id)

    assert await reminding.deliver() == []
    assert (await reminding.states())[0] == FireState.DONE


@pytest.mark.parametrize("what", ["done", "later", "deleted"])
async def test_nudge_that_was_overtaken_is_taken_out(
    reminding: Reminding, clock: FrozenClock, what: str
) -> None:
    fire_id = await first_message(reminding, clock)
    clock.move(NUDGE_AFTER)
    await reminding.ring()
    deliveries = Deliveries(reminding.works, reminding.world)
    (leased,) = await deliveries.claim(REMINDERS, limit=1)
    async with reminding.step() as (scope, person):
        if what == "done":
            await scope.fires.answer(person, fire_id, FireState.DONE)
        elif what == "later":
            await scope.fires.postpone(person, fire_id, minutes=15)
        else:
            (plan,) = await scope.reminders.list_of(person)
            await scope.reminders.delete(person, plan.id)
    await deliveries.delivered(leased, Receipt(message_id=SECOND))

    assert await reminding.taken_out() == [SECOND]
    expected = {"done": [FireState.DONE], "later": [FireState.PENDING], "deleted": []}[what]
    assert (await reminding.states())[:1] == expected


async def test_putting_off_begins_the_nudges_anew(reminding: Reminding, clock: FrozenClock) -> None:
    fire_id = await first_message(reminding, clock, nudges=1)
    clock.move(NUDGE_AFTER)
    await comes(reminding, SECOND)
    async with reminding.step() as (scope, person):
        await scope.fires.postpone(person, fire_id, minutes=60)
    came = []
    for after, message_id in ((hours(1), THIRD), (NUDGE_AFTER, THIRD + 1)):
        clock.move(after)
        came.append(await comes(reminding, message_id))

    assert came == [fire_id, fire_id]


async def test_nudge_can_be_put_off_while_the_next_waits(reminding: Reminding, clock: FrozenClock) -> None:
    fire_id = await first_message(reminding, clock)
    async with reminding.step() as (scope, person):
        view = await scope.fires.postpone(person, fire_id, minutes=60)
    clock.move(NUDGE_AFTER)

    assert view.is_put_off
    assert not await reminding.ring()


async def test_waiting_nudge_is_not_her_next_reminder(reminding: Reminding, clock: FrozenClock) -> None:
    await first_message(reminding, clock)
    async with reminding.step() as (scope, person):
        (plan,) = await scope.reminders.list_of(person)

    assert plan.next_at == EVENING + DAY


async def test_change_of_time_never_sends_a_slot_twice(reminding: Reminding, clock: FrozenClock) -> None:
    await first_message(reminding, clock)
    async with reminding.step() as (scope, person):
        (plan,) = await scope.reminders.list_of(person)
        await scope.reminders.change_times(person, plan.id, [time(23)])

    assert (await reminding.states()).count(FireState.PENDING) == 2
    async with reminding.step() as (scope, person):
        (plan,) = await scope.reminders.list_of(person)
    assert plan.next_at == EVENING + DAY + hours(2)


async def test_switched_off_reminder_does_not_come_again(reminding: Reminding, clock: FrozenClock) -> None:
    await first_message(reminding, clock)
    async with reminding.step() as (scope, person):
        (plan,) = await scope.reminders.list_of(person)
        await scope.reminders.switch(person, plan.id, on=False)
    clock.move(NUDGE_AFTER)

    assert not await reminding.ring()


async def test_no_nudge_comes_in_quiet_hours(reminding: Reminding, clock: FrozenClock) -> None:
    async with reminding.step() as (scope, person):
        rule = daily((time(21),), starts_on=scope.reminders.today(person))
    quiet = Limits(quiet=Hours(time(21, 15), time(8)))
    await reminding.keep(Draft(rule, Body(MEDICINE, "Water the flowers"), limits=quiet, nudges=2))
    clock.set_to(EVENING)
    await comes(reminding, FIRST)
    clock.move(NUDGE_AFTER)

    assert not await reminding.ring()
    assert (await reminding.states())[0] == FireState.UNKNOWN


async def test_no_nudge_comes_in_a_pause(reminding: Reminding, clock: FrozenClock) -> None:
    await first_message(reminding, clock)
    async with reminding.step() as (scope, person):
        (shown,) = await scope.reminders.list_of(person)
        key = await scope.uow.people.key_of(person.id)
        assert key is not None
        plan = await scope.uow.plans.find(shown.id, person_id=person.id, key=key)
        assert plan is not None
        paused = Limits(resumes_on=(EVENING + 3 * DAY).date())
        await scope.uow.plans.save(replace(plan, limits=paused))
    clock.move(NUDGE_AFTER)

    assert not await reminding.ring()


async def test_two_processes_nudge_once(reminding: Reminding, clock: FrozenClock) -> None:
    await first_message(reminding, clock)
    clock.move(NUDGE_AFTER)
    await asyncio.gather(*(reminding.ring() for _ in range(4)))

    assert len(await reminding.deliver()) == 1


async def test_useless_late_nudge_is_not_sent(reminding: Reminding, clock: FrozenClock) -> None:
    await first_message(reminding, clock)
    clock.move(NUDGE_AFTER + hours(6.1))

    assert not await reminding.ring()
    assert (await reminding.states())[0] == FireState.UNKNOWN


async def test_message_too_old_to_delete_is_overwritten(reminding: Reminding, clock: FrozenClock) -> None:
    await first_message(reminding, clock, nudges=0)
    async with reminding.step() as (scope, person):
        (plan,) = await scope.reminders.list_of(person)
        await scope.reminders.switch(person, plan.id, on=False)
        await scope.uow.traces.add([Footprint(person.id, FIRST, is_hers=False, at_hour=EVENING)])
    clock.move(3 * DAY - hours(1))
    async with reminding.step() as (scope, person):
        await scope.reminders.switch(person, plan.id, on=True)
    clock.move(hours(1))
    await comes(reminding, SECOND)
    (away,) = await Deliveries(reminding.works, reminding.world).claim(SCREENS, limit=2)

    assert away.parcel.payload == {"delete": [], "overwrite": [FIRST]}


async def test_hour_alone_is_hers_and_in_the_future(reminding: Reminding, clock: FrozenClock) -> None:
    fire_id = await first_message(reminding, clock)
    async with reminding.step() as (scope, person):
        assert await scope.fires.postpone_until_alone(person, fire_id) is None
        person.settings.alone_at = "21:00"
        view = await scope.fires.postpone_until_alone(person, fire_id)

    assert view is not None
    assert view.due_at == EVENING + DAY


async def test_hour_alone_stays_sealed(reminding: Reminding) -> None:
    async with reminding.step() as (_scope, person):
        person.settings.alone_at = "03:07"
    async with reminding.works.begin() as uow:
        rows = await uow.connection.exec_driver_sql("SELECT * FROM person")

    assert "03:07" not in "".join(repr(value) for row in rows for value in row)
