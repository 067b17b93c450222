"""Screens in members' private chats that name a woman are emptied when she goes, and left alone else."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from bot.clock import FrozenClock
from bot.domain.conversation import Thread
from bot.domain.outgoing import Lane
from bot.domain.staff import Member
from bot.repositories.uow import Works
from bot.services.desk_screens import DeskScreens, Shown
from bot.services.scope import Scope
from bot.services.world import World
from tests.services.test_private_lines import SOON_SECONDS, erase, taken_back, told

HOURS = timedelta(hours=1)


async def shows(works: Works, world: World, member: Member, about: tuple[UUID | str, ...]) -> None:
    """Let a member's screen name conversations and nicknames."""
    await DeskScreens(works, world).note([Shown(member.chat_id, 8, about)])


async def about_her(works: Works, world: World) -> tuple[Thread, Member]:
    """Let a woman have a conversation and a team be there, for good."""
    async with works.begin() as uow:
        thread, (member, _) = await told(Scope(uow, world))
        await uow.commit()
    return thread, member


async def emptied(works: Works, world: World, thread: Thread) -> list[int]:
    """Take a conversation back, and return which screens are emptied."""
    async with works.begin() as uow:
        scope = Scope(uow, world)
        await scope.private_lines.take_back(thread.id, lane=Lane.RELAY)
        parcels = await taken_back(scope)
        return [number for one in parcels for number in one.payload.get("screens", [])]


async def test_screen_is_known_by_conversation_or_nickname(works: Works, world: World) -> None:
    thread, member = await about_her(works, world)
    for about in ((thread.id,), (thread.alias,), (thread.id, thread.alias)):
        await shows(works, world, member, about)

        async with works.begin() as uow:
            (known,) = await uow.private_lines.list_of_thread(thread.id)
            assert (known.member_id, known.message_id, known.is_screen) == (member.id, 8, True)


async def test_screen_goes_whatever_its_age(works: Works, world: World, clock: FrozenClock) -> None:
    thread, member = await about_her(works, world)
    await shows(works, world, member, (thread.id,))
    clock.move(100 * HOURS)

    assert await emptied(works, world, thread) == [8]


async def test_screen_that_names_nobody_any_more_stays(works: Works, world: World) -> None:
    thread, member = await about_her(works, world)
    await shows(works, world, member, (thread.id,))

    await shows(works, world, member, ())

    assert await emptied(works, world, thread) == []


@pytest.mark.parametrize("about", [(uuid4(),), ("camomile-1",)], ids=["conversation", "nickname"])
async def test_screen_about_a_woman_gone_is_emptied_at_once(
    works: Works, world: World, about: tuple[UUID | str, ...]
) -> None:
    _, member = await about_her(works, world)

    await shows(works, world, member, about)

    async with works.begin() as uow:
        (parcel,) = await taken_back(Scope(uow, world))
        assert parcel.payload["screens"] == [8]


async def test_screens_of_others_than_members_are_left_alone(works: Works, world: World) -> None:
    thread, _ = await about_her(works, world)

    await DeskScreens(works, world).note([Shown(555, 8, (thread.id,))])

    assert await emptied(works, world, thread) == []


@pytest.mark.parametrize("database_kind", [pytest.param("postgresql", marks=pytest.mark.postgres)])
async def test_screen_noted_while_she_erases_is_emptied(works: Works, world: World) -> None:
    thread, member = await about_her(works, world)

    async with asyncio.TaskGroup() as both, works.begin() as uow:
        await Scope(uow, world).private_lines.shows(member, 8, [thread.id])
        await asyncio.wait({both.create_task(erase(works, world))}, timeout=SOON_SECONDS)
        await uow.commit()

    async with works.begin() as uow:
        parcels = await taken_back(Scope(uow, world))
        assert [one.payload["screens"] for one in parcels if one.payload.get("screens")] == [[8]]
