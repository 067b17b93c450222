"""Updates take effect once, and one that fails does not stop its neighbours."""

import pytest

from bot.domain.allowance import Allowance, Buckets
from bot.repositories.uow import Works
from bot.services.intake import Incoming, Intake
from bot.services.scope import Scope
from bot.services.world import World


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
