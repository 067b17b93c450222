"""Who is called first: on duty and of the role that answers, else on duty, else everybody."""

import pytest

from bot.domain.conversation import Theme
from bot.domain.staff import Member, Role
from bot.services.scope import Scope

TEAM = (Role.DOCTOR, Role.LAWYER, Role.CONSULTANT, Role.PEER)


async def team_on_duty(scope: Scope, *roles: Role) -> dict[Role, Member]:
    """Make a team of four, some of them on duty all day."""
    now, members = scope.world.clock.now(), {}
    for number, role in enumerate(TEAM, start=1):
        member = await scope.uow.staff.enlist(number, chat_id=number, role=role, day=now.date())
        members[role] = member
        if role in roles:
            for weekday in range(7):
                await scope.duties.add(member, weekday=weekday, starts=0, ends=24 * 60)
    return members


@pytest.mark.parametrize(
    ("theme", "on_duty", "called"),
    [
        (Theme.LAWYER, TEAM, {Role.LAWYER}),
        (Theme.HEALTH, TEAM, {Role.DOCTOR}),
        (Theme.HEALTH, (Role.LAWYER, Role.CONSULTANT), {Role.CONSULTANT}),
        (Theme.LAWYER, (Role.DOCTOR, Role.PEER), {Role.DOCTOR, Role.PEER}),
        (Theme.LAWYER, (), set(TEAM)),
        (None, (Role.DOCTOR, Role.PEER), {Role.DOCTOR, Role.PEER}),
    ],
)
async def test_who_fits_is_called_first(
    scope: Scope, theme: Theme | None, on_duty: tuple[Role, ...], called: set[Role]
) -> None:
    await team_on_duty(scope, *on_duty)

    assert {member.role for member in await scope.duties.called(theme)} == called
