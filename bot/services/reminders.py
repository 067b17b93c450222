"""Reminders as a woman uses them: plan, change, switch; and answer, put off or take back a fire."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from bot.domain.errors import DomainError, NotFound
from bot.domain.outgoing import Parcel, Receipt, Refusal
from bot.domain.people import Person
from bot.domain.recurrence import Rule, next_fires
from bot.domain.reminder import (
    ANSWERED,
    MOST_PLANS,
    POSTPONE_MINUTES,
    Body,
    Fire,
    FireState,
    Plan,
    PlanState,
    daily,
    once,
    only_day,
    plan_stream,
)
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
class PlanView:
    """A reminder as she sees it; `next_at` is None when it is off or over, `day` is that of a single one."""

    id: UUID
    wording: str
    times: tuple[time, ...]
    zone: ZoneInfo
    is_on: bool
    next_at: datetime | None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """A reminder before it is saved: the id it will have, and its next fires."""

    plan_id: UUID
    fires: tuple[datetime, ...]
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class FireView:
    """A fire after her answer; `due_at` is when it comes again if she put it off."""

    id: UUID
    wording: str
    state: FireState
    due_at: datetime
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

    def preview(self, person: Person, times: Sequence[time], *, on: date | None = None) -> Preview:
        """Return what a reminder at these times would do, daily or `on` one day.

        Raises:
            ZoneUnknown: she has not chosen a city.
        """
        rule, zone = self._rule(person, times, on), _zone(person)
        coming = next_fires(rule, self._world.clock.now(), zone, PREVIEWED)
        return Preview(uuid4(), tuple(fire.due_at for fire in coming), zone)

    async def add(
        self, person: Person, plan_id: UUID, *, times: Sequence[time], body: Body, on: date | None = None
    ) -> PlanView:
        """Store a reminder, daily or `on` one day, under the id its preview gave; saving twice stores one.

        Raises:
            ZoneUnknown: she has not chosen a city.
            TooManyReminders: she has twenty already.
        """
        zone, now, key = _zone(person), self._world.clock.now(), await self._key(person)
        known = await self._uow.plans.list_of(person.id, key=key)
        if len(known) >= MOST_PLANS and plan_id not in {plan.id for plan in known}:
            raise TooManyReminders
        plan = Plan(plan_id, person.id, self._rule(person, times, on), zone, body)
        if await self._uow.plans.add(plan, key):
            await store_next(self._uow, [(plan, now)])
        return await self.get(person, plan_id)

    def _rule(self, person: Person, times: Sequence[time], on: date | None) -> Rule:
        if on is not None:
            return once(times[0], on=on)
        return daily(tuple(times), starts_on=self.today(person))

    async def change_times(self, person: Person, plan_id: UUID, times: Sequence[time]) -> PlanView:
        """Move a reminder to other times of day; a slot that fired today does not fire again.

        Raises:
            NotFound: she has no such reminder.
        """
        plan = await self._plan(person, plan_id)
        rule = replace(plan.rule, times=tuple(sorted(set(times))))
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

    async def get_fire(self, person: Person, fire_id: UUID) -> FireView:
        """Return a fire as it stands.

        Raises:
            NotFound: she has no such fire, because its reminder is deleted or long ago.
        """
        return _fire_view(*await self._fire(person, fire_id))

    async def answer(self, person: Person, fire_id: UUID, state: FireState) -> FireView:
        """Mark a fire done or skipped, whatever it was before; one that was put off does not come again.

        Raises:
            NotFound: she has no such fire.
        """
        fire, plan = await self._fire(person, fire_id)
        if fire.state is FireState.QUEUED:
            await self._withdraw(plan)
        return await self._store(replace(fire, state=state), plan)

    async def postpone(self, person: Person, fire_id: UUID, *, minutes: int) -> FireView:
        """Send a fire again in so many minutes, as a new message.

        Raises:
            NotFound: she has no such fire, or `minutes` is not on offer.
        """
        fire, plan = await self._fire(person, fire_id)
        if minutes not in POSTPONE_MINUTES:
            raise NotFound
        is_waiting = fire.state is FireState.PENDING
        if fire.state is FireState.QUEUED:
            await self._withdraw(plan)
        again = replace(
            fire,
            state=FireState.PENDING,
            due_at=self._world.clock.now() + timedelta(minutes=minutes),
            postponed=max(1, fire.postponed + (not is_waiting)),
        )
        return await self._store(again, plan)

    async def undo(self, person: Person, fire_id: UUID) -> FireView:
        """Take back an answer or a postponement.

        Raises:
            NotFound: she has no such fire.
        """
        fire, plan = await self._fire(person, fire_id)
        is_put_off = fire.state is FireState.PENDING and fire.postponed > 0
        if fire.state in ANSWERED or is_put_off:
            fire = replace(fire, state=FireState.SENT)
        return await self._store(fire, plan)

    async def sent(self, parcel: Parcel, receipt: Receipt) -> None:
        """Note that a fire reached her chat."""
        await self._uow.plans.mark_sent(UUID(parcel.payload["fire"]), message_id=receipt.message_id)

    async def undelivered(self, parcel: Parcel, refusal: Refusal) -> None:
        """Note that a fire will never reach her chat; what becomes of it is unknown."""
        del refusal
        await self._uow.plans.mark_undelivered(UUID(parcel.payload["fire"]))

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

    async def _fire(self, person: Person, fire_id: UUID) -> tuple[Fire, Plan]:
        found = await self._uow.plans.find_fire(fire_id, person_id=person.id, key=await self._key(person))
        if found is None:
            raise NotFound
        return found

    async def _store(self, fire: Fire, plan: Plan) -> FireView:
        await self._uow.plans.save_fire(fire)
        return _fire_view(fire, plan)

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
    is_on = plan.state is PlanState.ON
    day = only_day(plan.rule)
    return PlanView(plan.id, plan.body.wording, plan.rule.times, plan.zone, is_on, next_at, day)


def _fire_view(fire: Fire, plan: Plan) -> FireView:
    return FireView(fire.id, plan.body.wording, fire.state, fire.due_at, plan.zone)
