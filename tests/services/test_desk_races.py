"""Two of the staff act on one conversation at once: it ends as one of them meant it, never in between."""

from collections.abc import Awaitable, Callable
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from bot.domain.content import Content, ContentKind
from bot.domain.conversation import Theme, Thread
from bot.domain.errors import NotFound
from bot.domain.staff import Member, Role, Room
from bot.repositories.uow import Works
from bot.services.scope import Scope
from bot.services.world import World
from models.thread import ThreadRow

HELLO: Content = {"kind": ContentKind.TEXT, "words": "?", "entities": []}
Act = Callable[[Scope, Thread, Member, Room], Awaitable[object]]


@pytest.fixture(autouse=True)
def two_writers(database_kind: str) -> None:
    if database_kind == "sqlite":
        pytest.skip("SQLite has one writer")


async def asked(works: Works, world: World) -> tuple[Member, UUID, Room]:
    """Let a woman have an open conversation, and a second room be there."""
    async with works.begin() as uow:
        scope = Scope(uow, world)
        await scope.staff_rooms.take_place(await uow.rooms.add(-1001, is_forum=True))
        other = await uow.rooms.add(-1002, is_forum=True)
        person = await scope.visitors.meet(4242, chat_id=4242)
        await uow.people.flush()
        member = await uow.staff.enlist(1, chat_id=1, role=Role.CONSULTANT, day=date(2026, 11, 23))
        thread_id = await scope.conversations.ask(person, Theme.HEALTH, [(1, HELLO)], is_urgent=False)
        await uow.commit()
    return member, thread_id, other


async def give(scope: Scope, thread: Thread, member: Member, _room: Room) -> None:
    await scope.desk.hand_over(thread.id, member, to=member)


async def hand(scope: Scope, thread: Thread, member: Member, room: Room) -> None:
    await scope.handing.hand(thread, member, room)


async def answer(scope: Scope, thread: Thread, member: Member, _room: Room) -> None:
    await scope.desk.answered(thread, member)


@pytest.mark.parametrize("act", [give, hand, answer])
async def test_conversation_is_open_or_to_be_deleted(works: Works, world: World, act: Act) -> None:
    member, thread_id, room = await asked(works, world)
    async with works.begin() as uow:
        scope = Scope(uow, world)
        seen = await scope.desk.get(thread_id)
        async with works.begin() as other:
            await Scope(other, world).desk.close(thread_id, member)
            await other.commit()
        try:
            uow.threads.find = _as_seen(seen)  # type: ignore[assignment,method-assign] # what it read a moment before
            await act(scope, seen, member, room)
            await uow.commit()
        except NotFound:
            pass
    async with works.begin() as uow:
        row = (await uow.connection.execute(select(ThreadRow.state, ThreadRow.delete_after))).one()
        assert (row.state == "closed") is (row.delete_after is not None)


def _as_seen(thread: Thread) -> Callable[[UUID], Awaitable[Thread]]:
    async def find(_thread_id: UUID) -> Thread:
        return thread

    return find
