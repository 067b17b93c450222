"""Updates take effect once, and one that fails does not stop its neighbours."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import uuid4

import pytest

from bot.domain.allowance import RECOGNITIONS, Allowance, Buckets
from bot.domain.barring import BarReason, Barred
from bot.repositories.uow import UnitOfWork, Works
from bot.repositories.vault import Purpose, Vault
from bot.services.intake import Incoming, Intake
from bot.services.scope import Scope
from bot.services.world import World
from tests.conftest import NOON


async def meet(incoming: Incoming, scope: Scope) -> str:
    if incoming.body.get("poison"):
        raise ValueError("poison")
    person = await scope.visitors.meet(incoming.sender_id or 0, chat_id=incoming.sender_id or 0)
    return person.alias


def make_incoming(update_id: int, *, sender: int = 1, poison: bool = False) -> Incoming:
    return Incoming(update_id, sender, {"poison": poison})


async def test_second_delivery_changes_nothing(works: Works, world: World) -> None:
    intake = Intake(works, world)

    first = await intake.accept([make_incoming(1)], meet)
    second = await intake.accept([make_incoming(1)], meet)

    assert len(first.handled) == 1
    assert second.handled == ()


@pytest.mark.case(53)
async def test_poison_leaves_ninety_nine_handled(works: Works, world: World) -> None:
    batch = [make_incoming(number, sender=number, poison=number == 7) for number in range(1, 101)]

    result = await Intake(works, world).accept(batch, meet)

    assert [item.incoming.update_id for item in result.handled if item.failed] == [7]
    assert sum(item.outcome is not None for item in result.handled) == 99


async def test_woman_is_recognised_later(works: Works, world: World) -> None:
    intake = Intake(works, world)

    first = await intake.accept([make_incoming(1, sender=5)], meet)
    later = await intake.accept([make_incoming(2, sender=5)], meet)

    assert first.handled[0].outcome == later.handled[0].outcome


async def take(incoming: Incoming, scope: Scope) -> bool:
    """Take one of ten, and tell of it at most once a minute."""
    now, allowances = scope.world.clock.now(), scope.world.allowances
    told = allowances.notices.is_due(7, now) and allowances.people.take(7, now)
    await meet(incoming, scope)
    return told


async def test_notice_is_due_again_after_an_undone_batch(works: Works, world: World) -> None:
    batch = [make_incoming(1), make_incoming(2, poison=True)]

    result = await Intake(works, world).accept(batch, take)

    assert result.handled[0].outcome is True


async def test_undone_batch_costs_nobody_an_allowance(works: Works, world: World) -> None:
    world.allowances.people = Buckets(Allowance(burst=1, per_second=0))

    result = await Intake(works, world).accept([make_incoming(1), make_incoming(2, poison=True)], take)

    assert result.handled[0].outcome is True
    assert not world.allowances.people.has_one(7, world.clock.now())


async def test_undone_transaction_follows_no_chat(works: Works, world: World) -> None:
    world.staff_chat_id = -500

    async with works.begin():
        world.follow_staff_chat(-1001)

    assert world.staff_chat_id == -500


async def test_committed_transaction_follows_a_chat(works: Works, world: World) -> None:
    async with works.begin() as uow:
        async with uow.savepoint():
            world.follow_staff_chat(-1001)
        await uow.commit()

    assert world.staff_chat_id == -1001


TROLL = 4711


@pytest.fixture
async def closed(works: Works) -> None:
    """Close access to somebody."""
    async with works.begin() as uow:
        until = NOON + timedelta(days=90)
        await uow.bars.put(TROLL, until=until, reason=BarReason.SPAM, staff_id=uuid4())
        await uow.commit()


@pytest.fixture
def hashed_inside(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Note for each slow hash whether a transaction was under way."""
    inside, done = [0], list[bool]()
    slow, begun = Vault.slow_index, Works.begin

    @asynccontextmanager
    async def begin(works: Works) -> AsyncIterator[UnitOfWork]:
        async with begun(works) as uow:
            inside[0] += 1
            try:
                yield uow
            finally:
                inside[0] -= 1

    def note(vault: Vault, purpose: Purpose, value: str) -> bytes:
        done.append(inside[0] > 0)
        return slow(vault, purpose, value)

    monkeypatch.setattr(Works, "begin", begin)
    monkeypatch.setattr(Vault, "slow_index", note)
    return done


async def knock(incoming: Incoming, scope: Scope) -> str:
    """Ask as somebody new; tell whether she was let in."""
    if incoming.body.get("poison"):
        raise ValueError("poison")
    sender = incoming.sender_id or 0
    person = await scope.visitors.meet(sender, chat_id=sender)
    try:
        await scope.barring.check(person.id)
    except Barred:
        return "barred"
    return "let in"


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("poison", [False, True], ids=["quiet", "beside poison"])
async def test_no_transaction_waits_for_a_slow_hash(
    works: Works, world: World, hashed_inside: list[bool], poison: bool
) -> None:
    batch = [make_incoming(1, sender=7), make_incoming(2, sender=TROLL), make_incoming(3, poison=poison)]

    result = await Intake(works, world).accept(batch, knock)

    assert [item.outcome for item in result.handled][:2] == ["let in", "barred"]
    assert hashed_inside == [False, False]
    assert result.handled[2].failed is poison


@pytest.mark.usefixtures("closed")
async def test_crowd_of_newcomers_costs_two_hashes(
    works: Works, world: World, hashed_inside: list[bool]
) -> None:
    batch = [make_incoming(number, sender=number) for number in range(1, 11)]

    result = await Intake(works, world).accept(batch, knock)

    assert [item.outcome for item in result.handled] == ["let in"] * 10
    assert len(hashed_inside) == RECOGNITIONS.burst
