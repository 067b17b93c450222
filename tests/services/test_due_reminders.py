"""A reminder fires once, on her clock, through restarts, doubles, jumps and edits."""

import asyncio
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import select, text

from bot.clock import FrozenClock
from bot.domain.reminder import FireState
from bot.repositories.plans import due_query
from models import OutboxRow
from tests.services.reminding import TELEGRAM_ID, Reminding, hours

EVENING = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)  # 21:00 in Moscow
DAY = timedelta(days=1)


async def parcels(reminding: Reminding) -> int:
    async with reminding.works.begin() as uow:
        return len((await uow.connection.execute(select(OutboxRow.id))).all())


async def test_fires_at_her_minute_not_before(reminding: Reminding, clock: FrozenClock) -> None:
    await reminding.plan("21:00")
    clock.set_to(EVENING - timedelta(seconds=1))
    early = await reminding.ring()
    clock.set_to(EVENING)

    assert not early
    assert await reminding.ring()
    assert [item.parcel.payload["wording"] for item in await reminding.deliver()] == ["Water the flowers"]


async def test_restart_does_not_fire_again(reminding: Reminding, clock: FrozenClock) -> None:
    await reminding.plan("21:00")
    clock.set_to(EVENING)

    assert [await reminding.ring() for _ in range(3)] == [True, False, False]
    assert await parcels(reminding) == 1


async def test_two_workers_fire_once(reminding: Reminding, clock: FrozenClock) -> None:
    for number in range(30):
        await reminding.plan("21:00", telegram_id=TELEGRAM_ID + number)
    clock.set_to(EVENING)

    await asyncio.gather(*(reminding.ring() for _ in range(4)))

    assert await parcels(reminding) == 30
    assert (await reminding.states()).count(FireState.QUEUED) == 30


async def test_clock_jumping_back_fires_once(reminding: Reminding, clock: FrozenClock) -> None:
    await reminding.plan("21:00")
    for jump in (hours(0), -hours(1), hours(1), hours(2)):
        clock.set_to(EVENING + jump)
        await reminding.ring()

    assert await parcels(reminding) == 1


async def test_next_day_follows(reminding: Reminding, clock: FrozenClock) -> None:
    await reminding.plan("21:00")
    clock.set_to(EVENING)
    await reminding.ring()

    assert await reminding.next_due() == EVENING + DAY


@pytest.mark.parametrize(("late", "sent"), [(3, 1), (6, 1), (6.1, 0), (11, 0)])
async def test_late_fire_is_sent_or_dropped(
    reminding: Reminding, clock: FrozenClock, late: float, sent: int
) -> None:
    await reminding.plan("21:00")
    clock.set_to(EVENING + hours(late))
    await reminding.ring()

    assert await parcels(reminding) == sent
    assert await reminding.next_due() == EVENING + DAY


async def test_days_of_outage_never_pile_up(reminding: Reminding, clock: FrozenClock) -> None:
    await reminding.plan("09:00", "21:00")
    clock.set_to(EVENING + 2 * DAY + hours(1))
    await reminding.ring()

    assert await parcels(reminding) == 1
    assert await reminding.next_due() == EVENING + 2 * DAY + hours(12)


async def test_unreachable_woman_gets_nothing(reminding: Reminding, clock: FrozenClock) -> None:
    await reminding.plan("21:00")
    async with reminding.step() as (scope, person):
        await scope.visitors.went_away(person.id)
    clock.set_to(EVENING)

    assert not await reminding.ring()
    assert await reminding.states() == [FireState.UNKNOWN, FireState.PENDING]


async def test_edit_while_pending_moves_it(reminding: Reminding, clock: FrozenClock) -> None:
    plan_id = await reminding.plan("21:00")
    async with reminding.step() as (scope, person):
        await scope.reminders.change_times(person, plan_id, [time(22)])
    clock.set_to(EVENING)
    early = await reminding.ring()
    clock.move(hours(1))

    assert not early
    assert await reminding.ring()
    assert await parcels(reminding) == 1


async def test_edit_after_firing_keeps_today_done(reminding: Reminding, clock: FrozenClock) -> None:
    plan_id = await reminding.plan("21:00")
    clock.set_to(EVENING)
    await reminding.fired()
    async with reminding.step() as (scope, person):
        await scope.reminders.change_times(person, plan_id, [time(22)])

    assert await reminding.next_due() == EVENING + DAY + hours(1)


async def test_silence_closes_as_unknown(reminding: Reminding, clock: FrozenClock) -> None:
    await reminding.plan("21:00")
    clock.set_to(EVENING)
    await reminding.fired()
    clock.move(DAY)
    await reminding.fired()

    assert await reminding.states() == [FireState.UNKNOWN, FireState.SENT, FireState.PENDING]


async def test_unsent_reminder_expires_in_the_outbox(reminding: Reminding, clock: FrozenClock) -> None:
    await reminding.plan("21:00")
    clock.set_to(EVENING)
    await reminding.ring()
    clock.move(hours(7))
    await reminding.ring()

    assert await reminding.deliver() == []
    assert await reminding.states() == [FireState.EXPIRED, FireState.PENDING]


async def test_lone_woman_gets_hers_at_once(reminding: Reminding, clock: FrozenClock) -> None:
    for number in range(20):
        await reminding.plan("21:00", telegram_id=TELEGRAM_ID + number)
    clock.set_to(EVENING)
    await reminding.ring()

    assert len(await reminding.deliver()) == 20


async def test_crowd_is_spread_over_the_minute(reminding: Reminding, clock: FrozenClock) -> None:
    for number in range(120):
        await reminding.plan("21:00", telegram_id=TELEGRAM_ID + number)
    clock.set_to(EVENING)
    await reminding.ring()
    first = len(await reminding.deliver())
    clock.move(timedelta(minutes=1))
    rest = len(await reminding.deliver()) + len(await reminding.deliver())

    assert first < 30
    assert first + rest == 120


async def test_erased_woman_leaves_no_fire(reminding: Reminding, clock: FrozenClock) -> None:
    await reminding.plan("21:00")
    async with reminding.step() as (scope, person):
        await scope.uow.people.erase(person)
    clock.set_to(EVENING)

    assert not await reminding.ring()
    assert await reminding.states() == []


async def test_tick_reads_by_the_partial_index(reminding: Reminding, clock: FrozenClock) -> None:
    query = due_query(clock.now(), 50)
    async with reminding.works.begin() as uow:
        if uow.connection.dialect.name == "sqlite":
            explain = "EXPLAIN QUERY PLAN "
        else:
            await uow.connection.execute(text("SET LOCAL enable_seqscan = off"))
            explain = "EXPLAIN "
        compiled = query.compile(dialect=uow.connection.dialect, compile_kwargs={"literal_binds": True})
        lines = [str(row) for row in await uow.connection.execute(text(explain + str(compiled)))]

    assert any("ix_fire_pending" in line for line in lines)
    assert not any("SCAN fire" in line and "INDEX" not in line for line in lines)
