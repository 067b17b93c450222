"""The team: who may change it, what goes with a role, and that somebody always leads."""

from datetime import timedelta
from uuid import uuid4

import pytest

from bot.clock import FrozenClock
from bot.domain.rights import NoRight
from bot.domain.staff import LastCoordinator, Role
from bot.services.scope import Scope
from tests.services.test_approvals import enlist, two

DAY = timedelta(days=1)


async def test_last_coordinator_cannot_remove_herself(scope: Scope) -> None:
    alone = await enlist(scope, 1)
    await enlist(scope, 2, Role.CONSULTANT)

    with pytest.raises(LastCoordinator):
        await scope.team.dismiss(alone.id, by=alone)
    with pytest.raises(LastCoordinator):
        await scope.team.change_role(alone.id, Role.DOCTOR, by=alone)


async def test_one_of_two_may_go(scope: Scope) -> None:
    first, second = await two(scope)

    assert await scope.team.dismiss(first.id, by=first)

    assert await scope.team.list_members() == [second]


async def test_who_was_dismissed_meanwhile_dismisses_nobody(scope: Scope) -> None:
    first, second = await two(scope)
    await scope.team.dismiss(first.id, by=second)

    with pytest.raises(NoRight):
        await scope.team.dismiss(second.id, by=first)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COORDINATOR])
async def test_only_coordinators_change_the_team(scope: Scope, role: Role) -> None:
    first, _ = await two(scope)
    other = await enlist(scope, 3, role)

    for attempt in (
        scope.team.dismiss(first.id, by=other),
        scope.team.change_role(first.id, Role.CREW, by=other),
        scope.team.invite(Role.CREW, by=other),
        scope.team.list_invitations(by=other),
        scope.team.revoke("00", by=other),
        scope.team.journal(by=other),
    ):
        with pytest.raises(NoRight):
            await attempt


async def test_invitations_die_with_whoever_made_them(scope: Scope) -> None:
    first, second = await two(scope)
    code = await scope.team.invite(Role.DOCTOR, by=first)
    await scope.team.dismiss(first.id, by=second)

    assert await scope.team.redeem(code, 7, chat_id=7) is None


async def test_revoked_invitation_lets_nobody_in(scope: Scope) -> None:
    first, _ = await two(scope)
    code = await scope.team.invite(Role.DOCTOR, by=first)
    [invitation] = await scope.team.list_invitations(by=first)
    await scope.team.revoke(invitation.mark, by=first)

    assert await scope.team.redeem(code, 7, chat_id=7) is None
    assert await scope.team.list_invitations(by=first) == []


async def test_invitation_is_good_once_for_a_day(scope: Scope, clock: FrozenClock) -> None:
    code, late = await scope.team.invite(Role.DOCTOR), await scope.team.invite(Role.PEER)

    assert await scope.team.redeem(code, 7, chat_id=7) is not None
    assert await scope.team.redeem(code, 8, chat_id=8) is None
    clock.move(DAY)
    assert await scope.team.redeem(late, 8, chat_id=8) is None


async def test_journal_says_who_and_what(scope: Scope) -> None:
    first, second = await two(scope)
    await scope.team.invite(Role.DOCTOR)
    await scope.team.dismiss(second.id, by=first)

    told = {(entry.action, entry.role) for entry in await scope.team.journal(by=first)}

    assert told == {("invite:doctor", None), ("dismiss:coordinator", Role.COORDINATOR)}


async def test_unknown_member_is_no_dismissal(scope: Scope) -> None:
    first, _ = await two(scope)

    assert not await scope.team.dismiss(uuid4(), by=first)


async def test_leaving_renumbers_nobody(scope: Scope) -> None:
    first, second = await two(scope)
    third = await enlist(scope, 3, Role.DOCTOR)

    await scope.team.dismiss(second.id, by=first)

    assert [one.number for one in await scope.team.list_members()] == [first.number, third.number] == [1, 3]


async def test_number_of_whoever_left_is_given_to_nobody(scope: Scope) -> None:
    first, second = await two(scope)
    await scope.team.dismiss(second.id, by=first)

    assert (await enlist(scope, 3)).number == 3


async def test_whoever_comes_back_has_her_number_again(scope: Scope) -> None:
    first, second = await two(scope)
    third = await enlist(scope, 3)
    await scope.team.dismiss(second.id, by=first)

    again = await enlist(scope, 2, Role.LAWYER)

    assert (again.number, again.role) == (second.number, Role.LAWYER)
    assert await scope.team.list_members() == [first, again, third]
