"""Visits a woman plans: look ahead, keep, move, answer what came about them."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from bot.domain.errors import DomainError, NotFound
from bot.domain.people import Person
from bot.domain.recurrence import Recurrence, Steps, next_fires
from bot.domain.reminder import OWN, VISIT, Body, Fire, FireState, Plan, PlanState
from bot.domain.visit_templates import VisitKind, next_interval, usual_of
from bot.domain.visits import (
    HIDDEN,
    LONGEST_AHEAD,
    Visit,
    answered_rule,
    code_of,
    is_over,
    visit_rule,
)
from bot.repositories.uow import UnitOfWork
from bot.services.planning import Planning
from bot.services.programme import Programmes
from bot.services.reminders import Draft, PlanView, Reminders, ZoneUnknown
from bot.services.world import World

PREVIEWED = 8


class VisitPast(DomainError):
    """The visit would have begun already."""

    code = "visit_past"


class VisitTooFar(DomainError):
    """The visit lies further ahead than anybody plans."""

    code = "visit_too_far"


class VisitAnswer(Enum):
    """What she says of a visit."""

    COME = "come"
    CANCEL = "cancel"
    BEEN = "been"
    FAILED = "failed"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class VisitPreview:
    """A visit before it is kept: the id it will have, and the moments of its steps by their codes.

    The codes of packs of pills, which have no steps, are empty.
    """

    plan_id: UUID
    moments: tuple[tuple[str, datetime], ...]
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class VisitView:
    """A visit that is kept; `code` and `state` are those of the message she looks at, if she looks at one."""

    plan_id: UUID
    visit: Visit
    wording: str
    zone: ZoneInfo
    is_on: bool
    next_day: date | None
    code: str | None = None
    state: FireState | None = None


class Visits:
    """What a woman does with her visits. Every press works on today's state, also of an old message."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._reminders = Reminders(uow, world)
        self._planning = Planning(uow, world)

    async def preview(self, person: Person, visit: Visit) -> VisitPreview:
        """Return what would come of a visit from now on.

        Raises:
            ZoneUnknown: she has not chosen a city.
            VisitPast: it has begun already.
            VisitTooFar: it lies years ahead.
        """
        zone, rule = self._fit(person, visit)
        coming = next_fires(rule, self._world.clock.now(), zone, PREVIEWED)
        moments = tuple((fire.step.code if fire.step else "", fire.due_at) for fire in coming)
        return VisitPreview(uuid4(), moments, zone)

    async def keep(
        self, person: Person, plan_id: UUID, visit: Visit, wording: str, *, series: UUID | None = None
    ) -> PlanView:
        """Keep a visit under the id its preview gave; saving twice keeps one.

        Raises:
            ZoneUnknown: she has not chosen a city.
            VisitPast: it has begun already.
            VisitTooFar: it lies years ahead.
            TooManyReminders: she has twenty reminders already.
        """
        _zone, rule = self._fit(person, visit)
        # Packs of pills are reminders like any other: there is no visit to come to.
        kind = OWN if visit.kind is VisitKind.PILLS else VISIT
        draft = Draft(rule, Body(kind, wording, visit.to_more()), series=series)
        return await self._reminders.add(person, plan_id, draft)

    async def get(self, person: Person, plan_id: UUID) -> VisitView:
        """Return a visit.

        Raises:
            NotFound: she has no such visit.
        """
        return await self._viewed(await self._planning.plan(person, plan_id))

    async def of_fire(self, person: Person, fire_id: UUID) -> VisitView:
        """Return the visit a message is about.

        Raises:
            NotFound: she has no such message, because its visit is deleted or long ago.
        """
        fire, plan = await self._fire(person, fire_id)
        return await self._viewed(plan, fire)

    async def move(
        self, person: Person, plan_id: UUID, *, day: date, wall: time | None, is_next: bool
    ) -> PlanView:
        """Give a visit another day, or let it be the next one of its row; it is on again.

        Raises:
            ZoneUnknown: she has not chosen a city.
            NotFound: she has no such visit.
            VisitPast: it has begun already.
            VisitTooFar: it lies years ahead.
        """
        plan = await self._planning.plan(person, plan_id)
        known = _visit(plan)
        visit = replace(known, day=day, wall=wall, turn=known.turn + is_next)
        zone, rule = self._fit(person, visit)
        moved = replace(plan, rule=rule, zone=zone, version=plan.version + 1, state=PlanState.ON)
        moved = moved.with_more(**visit.to_more())
        await self._planning.withdraw(plan)
        await self._uow.plans.save_body(moved, await self._planning.key(person))
        await self._planning.replan(moved)
        return await self._reminders.get(person, plan_id)

    async def answer(self, person: Person, fire_id: UUID, said: VisitAnswer) -> VisitView:
        """Take what she says of a visit; the last word counts.

        What she says of how it was counts for the day it was asked about, not for one it was moved to since.

        Raises:
            NotFound: she has no such message.
        """
        fire, plan = await self._fire(person, fire_id)
        if said in AFTERWARDS and not _is_of(plan, fire):
            return await self._viewed(plan, fire)
        if fire.state is FireState.QUEUED or said is VisitAnswer.CANCEL:
            await self._planning.withdraw(plan)
        now = self._world.clock.now()
        state = STATES[said]
        answered = replace(fire, state=state, settled_at=None if state is FireState.SENT else now)
        await self._uow.plans.save_fire(answered)
        plan = replace(plan, state=PlanState.OFF if said is VisitAnswer.CANCEL else PlanState.ON)
        if said is not VisitAnswer.COME:
            rule = visit_rule(_visit(plan), plan.zone, fire.due_at - timedelta(minutes=1))
            plan = replace(plan, rule=_left(rule, said), version=plan.version + 1)
        await self._planning.replan(plan)
        return await self._viewed(plan, answered)

    def _fit(self, person: Person, visit: Visit) -> tuple[ZoneInfo, Recurrence]:
        """Return her clock, and the rule by which what is still to come of a visit comes."""
        if person.settings.zone is None:
            raise ZoneUnknown
        zone, now = ZoneInfo(person.settings.zone), self._world.clock.now()
        if visit.day > now.astimezone(zone).date() + LONGEST_AHEAD:
            raise VisitTooFar
        rule = visit_rule(visit, zone, now)
        is_begun = is_over(visit, zone, now) and visit.kind is not VisitKind.BORN
        if is_begun or (isinstance(rule, Steps) and not rule.steps):
            raise VisitPast
        return zone, rule

    async def _viewed(self, plan: Plan, fire: Fire | None = None) -> VisitView:
        visit = _visit(plan)
        return VisitView(
            plan.id,
            visit,
            plan.body.wording,
            plan.zone,
            plan.state is PlanState.ON,
            await self._next_day(visit),
            code_of(fire.occurrence) if fire else None,
            fire.state if fire else None,
        )

    async def _next_day(self, visit: Visit) -> date | None:
        """Count the day of the next visit from this one, as she chose or the programme decided."""
        interval = next_interval(visit.kind, visit.turn, visit.chosen)
        if interval is None:
            return None
        if visit.chosen is None and interval == next_interval(visit.kind, 0, None):
            decided = (await Programmes(self._uow, self._world).current()).visit_intervals
            interval = next_interval(visit.kind, visit.turn, usual_of(visit.kind, decided)) or interval
        return interval.after(visit.day)

    async def _fire(self, person: Person, fire_id: UUID) -> tuple[Fire, Plan]:
        key = await self._planning.key(person)
        found = await self._uow.plans.find_fire(fire_id, person_id=person.id, key=key)
        if found is None:
            raise NotFound
        return found


STATES = {
    VisitAnswer.COME: FireState.DONE,
    VisitAnswer.BEEN: FireState.DONE,
    VisitAnswer.CANCEL: FireState.SKIPPED,
    VisitAnswer.FAILED: FireState.SKIPPED,
    VisitAnswer.UNDO: FireState.SENT,
}
AFTERWARDS = frozenset({VisitAnswer.BEEN, VisitAnswer.FAILED})


def _is_of(plan: Plan, fire: Fire) -> bool:
    """Tell whether a fire belongs to the day the visit has now."""
    begun = visit_rule(_visit(plan), plan.zone, fire.due_at - timedelta(minutes=1))
    keys = {f"{step.day.isoformat()}#{step.code}" for step in begun.steps} if isinstance(begun, Steps) else ()
    return fire.occurrence in keys


def _left(rule: Recurrence, said: VisitAnswer) -> Recurrence:
    """Return what of a rule still comes after her answer."""
    if said is VisitAnswer.BEEN:
        return answered_rule(rule)
    return answered_rule(rule, keeps=HIDDEN) if said is VisitAnswer.FAILED else rule


def _visit(plan: Plan) -> Visit:
    try:
        return Visit.from_more(plan.body.more)
    except (KeyError, ValueError) as error:
        raise NotFound from error
