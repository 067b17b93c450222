"""Keepers are asked in time, once a day, all at once; after a week of silence the coordinator is, too."""

from datetime import timedelta

import pytest

from bot.clock import FrozenClock
from bot.domain.staff import Role
from bot.repositories.uow import Works
from bot.services.checks import Checks
from bot.services.scope import Scope
from bot.services.world import World
from tests.services.keeping import MONDAY, Keeping

LONG_AGO = MONDAY - timedelta(days=61)
DAY = timedelta(days=1)


@pytest.fixture
async def keeping(works: Works, world: World) -> Keeping:
    """Bring on the sample directory at noon of Moscow; a drop-in centre kept by peers is due."""
    keeping = Keeping(works, world)
    await keeping.furnish(verified_on=LONG_AGO, keeper="peer")
    return keeping


async def names(keeping: Keeping, chat_id: int) -> list[list[str]]:
    """Return what each message to a member asks about."""
    return [
        [entry["name"] for entry in one["entries"]]
        for one in await keeping.told()
        if one["code"] == "checks" and one["chat_id"] == chat_id
    ]


async def test_keeper_is_asked_about_what_is_due(keeping: Keeping) -> None:
    await keeping.enlist(Role.COORDINATOR, 1)
    await keeping.enlist(Role.PEER, 2)

    assert await keeping.ring()

    assert await names(keeping, 2) == [["Дроп-ин центр"]]
    assert await names(keeping, 1) == []


async def test_nobody_is_asked_twice_a_day(keeping: Keeping, clock: FrozenClock) -> None:
    await keeping.enlist(Role.PEER, 2)
    await keeping.ring()
    clock.move(timedelta(hours=3))

    assert not await keeping.ring()

    assert len(await names(keeping, 2)) == 1


async def test_question_comes_again_after_a_week_with_the_coordinator(
    keeping: Keeping, clock: FrozenClock
) -> None:
    await keeping.enlist(Role.COORDINATOR, 1)
    await keeping.enlist(Role.PEER, 2)
    for _ in range(7):
        await keeping.ring()
        clock.move(DAY)
    assert (len(await names(keeping, 1)), len(await names(keeping, 2))) == (0, 1)

    await keeping.ring()

    assert (len(await names(keeping, 1)), len(await names(keeping, 2))) == (1, 2)


async def test_all_entries_come_in_one_message(keeping: Keeping, clock: FrozenClock) -> None:
    await keeping.enlist(Role.COORDINATOR, 1)
    clock.move(timedelta(days=100))

    await keeping.ring()

    (told,) = [one for one in await keeping.told() if one["code"] == "checks"]
    assert told["total"] > len(told["entries"]) == 5


async def test_at_night_nobody_is_asked(keeping: Keeping, clock: FrozenClock) -> None:
    await keeping.enlist(Role.PEER, 2)
    clock.move(timedelta(hours=11))

    assert not await keeping.ring()


async def test_confirmed_entry_is_not_asked_about(keeping: Keeping) -> None:
    peer = await keeping.enlist(Role.PEER, 2)
    await keeping.confirm(peer)

    assert not await keeping.ring()


async def test_confirming_begins_the_week_anew(keeping: Keeping, clock: FrozenClock) -> None:
    await keeping.enlist(Role.COORDINATOR, 1)
    peer = await keeping.enlist(Role.PEER, 2)
    await keeping.ring()
    await keeping.confirm(peer)
    clock.move(timedelta(days=61))
    await keeping.ring()

    assert [one for one in await names(keeping, 1) if "Дроп-ин центр" in one] == []
    assert (await names(keeping, 2))[-1] == ["Дроп-ин центр"]


async def test_doubted_entry_is_asked_about_first(keeping: Keeping) -> None:
    await keeping.enlist(Role.COORDINATOR, 1)
    await keeping.furnish(verified_on=MONDAY)
    for woman in (7, 8):
        await keeping.report(woman)

    await keeping.ring()

    assert (await names(keeping, 1))[0][0] == "Дроп-ин центр"


async def test_list_holds_what_a_member_may_confirm(keeping: Keeping) -> None:
    peer = await keeping.enlist(Role.PEER, 2)
    doctor = await keeping.enlist(Role.DOCTOR, 3)

    async with keeping.works.begin() as uow:
        upkeep = Scope(uow, keeping.world).upkeep
        assert [one.name for one in await upkeep.list_due(peer)] == ["Дроп-ин центр"]
        assert await upkeep.list_due(doctor) == []


async def test_fresh_process_does_not_ask_again(keeping: Keeping) -> None:
    await keeping.enlist(Role.PEER, 2)

    assert await Checks(keeping.works, keeping.world).ring()
    assert not await Checks(keeping.works, keeping.world).ring()
