"""What takes two coordinators: one asks, another confirms, and it happens exactly once."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from bot.clock import FrozenClock
from bot.domain.approvals import Deed, NoSecond, OwnProposal, ProposalOver, Verdict
from bot.domain.errors import NotFound
from bot.domain.rights import NoRight
from bot.domain.staff import Member, Role
from bot.repositories.uow import Works
from bot.services.approvals import Expiry
from bot.services.scope import Scope
from bot.services.world import World

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


async def enlist(scope: Scope, number: int, role: Role = Role.COORDINATOR) -> Member:
    day = scope.world.clock.now().date()
    return await scope.uow.staff.enlist(number, chat_id=number, role=role, day=day)


async def two(scope: Scope) -> tuple[Member, Member]:
    return await enlist(scope, 1), await enlist(scope, 2)


async def test_second_coordinator_confirms(scope: Scope) -> None:
    first, second = await two(scope)
    proposal = await scope.approvals.propose(Deed.EXPORT, {"month": "2026-11"}, by=first)

    confirmed = await scope.approvals.confirm(proposal.id, by=second)

    assert confirmed.params == {"month": "2026-11"}
    assert await scope.approvals.verdict_of(proposal.id) is Verdict.CONFIRMED


async def test_nobody_confirms_her_own(scope: Scope) -> None:
    first, _ = await two(scope)
    proposal = await scope.approvals.propose(Deed.EXPORT, {}, by=first)

    with pytest.raises(OwnProposal):
        await scope.approvals.confirm(proposal.id, by=first)


async def test_single_coordinator_is_refused(scope: Scope) -> None:
    alone = await enlist(scope, 1)
    await enlist(scope, 2, Role.CONSULTANT)

    with pytest.raises(NoSecond):
        await scope.approvals.propose(Deed.LOCKDOWN, {}, by=alone)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COORDINATOR])
async def test_no_other_role_decides(scope: Scope, role: Role) -> None:
    first, _ = await two(scope)
    other = await enlist(scope, 3, role)
    proposal = await scope.approvals.propose(Deed.EXPORT, {}, by=first)

    with pytest.raises(NoRight):
        await scope.approvals.propose(Deed.EXPORT, {}, by=other)
    with pytest.raises(NoRight):
        await scope.approvals.confirm(proposal.id, by=other)
    with pytest.raises(NoRight):
        await scope.approvals.reject(proposal.id, by=other)


@pytest.mark.parametrize(
    ("deed", "life"), [(Deed.EXPORT, DAY), (Deed.ANNOUNCEMENT, DAY), (Deed.LOCKDOWN, HOUR)]
)
async def test_proposal_expires_in_time(
    scope: Scope, clock: FrozenClock, deed: Deed, life: timedelta
) -> None:
    first, second = await two(scope)
    proposal = await scope.approvals.propose(deed, {}, by=first)

    clock.move(life - timedelta(seconds=1))
    assert await scope.approvals.list_open(by=second) == [proposal]
    clock.move(timedelta(seconds=1))

    with pytest.raises(ProposalOver) as late:
        await scope.approvals.confirm(proposal.id, by=second)
    assert late.value.verdict is Verdict.EXPIRED
    assert await scope.approvals.list_open(by=second) == []


async def test_withdrawn_cannot_be_confirmed(scope: Scope) -> None:
    first, second = await two(scope)
    proposal = await scope.approvals.propose(Deed.EXPORT, {}, by=first)
    await scope.approvals.reject(proposal.id, by=first)

    with pytest.raises(ProposalOver) as late:
        await scope.approvals.confirm(proposal.id, by=second)

    assert late.value.verdict is Verdict.WITHDRAWN


async def test_asking_twice_is_asking_once(scope: Scope) -> None:
    first, _ = await two(scope)

    asked = [await scope.approvals.propose(Deed.EXPORT, {"month": 11}, by=first) for _ in range(2)]

    assert asked[0] == asked[1]


@pytest.mark.parametrize("role", [None, Role.CONSULTANT])
async def test_proposal_dies_with_the_role(scope: Scope, role: Role | None) -> None:
    first, second = await two(scope)
    proposal = await scope.approvals.propose(Deed.EXPORT, {}, by=first)
    if role is None:
        await scope.team.dismiss(first.id, by=second)
    else:
        await scope.team.change_role(first.id, role, by=second)

    with pytest.raises(ProposalOver) as void:
        await scope.approvals.confirm(proposal.id, by=second)
    assert void.value.verdict is Verdict.VOID


async def test_unknown_proposal_is_not_found(scope: Scope) -> None:
    first, _ = await two(scope)

    with pytest.raises(NotFound):
        await scope.approvals.confirm(uuid4(), by=first)


async def test_what_was_asked_is_dropped_once_decided(scope: Scope) -> None:
    first, second = await two(scope)
    proposal = await scope.approvals.propose(Deed.EXPORT, {"secret": 1}, by=first)
    await scope.approvals.reject(proposal.id, by=second)

    kept = await scope.uow.approvals.find(proposal.id)

    assert kept is not None
    assert kept.params == {}


async def _confirm(works: Works, world: World, proposal_id: UUID, by: Member) -> bool:
    async with works.begin() as uow:
        try:
            await Scope(uow, world).approvals.confirm(proposal_id, by=by)
        except ProposalOver:
            return False
        await uow.commit()
        return True


async def test_of_two_at_once_one_confirms(works: Works, world: World) -> None:
    async with works.begin() as uow:
        scope = Scope(uow, world)
        first, *others = [await enlist(scope, number) for number in (1, 2, 3)]
        proposal = await scope.approvals.propose(Deed.EXPORT, {}, by=first)
        await uow.commit()

    done = await asyncio.gather(*(_confirm(works, world, proposal.id, one) for one in others))

    assert sorted(done) == [False, True]


async def test_late_one_is_closed_by_the_clock(works: Works, world: World, clock: FrozenClock) -> None:
    async with works.begin() as uow:
        scope = Scope(uow, world)
        first, _ = await two(scope)
        proposal = await scope.approvals.propose(Deed.EXPORT, {}, by=first)
        await uow.commit()
    clock.move(DAY)

    assert await Expiry(works, world).ring()

    async with works.begin() as uow:
        assert (await uow.approvals.find(proposal.id)).verdict is Verdict.EXPIRED  # type: ignore[union-attr] # is there
