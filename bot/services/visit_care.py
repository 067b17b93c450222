"""The steps of a visit that she never sees: they are for the team, and become tasks where she allows it."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from bot.domain.care import CareKind
from bot.domain.reminder import FireState, PlanState
from bot.domain.visits import HIDDEN, LOST, TASK, code_of
from bot.repositories.plans import DueFire
from bot.repositories.uow import UnitOfWork
from bot.services.care import Care
from bot.services.world import World

KINDS: Final = MappingProxyType({TASK: CareKind.MISSED_VISIT, LOST: CareKind.LOST})


def is_hidden(item: DueFire) -> bool:
    """Tell whether a fire is not for her but for the staff."""
    return code_of(item.fire.occurrence) in HIDDEN


async def hand_over(uow: UnitOfWork, world: World, items: Sequence[DueFire]) -> None:
    """Close hidden steps that are due, and make tasks of them; nothing of them goes to her chat."""
    await uow.plans.close([item.fire.id for item in items], FireState.UNKNOWN)
    for item in items:
        is_late = world.clock.now() - item.fire.due_at > item.fire.late
        if item.plan.state is PlanState.ON and not is_late:
            await Care(uow, world).add(item.plan.person_id, KINDS[code_of(item.fire.occurrence) or ""])
