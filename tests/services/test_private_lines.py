"""Lines about a conversation in members' private chats: noted when they arrive, taken back with it."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.conversation import Thread
from bot.domain.outgoing import Address, Consignment, Kind, Lane, Parcel, Receipt, Round
from bot.domain.staff import Member, Role
from bot.repositories.private_lines import PrivateLine
from bot.repositories.uow import Works
from bot.services.aftermath import delivered
from bot.services.clearing import Clearing
from bot.services.deliveries import Deliveries
from bot.services.scope import Scope
from bot.services.world import World
from tests.services.test_calling_staff import enlist_team
from tests.services.test_erasure import TELEGRAM_ID, asked, claim_sweeps, reached

HOURS = timedelta(hours=1)
SOON_SECONDS = 0.3
ROUND = Round(frozenset({Lane.URGENT}), is_to_staff=False)


async def lead(scope: Scope) -> Member:
    """Add a coordinator to the team."""
    day = scope.world.clock.now().date()
    return await scope.uow.staff.enlist(9, chat_id=9, role=Role.COORDINATOR, day=day)


async def told(scope: Scope) -> tuple[Thread, list[Member]]:
    """Let a woman have a conversation, and a team be there."""
    await enlist_team(scope)
    _, thread_id = await asked(scope, is_forum=True)
    await claim_sweeps(scope, later=HOURS)
    thread = await scope.uow.threads.find(thread_id)
    assert thread is not None
    return thread, await scope.uow.staff.list_active()


async def stands(scope: Scope, thread: Thread, member: Member, ages: dict[int, int]) -> None:
    """Let lines stand in a member's chat: id → age in hours."""
    now = scope.world.clock.now()
    for number, age in ages.items():
        await scope.uow.private_lines.add(
            PrivateLine(thread.id, member.id, number, at_hour=now - age * HOURS)
        )


async def taken_back(scope: Scope, *, later: timedelta = timedelta(minutes=10)) -> list[Parcel]:
    return [one for one in await claim_sweeps(scope, later=later) if one.kind is Kind.WITHDRAW]


def of_chat(parcels: list[Parcel], member: Member, what: str) -> list[int]:
    return reached([one for one in parcels if one.payload["chat_id"] == member.chat_id], what)


async def tell(scope: Scope, member: Member, thread: Thread, code: str = "waits") -> Parcel:
    """Tell a member a line, and return its parcel."""
    await scope.relays.tell(member, thread, code, f"line:{member.id.hex}", about={"minutes": 5})
    (parcel,) = await claim_sweeps(scope)
    return parcel


@pytest.mark.parametrize(("age", "what"), [(46, "delete"), (47, "overwrite"), (900, "overwrite")])
async def test_age_decides_how_a_line_goes(scope: Scope, age: int, what: str) -> None:
    thread, (member, other) = await told(scope)
    await stands(scope, thread, member, {5: age})

    await scope.private_lines.take_back(thread.id, lane=Lane.RELAY)

    parcels = await taken_back(scope)
    assert of_chat(parcels, member, what) == [5]
    assert [len(one.payload["delete"]) + len(one.payload["overwrite"]) for one in parcels] == [1]
    assert of_chat(parcels, other, what) == []


async def test_clearing_twice_takes_back_once(scope: Scope) -> None:
    thread, (member, _) = await told(scope)
    await stands(scope, thread, member, {5: 1, 6: 100})

    for _ in range(2):
        await Clearing(scope.uow, scope.world).clear([thread])

    assert len(await taken_back(scope)) == 2


async def test_many_old_lines_are_written_over_slowly(scope: Scope) -> None:
    thread, (member, _) = await told(scope)
    await stands(scope, thread, member, dict.fromkeys(range(1, 13), 100))

    await scope.private_lines.take_back(thread.id, lane=Lane.RELAY)

    assert reached(await taken_back(scope, later=timedelta()), "overwrite") == [1, 2, 3, 4, 5]
    assert reached(await taken_back(scope), "overwrite") == list(range(6, 13))


async def test_lines_of_the_next_conversation_wait_their_turn(scope: Scope) -> None:
    thread, (member, _) = await told(scope)
    for number in (1, 2):
        await stands(scope, thread, member, {number: 100})
        await scope.private_lines.take_back(thread.id, lane=Lane.RELAY)

    assert reached(await taken_back(scope, later=timedelta()), "overwrite") == [1]
    assert reached(await taken_back(scope), "overwrite") == [2]


async def test_delivered_line_is_noted_by_the_hour(scope: Scope) -> None:
    thread, (member, _) = await told(scope)

    await delivered(scope, await tell(scope, member, thread), Receipt(message_id=8))

    hour = scope.world.clock.now().replace(minute=0, second=0, microsecond=0)
    assert await scope.uow.private_lines.list_of_thread(thread.id) == [
        PrivateLine(thread.id, member.id, 8, at_hour=hour)
    ]


@pytest.mark.parametrize("code", ["urgent_more", "many_late"])
async def test_line_that_names_nobody_is_not_noted(scope: Scope, code: str) -> None:
    thread, (member, _) = await told(scope)

    await delivered(scope, await tell(scope, member, thread, code), Receipt(message_id=8))

    assert await scope.uow.private_lines.list_of_member(member.id) == []


async def test_line_that_reaches_somebody_dismissed_is_taken_back(scope: Scope) -> None:
    thread, (member, _) = await told(scope)
    parcel = await tell(scope, member, thread)
    await scope.uow.staff.dismiss(member.id)

    await delivered(scope, parcel, Receipt(message_id=8))

    assert of_chat(await taken_back(scope), member, "delete") == [8]


async def test_line_that_arrives_after_erasing_is_taken_back(works: Works, world: World) -> None:
    async with works.begin() as uow:
        scope = Scope(uow, world)
        thread, (member, _) = await told(scope)
        await scope.relays.tell(member, thread, "waits", "line", about={"minutes": 5})
        await uow.commit()
    deliveries = Deliveries(works, world)
    sent = await in_flight(works, world)
    await erase(works, world)

    await deliveries.delivered(sent, Receipt(message_id=8))

    async with works.begin() as uow:
        assert of_chat(await taken_back(Scope(uow, world)), member, "delete") == [8]


async def in_flight(works: Works, world: World) -> Consignment:
    """Lease the line that waits."""
    async with works.begin() as uow:
        now = world.clock.now()
        (parcel,) = await uow.outbox.claim(now=now, lease_until=now + HOURS, round_=ROUND, limit=1)
        await uow.commit()
    return Consignment(parcel, Address(chat_id=int(parcel.payload["chat_id"])))


async def erase(works: Works, world: World) -> None:
    """Let her erase everything."""
    async with works.begin() as uow:
        person = await uow.people.find(TELEGRAM_ID)
        assert person is not None
        await Scope(uow, world).erasure.erase(person)
        await uow.commit()


@pytest.mark.parametrize("database_kind", [pytest.param("postgresql", marks=pytest.mark.postgres)])
async def test_line_noted_while_she_erases_is_taken_back(works: Works, world: World) -> None:
    async with works.begin() as uow:
        scope = Scope(uow, world)
        thread, (member, _) = await told(scope)
        await scope.relays.tell(member, thread, "waits", "line", about={"minutes": 5})
        await uow.commit()
    sent = await in_flight(works, world)

    async with asyncio.TaskGroup() as both, works.begin() as uow:
        await uow.outbox.settle(sent.parcel.id, sent=True, now=world.clock.now())
        await delivered(Scope(uow, world), sent.parcel, Receipt(message_id=8))
        await asyncio.wait({both.create_task(erase(works, world))}, timeout=SOON_SECONDS)
        await uow.commit()

    async with works.begin() as uow:
        assert of_chat(await taken_back(Scope(uow, world)), member, "delete") == [8]


async def test_line_about_a_woman_gone_never_goes_out(works: Works, world: World) -> None:
    async with works.begin() as uow:
        scope = Scope(uow, world)
        thread, (member, _) = await told(scope)
        await uow.threads.remove(thread.id)
        await scope.relays.tell(member, thread, "waits", "line", about={"minutes": 5})
        await uow.commit()

    assert await Deliveries(works, world).claim(ROUND, limit=5) == []

    async with works.begin() as uow:
        assert not await uow.outbox.is_waiting("line")


async def test_other_role_that_sees_the_queue_keeps_lines(scope: Scope) -> None:
    thread, (member, _) = await told(scope)
    await stands(scope, thread, member, {5: 1})
    leader = await lead(scope)

    await scope.team.change_role(member.id, Role.DOCTOR, by=leader)
    assert await taken_back(scope) == []
    await scope.team.change_role(member.id, Role.CREW, by=leader)

    assert of_chat(await taken_back(scope), member, "delete") == [5]


@pytest.mark.parametrize(("role", "is_kept"), [(Role.LAWYER, True), (Role.CREW, False)])
async def test_member_who_comes_in_anew_keeps_what_may_stand(
    scope: Scope, role: Role, *, is_kept: bool
) -> None:
    thread, (member, _) = await told(scope)
    await stands(scope, thread, member, {5: 1})

    again = await scope.team.redeem(await scope.team.invite(role), member.chat_id, chat_id=member.chat_id)

    assert again is not None
    assert [one.message_id for one in await lines_of(scope, again)] == ([5] if is_kept else [])
    await scope.private_lines.take_back(thread.id, lane=Lane.RELAY)
    assert of_chat(await taken_back(scope), again, "delete") == [5]


async def lines_of(scope: Scope, member: Member) -> list[Any]:
    return list(await scope.uow.private_lines.list_of_member(member.id))
