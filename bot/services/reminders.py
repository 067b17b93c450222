"""Reminders as a woman plans them: look ahead, keep, change, switch, delete."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from bot.domain.errors import DomainError, NotFound
from bot.domain.people import Person
from bot.domain.recurrence import NO_LIMITS, Limits, Recurrence, Rule, Steps, next_fires
from bot.domain.reminder import MOST_PLANS, SUPPLY, Body, Plan, PlanState
from bot.repositories.uow import UnitOfWork
from bot.services.planning import Planning, store_next
from bot.services.world import World

PREVIEWED = 5


class TooManyReminders(DomainError):
    """She has as many reminders as one person may have."""

    code = "too_many_reminders"


class ZoneUnknown(DomainError):
    """Her city, and with it her time zone, is not chosen yet."""

    code = "zone_unknown"


@dataclass(frozen=True, slots=True)
class Draft:
    """A reminder that is not kept yet; her clock is added when it is."""

    rule: Recurrence
    body: Body
    limits: Limits = NO_LIMITS
    nudges: int = 0
    series: UUID | None = None


@dataclass(frozen=True, slots=True)
class PlanView:
    """A reminder as she sees it; `next_at` is None when it is off or over.

    `is_paused`: it is off until she turns it on again, and says so.
    """

    id: UUID
    wording: str
    rule: Recurrence
    zone: ZoneInfo
    is_on: bool
    next_at: datetime | None
    is_paused: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """A reminder before it is saved: the id it will have, and its next fires."""

    plan_id: UUID
    fires: tuple[datetime, ...]
    zone: ZoneInfo


class Reminders:
    """What a woman does with her reminders. Every press works on today's state, also of an old message."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._planning = Planning(uow, world)

    async def list_of(self, person: Person) -> tuple[PlanView, ...]:
        """Return her reminders, earliest time of day first."""
        plans = await self._planning.list_of(person)
        coming = await self._uow.plans.next_of([plan.id for plan in plans]) if plans else {}
        return tuple(view_of(plan, coming.get(plan.id)) for plan in plans)

    async def get(self, person: Person, plan_id: UUID) -> PlanView:
        """Return one reminder.

        Raises:
            NotFound: she has no such reminder.
        """
        return await self._viewed(await self._planning.plan(person, plan_id))

    def today(self, person: Person) -> date:
        """Return the day it is by her clock.

        Raises:
            ZoneUnknown: she has not chosen a city.
        """
        return self._world.clock.now().astimezone(zone_of_hers(person)).date()

    def preview(self, person: Person, rule: Recurrence, *, limits: Limits = NO_LIMITS) -> Preview:
        """Return what a reminder would do from now on.

        Raises:
            ZoneUnknown: she has not chosen a city.
        """
        zone = zone_of_hers(person)
        coming = next_fires(rule, self._world.clock.now(), zone, PREVIEWED, limits=limits)
        return Preview(uuid4(), tuple(fire.due_at for fire in coming), zone)

    async def add(self, person: Person, plan_id: UUID, draft: Draft) -> PlanView:
        """Keep a reminder under the id its preview gave; saving twice keeps one.

        Raises:
            ZoneUnknown: she has not chosen a city.
            TooManyReminders: she has made twenty already; steps of a series do not count.
        """
        zone, now, key = zone_of_hers(person), self._world.clock.now(), await self._planning.key(person)
        known = [plan for plan in await self._planning.list_of(person) if not plan.is_step_of_series]
        is_over = len(known) >= MOST_PLANS and plan_id not in {plan.id for plan in known}
        if is_over and not (draft.series and isinstance(draft.rule, Steps)):
            raise TooManyReminders
        plan = Plan(
            plan_id,
            person.id,
            draft.rule,
            zone,
            draft.body,
            limits=draft.limits,
            nudges=draft.nudges,
            series=draft.series,
        )
        if await self._uow.plans.add(plan, key):
            await store_next(self._uow, [(plan, now)])
        return await self.get(person, plan_id)

    async def change_times(self, person: Person, plan_id: UUID, times: Sequence[time]) -> PlanView:
        """Move a reminder to other times of day; a slot that fired today does not fire again.

        Raises:
            NotFound: she has no such reminder, or it has no times of day.
        """
        plan = await self._planning.plan(person, plan_id)
        if not isinstance(plan.rule, Rule):
            raise NotFound
        return await self.change_rule(person, plan_id, replace(plan.rule, times=tuple(sorted(set(times)))))

    async def change_rule(self, person: Person, plan_id: UUID, rule: Recurrence) -> PlanView:
        """Let a reminder come by another rule; a slot that fired already does not fire again.

        Raises:
            NotFound: she has no such reminder.
        """
        plan = await self._planning.plan(person, plan_id)
        return await self._replanned(replace(plan, rule=rule, version=plan.version + 1))

    async def switch(self, person: Person, plan_id: UUID, *, on: bool) -> PlanView:
        """Turn a reminder on or off.

        Raises:
            NotFound: she has no such reminder.
        """
        plan = await self._planning.plan(person, plan_id)
        if not on:
            await self._planning.withdraw(plan)
        return await self._replanned(replace(plan, state=PlanState.ON if on else PlanState.OFF))

    async def delete(self, person: Person, plan_id: UUID) -> None:
        """Delete a reminder with everything it still would have sent, and the notices of its supply.

        Raises:
            NotFound: she has no such reminder.
        """
        plan = await self._planning.plan(person, plan_id)
        await self._planning.delete(plan)
        for other in await self._planning.list_of(person) if plan.series else ():
            if other.series == plan.series and other.body.kind == SUPPLY:
                await self._planning.delete(other)

    async def _replanned(self, plan: Plan) -> PlanView:
        return await self._viewed(await self._planning.replan(plan))

    async def _viewed(self, plan: Plan) -> PlanView:
        return view_of(plan, (await self._uow.plans.next_of([plan.id])).get(plan.id))


def zone_of_hers(person: Person) -> ZoneInfo:
    """Return the clock of her city.

    Raises:
        ZoneUnknown: she has not chosen a city.
    """
    if person.settings.zone is None:
        raise ZoneUnknown
    return ZoneInfo(person.settings.zone)


def view_of(plan: Plan, next_at: datetime | None) -> PlanView:
    """Show a plan whose next fire is due then."""
    return PlanView(
        plan.id,
        plan.body.wording,
        plan.rule,
        plan.zone,
        is_on=plan.state is PlanState.ON,
        next_at=next_at,
        is_paused=plan.state is PlanState.PAUSED,
    )
