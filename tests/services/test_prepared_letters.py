"""A prepared answer reaches her and the staff's room by two loops at once: whoever ends last confirms it."""

import asyncio
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import text

from bot.domain.content import Content, ContentKind
from bot.domain.conversation import Theme
from bot.domain.outgoing import Kind, Lane, Parcel, Receipt, Round
from bot.domain.staff import Role
from bot.repositories.uow import UnitOfWork, Works
from bot.services.aftermath import delivered
from bot.services.scope import Scope
from bot.services.world import World

TELEGRAM_ID = 4242
SHOWN, STUB = 55, 66
WAITING = text("SELECT count(*) FROM pg_locks WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))")


async def prepared(works: Works, world: World) -> list[Parcel]:
    """Let a member send a prepared answer; return its two parcels, taken out of the outbox."""
    async with works.begin() as uow:
        scope = Scope(uow, world)
        person = await scope.visitors.meet(TELEGRAM_ID, chat_id=TELEGRAM_ID)
        await uow.people.flush()
        member = await uow.staff.enlist(1, chat_id=1, role=Role.CONSULTANT, day=date(2026, 11, 23))
        room = await uow.rooms.add(-100, is_forum=True)
        content: Content = {"kind": ContentKind.TEXT, "words": "?"}
        thread_id = await scope.conversations.ask(person, Theme.HEALTH, [(1, content)], is_urgent=False)
        thread = await uow.threads.find(thread_id)
        assert thread is not None
        await scope.letters.write_prepared(thread, member, room, "Слова")
        parcels = [parcel for parcel in await claimed(uow, world) if parcel.payload.get("letter")]
        await uow.commit()
    return parcels


async def claimed(uow: UnitOfWork, world: World) -> list[Parcel]:
    """Take and settle whatever may go now, round by round."""
    now, taken = world.clock.now(), []
    for is_to_staff in (True, False):
        round_ = Round(frozenset(Lane), is_to_staff=is_to_staff)
        while found := await uow.outbox.claim(now=now, lease_until=now, round_=round_, limit=50):
            for parcel in found:
                await uow.outbox.settle(parcel.id, sent=True, now=now)
            taken += found
    return taken


async def settle(works: Works, world: World, parcel: Parcel, receipt: Receipt) -> None:
    """Tell of one parcel in a transaction of its own, as a loop of the sender does."""
    async with works.begin() as uow:
        await delivered(Scope(uow, world), parcel, receipt)
        await uow.commit()


async def until_it_waits(uow: UnitOfWork, task: asyncio.Task[None]) -> None:
    """Wait until the other transaction waits for this one; on SQLite it cannot even begin."""
    is_waiting = uow.connection.dialect.name == "sqlite"
    while not (is_waiting or task.done()):
        is_waiting = (await uow.connection.execute(WAITING)).scalar_one() > 0


@pytest.mark.parametrize("first", [Kind.LETTER, Kind.NOTE])
async def test_letter_arriving_with_its_note_is_confirmed_once(
    works: Works, world: World, first: Kind
) -> None:
    arrivals = {Kind.LETTER: Receipt(message_id=STUB), Kind.NOTE: Receipt(message_id=SHOWN)}
    parcels = {parcel.kind: parcel for parcel in await prepared(works, world)}
    (second,) = arrivals.keys() - {first}
    async with asyncio.TaskGroup() as loops, works.begin() as uow:
        await delivered(Scope(uow, world), parcels[first], arrivals[first])
        other = loops.create_task(settle(works, world, parcels[second], arrivals[second]))
        await until_it_waits(uow, other)
        await uow.commit()

    async with works.begin() as uow:
        confirmed = [one for one in await claimed(uow, world) if one.kind is Kind.RECEIPT]
        (room,) = {parcel.payload["room"] for parcel in confirmed}
        assert [parcel.payload["message_id"] for parcel in confirmed] == [SHOWN]
        assert await uow.threads.her_message_of(UUID(room), SHOWN) == STUB
