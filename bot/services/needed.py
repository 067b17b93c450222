"""What she takes when needed: a log of her own, within what her doctor has said."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.recurrence import AsNeeded, counted, next_allowed
from bot.domain.reminder import Fire, FireState, Plan
from bot.domain.wall_times import DAY
from bot.repositories.uow import UnitOfWork
from bot.services.world import World

SAME_PRESS = timedelta(minutes=1)  # a second press within it means the same one


@dataclass(frozen=True, slots=True)
class NeededView:
    """The log of the last 24 hours; `allowed_from` is None when she may take one now.

    `noted` is what this press has noted; None where it was too early.
    """

    plan_id: UUID
    wording: str
    zone: ZoneInfo
    most: int
    taken: tuple[datetime, ...]
    allowed_from: datetime | None
    noted: UUID | None = None


class Needed:
    """Note and take back. The bot counts what she has noted, and works out no dose."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def note(self, person: Person, plan_id: UUID) -> NeededView:
        """Note that she takes one now, if her doctor's limits allow it; a double press notes one.

        Raises:
            NotFound: she has no such reminder, or it is not taken when needed.
        """
        plan, rule, now = *await self._plan(person, plan_id), self._world.clock.now()
        taken = await self._uow.fire_log.list_done(plan.id, since=now - DAY)
        if taken and now - taken[-1] < SAME_PRESS:
            return await self._view(plan, rule, noted=await self._uow.fire_log.newest_done(plan.id))
        if next_allowed(rule, taken, now) is not None:
            return await self._view(plan, rule)
        slot = counted(now)
        fire = Fire(
            uuid4(), plan.id, slot.key, now, FireState.DONE, plan.version, late=timedelta(), settled_at=now
        )
        await self._uow.plans.add_fires([fire])
        return await self._view(plan, rule, noted=fire.id)

    async def undo(self, person: Person, fire_id: UUID) -> NeededView:
        """Take back what was noted; harmless when repeated.

        Raises:
            NotFound: she has noted no such thing.
        """
        key = await self._uow.people.key_of(person.id)
        found = key and await self._uow.plans.find_fire(fire_id, person_id=person.id, key=key)
        if not found or not isinstance(found[1].rule, AsNeeded):
            raise NotFound
        await self._uow.fire_log.remove(fire_id)
        return await self._view(found[1], found[1].rule)

    async def _plan(self, person: Person, plan_id: UUID) -> tuple[Plan, AsNeeded]:
        key = await self._uow.people.key_of(person.id)
        plan = key and await self._uow.plans.find(plan_id, person_id=person.id, key=key)
        if not plan or not isinstance(plan.rule, AsNeeded):
            raise NotFound
        return plan, plan.rule

    async def _view(self, plan: Plan, rule: AsNeeded, *, noted: UUID | None = None) -> NeededView:
        now = self._world.clock.now()
        taken = tuple(await self._uow.fire_log.list_done(plan.id, since=now - DAY))
        return NeededView(
            plan.id,
            plan.body.wording,
            plan.zone,
            rule.most,
            taken,
            allowed_from=next_allowed(rule, taken, now),
            noted=noted,
        )
