"""Two transactions at once bind, name or move the staff's rooms: a chat is one room in the end."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date

import pytest

from bot.domain.staff import Role, Room
from bot.repositories.uow import Works
from bot.services.scope import Scope
from bot.services.world import World

Act = Callable[[Scope], Awaitable[object]]
SOON_SECONDS = 0.3


@pytest.fixture(autouse=True)
def two_writers(database_kind: str) -> None:
    if database_kind == "sqlite":
        pytest.skip("SQLite has one writer")


async def twice(works: Works, world: World, act: Act) -> list[Room]:
    """Do something in two transactions of which neither sees the other's end; return what is bound then."""

    async def second() -> None:
        async with works.begin() as other:
            await act(Scope(other, world))
            await other.commit()

    async with asyncio.TaskGroup() as both, works.begin() as uow:
        await act(Scope(uow, world))
        await asyncio.wait({both.create_task(second())}, timeout=SOON_SECONDS)
        await uow.commit()
    async with works.begin() as uow:
        return [room for room in await uow.rooms.list_all() if room.is_bound]


async def move(scope: Scope) -> None:
    await scope.binding.move(-500, -1001)


async def name(scope: Scope) -> None:
    await scope.staff_rooms.bound()


async def bind(scope: Scope) -> None:
    (coordinator,) = await scope.uow.staff.list_active()
    await scope.binding.bind(-1001, is_forum=True, by=coordinator)


async def test_group_that_moves_twice_at_once_is_one_room(works: Works, world: World) -> None:
    async with works.begin() as uow:
        await Scope(uow, world).staff_rooms.take_place(await uow.rooms.add(-500, is_forum=False))
        await uow.commit()

    assert [room.chat_id for room in await twice(works, world, move)] == [-1001]


async def test_named_group_of_two_first_starts_is_one_room(works: Works, world: World) -> None:
    world.staff_chat_id = -1001

    assert [room.chat_id for room in await twice(works, world, name)] == [-1001]


async def test_group_bound_twice_at_once_is_one_room(works: Works, world: World) -> None:
    async with works.begin() as uow:
        await uow.staff.enlist(1, chat_id=1, role=Role.COORDINATOR, day=date(2026, 11, 23))
        await uow.commit()

    assert [room.chat_id for room in await twice(works, world, bind)] == [-1001]
