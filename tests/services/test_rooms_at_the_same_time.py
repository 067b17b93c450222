"""Two transactions at the same time, as replicas have them: nothing of hers stays, nothing is done twice."""

import asyncio
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from bot.domain.content import Content, ContentKind
from bot.domain.conversation import Theme, Thread
from bot.domain.outgoing import Kind, Lane, Outgoing, Parcel, Receipt, Round
from bot.domain.staff import Room
from bot.repositories.uow import Works
from bot.services.clearing import Clearing
from bot.services.deliveries import Deliveries
from bot.services.reception import relay_key
from bot.services.scope import Scope
from bot.services.world import World

TO_STAFF = Round(frozenset(Lane), is_to_staff=True)
ON_POSTGRES = pytest.mark.parametrize(
    "database_kind", [pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True
)  # on SQLite one transaction follows the other
SHARED = 50  # a message of the reception


async def wait_together(works: Works, world: World, count: int) -> list[UUID]:
    """Let women wait, their words in one message of the reception; return their conversations."""
    async with works.begin() as uow:
        scope = Scope(uow, world)
        room = await uow.rooms.add(-100, is_forum=True)
        await uow.rooms.change(room, reception_id=5)
        threads = [await waits(scope, number) for number in range(1, count + 1)]
        for number, thread in enumerate(threads, 1):
            await stands_with_others(scope, thread, number, room)
        await uow.people.flush()
        await uow.commit()
    return [thread.id for thread in threads]


async def waits(scope: Scope, number: int) -> Thread:
    """Let a woman's words wait for her topic."""
    person = await scope.visitors.meet(number, chat_id=number)
    await scope.uow.people.flush()
    content = Content(kind=ContentKind.TEXT, words=f"Слова {number}")
    thread_id = await scope.conversations.ask(person, Theme.TALK, [(number, content)], is_urgent=False)
    return await scope.conversations.get(thread_id)


async def stands_with_others(scope: Scope, thread: Thread, number: int, room: Room) -> None:
    """Note that words of hers stand in the shared message."""
    parcel = Parcel(
        thread.id, 0, Kind.PREVIEW, Lane.RELAY, "v", {"message_id": number}, thread.person_id, thread.id, 1
    )
    await scope.reception.shown(parcel, Receipt(SHARED, room_id=room.id, is_shared=True))


async def parcel_of(scope: Scope, key: str) -> UUID:
    """Return the parcel with a dedupe key."""
    query = text("SELECT id FROM outbox WHERE dedupe_key = :key")
    found: UUID = (await scope.uow.connection.execute(query, {"key": key})).scalar_one()
    return found


async def waiting(works: Works, *kinds: Kind) -> list[int]:
    """Count what is on its way of each kind."""
    async with works.begin() as uow:
        return [await uow.batches.count_kind(kind) for kind in kinds]


@ON_POSTGRES
async def test_last_two_of_a_shared_message_have_it_deleted(works: Works, world: World) -> None:
    first, second = await wait_together(works, world, 2)

    async def moves(thread_id: UUID, number: int, others: asyncio.Barrier) -> None:
        async with works.begin() as uow:
            scope = Scope(uow, world)
            parcel_id = await parcel_of(scope, relay_key(thread_id, number))
            assert await uow.outbox.settle(parcel_id, sent=True, now=world.clock.now())
            await others.wait()
            await scope.reception.leave(thread_id, number)
            await uow.commit()

    barrier = asyncio.Barrier(2)
    await asyncio.gather(moves(first, 1, barrier), moves(second, 2, barrier))

    assert await waiting(works, Kind.WITHDRAW) == [1]


@ON_POSTGRES
async def test_words_that_arrive_while_she_erases_are_taken_out(works: Works, world: World) -> None:
    (thread_id,) = await wait_together(works, world, 1)
    async with works.begin() as uow:
        room = (await uow.rooms.list_all())[0]
        await uow.gatherings.forget(room.id, SHARED)
        await uow.commit()

    async def erases() -> None:
        async with works.begin() as uow:
            thread = await uow.threads.find(thread_id)
            assert thread is not None
            await Clearing(uow, world).clear([thread])
            await uow.threads.remove(thread_id)
            await uow.commit()

    async with works.begin() as uow:
        scope = Scope(uow, world)
        parcel_id = await parcel_of(scope, relay_key(thread_id, 1))
        await uow.outbox.settle(parcel_id, sent=True, now=world.clock.now())
        thread = await scope.conversations.get(thread_id)
        erasing = asyncio.create_task(erases())  # noqa: TID251 - awaited below
        await asyncio.wait({erasing}, timeout=0.5)
        assert not erasing.done()
        await stands_with_others(scope, thread, 1, room)
        await uow.threads.change(thread_id, topic_id=77, room_id=room.id)
        await uow.commit()
    await erasing

    assert await waiting(works, Kind.WITHDRAW, Kind.DROP_TOPIC) == [1, 1]


async def test_common_topics_are_opened_once(works: Works, world: World) -> None:
    async with works.begin() as uow:
        room = await uow.rooms.add(-100, is_forum=True)
        for kind in (Kind.RECEPTION, Kind.RECEPTION, Kind.CALLS_TOPIC, Kind.CALLS_TOPIC):
            payload, key = {"room": room.id.hex}, uuid4().hex
            await Scope(uow, world).post.send(Outgoing(kind, Lane.URGENT, kind, key, payload))
        await uow.commit()

    opened = []
    for _ in range(2):
        for one in await Deliveries(works, world).claim(TO_STAFF, limit=9):
            await Deliveries(works, world).delivered(one, Receipt(topic_id=7, room_id=room.id))
            opened.append(one.parcel.kind)

    assert opened == [Kind.RECEPTION, Kind.CALLS_TOPIC]
