"""Storing the next fire of plans: one ahead, and never a slot that was used before."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from bot.domain.recurrence import Occurrence
from bot.domain.reminder import Fire, FireState, Plan
from bot.repositories.uow import UnitOfWork

CANDIDATES = 5


async def store_next(uow: UnitOfWork, plans: Iterable[tuple[Plan, datetime]]) -> None:
    """Store for each plan its first free slot later than the instant beside it; an ended plan gets none."""
    looking = list(plans)
    while looking:
        ahead = [(plan, plan.next_fires(after, CANDIDATES)) for plan, after in looking]
        slots = [(plan.id, fire.key) for plan, fires in ahead for fire in fires]
        taken = await uow.plans.list_taken(slots)
        free = [(plan, _first_free(plan.id, fires, taken)) for plan, fires in ahead]
        await uow.plans.add_fires([_pending(plan, slot) for plan, slot in free if slot is not None])
        found = {plan.id for plan, slot in free if slot is not None}
        # All candidates of a plan can be used up only after a move across many time zones.
        looking = [(plan, fires[-1].due_at) for plan, fires in ahead if fires and plan.id not in found]


def _first_free(plan_id: UUID, fires: list[Occurrence], taken: set[tuple[UUID, str]]) -> Occurrence | None:
    return next((fire for fire in fires if (plan_id, fire.key) not in taken), None)


def _pending(plan: Plan, slot: Occurrence) -> Fire:
    return Fire(
        id=uuid4(),
        plan_id=plan.id,
        occurrence=slot.key,
        due_at=slot.due_at,
        state=FireState.PENDING,
        version=plan.version,
        late=plan.lateness_of(slot),
    )
