"""Rooms in the database: who changes one field of a room undoes nothing that others change."""

import asyncio

import pytest

from bot.domain.staff import GENERAL, Role
from bot.repositories.uow import Works
from bot.services.scope import Scope


async def test_change_by_an_old_reading_undoes_nothing(scope: Scope) -> None:
    rooms = scope.uow.rooms
    read = await rooms.add(-1001, is_forum=True)
    await rooms.change(read, is_paused=True, role=Role.LAWYER, is_bound=False)

    await rooms.change(read, reception_id=7)

    now = await rooms.find(read.id)
    assert now is not None
    assert (now.is_paused, now.role, now.is_bound, now.reception_id) == (True, Role.LAWYER, False, 7)


async def test_pause_stands_beside_an_opened_topic(works: Works, database_kind: str) -> None:
    if database_kind == "sqlite":
        pytest.skip("SQLite has one writer")
    async with works.begin() as uow:
        read = await uow.rooms.add(-1001, is_forum=True)
        await uow.commit()

    async def topic_opened() -> None:
        async with works.begin() as other:
            room = await other.rooms.find(read.id)
            assert room is not None
            seen.set()
            await paused.wait()
            await other.rooms.change(room, urgent_id=GENERAL)
            await other.commit()

    seen, paused = asyncio.Event(), asyncio.Event()
    async with asyncio.TaskGroup() as both:
        both.create_task(topic_opened())
        await seen.wait()
        async with works.begin() as uow:
            await uow.rooms.change(read, is_paused=True)
            await uow.commit()
        paused.set()

    async with works.begin() as uow:
        now = await uow.rooms.find(read.id)
    assert now is not None
    assert (now.is_paused, now.urgent_id) == (True, GENERAL)
