"""Reminders as a woman plans them: look ahead, keep, change, switch, delete."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from bot.domain.errors import DomainError, NotFound
from bot.domain.people import Person
from bot.domain.recurrence import NO_LIMITS, Limits, Recurrence, Rule, next_fires
from bot.domain.reminder import MOST_PLANS, Body, Plan, PlanState, plan_stream
from bot.repositories.uow import UnitOfWork
from bot.repositories.vault import DataKey
from bot.services.planning import store_next
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
    """A reminder as she sees it; `next_at` is None when it is off or over."""

    id: UUID
    wording: str
    rule: Recurrence
    zone: ZoneInfo
    is_on: bool
    next_at: datetime | None


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

    async def list_of(self, person: Person) -> tuple[PlanView, ...]:
        """Return her reminders, earliest time of day first."""
        plans = await self._uow.plans.list_of(person.id, key=await self._key(person))
        coming = await self._uow.plans.next_of([plan.id for plan in plans]) if plans else {}
        return tuple(_view(plan, coming.get(plan.id)) for plan in plans)

    async def get(self, person: Person, plan_id: UUID) -> PlanView:
        """Return one reminder.

        Raises:
            NotFound: she has no such reminder.
        """
        return await self._viewed(await self._plan(person, plan_id))

    def today(self, person: Person) -> date:
        """Return the day it is by her clock.

        Raises:
            ZoneUnknown: she has not chosen a city.
        """
        return self._world.clock.now().astimezone(_zone(person)).date()

    def preview(self, person: Person, rule: Recurrence, *, limits: Limits = NO_LIMITS) -> Preview:
        """Return what a reminder would do from now on.

        Raises:
            ZoneUnknown: she has not chosen a city.
        """
        zone = _zone(person)
        coming = next_fires(rule, self._world.clock.now(), zone, PREVIEWED, limits=limits)
        return Preview(uuid4(), tuple(fire.due_at for fire in coming), zone)

    async def add(self, person: Person, plan_id: UUID, draft: Draft) -> PlanView:
        """Keep a reminder under the id its preview gave; saving twice keeps one.

        Raises:
            ZoneUnknown: she has not chosen a city.
            TooManyReminders: she has twenty already.
        """
        zone, now, key = _zone(person), self._world.clock.now(), await self._key(person)
        known = await self._uow.plans.list_of(person.id, key=key)
        if len(known) >= MOST_PLANS and plan_id not in {plan.id for plan in known}:
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
        plan = await self._plan(person, plan_id)
        if not isinstance(plan.rule, Rule):
            raise NotFound
        return await self.change_rule(person, plan_id, replace(plan.rule, times=tuple(sorted(set(times)))))

    async def change_rule(self, person: Person, plan_id: UUID, rule: Recurrence) -> PlanView:
        """Let a reminder come by another rule; a slot that fired already does not fire again.

        Raises:
            NotFound: she has no such reminder.
        """
        plan = await self._plan(person, plan_id)
        return await self._replan(replace(plan, rule=rule, version=plan.version + 1))

    async def follow_zone(self, person: Person) -> None:
        """Move all her reminders to the clock of the city she has now; the hours stay the same."""
        zone = _zone(person)
        for plan in await self._uow.plans.list_of(person.id, key=await self._key(person)):
            if plan.zone != zone:
                await self._replan(replace(plan, zone=zone, version=plan.version + 1))

    async def switch(self, person: Person, plan_id: UUID, *, on: bool) -> PlanView:
        """Turn a reminder on or off.

        Raises:
            NotFound: she has no such reminder.
        """
        plan = await self._plan(person, plan_id)
        if not on:
            await self._withdraw(plan)
        return await self._replan(replace(plan, state=PlanState.ON if on else PlanState.OFF))

    async def delete(self, person: Person, plan_id: UUID) -> None:
        """Delete a reminder with everything it still would have sent.

        Raises:
            NotFound: she has no such reminder.
        """
        plan = await self._plan(person, plan_id)
        await self._withdraw(plan)
        await self._uow.plans.delete(plan.id)

    async def _key(self, person: Person) -> DataKey:
        key = await self._uow.people.key_of(person.id)
        if key is None:
            raise NotFound
        return key

    async def _plan(self, person: Person, plan_id: UUID) -> Plan:
        plan = await self._uow.plans.find(plan_id, person_id=person.id, key=await self._key(person))
        if plan is None:
            raise NotFound
        return plan

    async def _replan(self, plan: Plan) -> PlanView:
        await self._uow.plans.save(plan)
        await self._uow.plans.drop_next(plan.id)
        if plan.state is PlanState.ON:
            await store_next(self._uow, [(plan, self._world.clock.now())])
        return await self._viewed(plan)

    async def _withdraw(self, plan: Plan) -> None:
        await self._uow.outbox.cancel_streams([plan_stream(plan.id)], now=self._world.clock.now())

    async def _viewed(self, plan: Plan) -> PlanView:
        return _view(plan, (await self._uow.plans.next_of([plan.id])).get(plan.id))


def _zone(person: Person) -> ZoneInfo:
    if person.settings.zone is None:
        raise ZoneUnknown
    return ZoneInfo(person.settings.zone)


def _view(plan: Plan, next_at: datetime | None) -> PlanView:
    return PlanView(
        plan.id, plan.body.wording, plan.rule, plan.zone, is_on=plan.state is PlanState.ON, next_at=next_at
    )
