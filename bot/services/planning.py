"""Her plans as the services of reminders share them, and storing the next fire of each.

One fire is stored ahead, and never a slot that was used before.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.recurrence import Occurrence
from bot.domain.reminder import Fire, FireState, Plan, PlanState, plan_stream
from bot.repositories.uow import UnitOfWork
from bot.repositories.vault import DataKey
from bot.services.world import World

CANDIDATES = 5


class Planning:
    """The plans of this transaction, as every service of reminders reads and changes them."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def key(self, person: Person) -> DataKey:
        """Return the key that opens what her plans are about.

        Raises:
            NotFound: she is being erased.
        """
        key = await self._uow.people.key_of(person.id)
        if key is None:
            raise NotFound
        return key

    async def plan(self, person: Person, plan_id: UUID) -> Plan:
        """Return a plan of hers, locked until the transaction ends.

        Raises:
            NotFound: she has no such plan.
        """
        plan = await self._uow.plans.find(plan_id, person_id=person.id, key=await self.key(person))
        if plan is None:
            raise NotFound
        return plan

    async def list_of(self, person: Person) -> list[Plan]:
        """Return her plans, earliest time of day first."""
        return await self._uow.plans.list_of(person.id, key=await self.key(person))

    async def replan(self, plan: Plan) -> Plan:
        """Write a changed plan and store its next fire anew; one that is not on gets none."""
        await self._uow.plans.save(plan)
        await self._uow.plans.drop_next(plan.id)
        if plan.state is PlanState.ON:
            await store_next(self._uow, [(plan, self._world.clock.now())])
        return plan

    async def withdraw(self, plan: Plan) -> None:
        """Take back what of it waits to be sent."""
        await self._uow.outbox.cancel_streams([plan_stream(plan.id)], now=self._world.clock.now())

    async def delete(self, plan: Plan) -> None:
        """Delete a plan with everything it still would have sent."""
        await self.withdraw(plan)
        await self._uow.plans.delete(plan.id)


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
