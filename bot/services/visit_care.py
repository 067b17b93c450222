"""The steps of a visit that she never sees: they are for the team, and `hand_over` is where tasks begin."""

from collections.abc import Sequence

from bot.domain.reminder import FireState
from bot.domain.visits import HIDDEN, code_of
from bot.repositories.plans import DueFire
from bot.repositories.uow import UnitOfWork


def is_hidden(item: DueFire) -> bool:
    """Tell whether a fire is not for her but for the staff."""
    return code_of(item.fire.occurrence) in HIDDEN


async def hand_over(uow: UnitOfWork, items: Sequence[DueFire]) -> None:
    """Close hidden steps that are due; nothing of them goes to her chat."""
    await uow.plans.close([item.fire.id for item in items], FireState.UNKNOWN)
