"""What can be set of a reminder once it is kept: pause, quiet hours, end, nudges, supply, and a taper."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.recurrence import AfterLast, Every, Limits, Rule
from bot.domain.reminder import MEDICINE, MOST_NUDGES, SUPPLY, Body, Plan, PlanState, only_day
from bot.domain.supply import LONGEST_SUPPLY, last_day_of, supply_steps
from bot.domain.tapering import can_taper, tapered
from bot.domain.wall_times import Hours
from bot.repositories.uow import UnitOfWork
from bot.services.planning import Planning
from bot.services.reminders import Draft, Reminders
from bot.services.world import World

Endless = Rule | Every | AfterLast  # what goes on until somebody ends it
SUPPLY_UNTIL = "supply"  # in `Body.more`: the last day the supply is enough for
TAPER_OFFERED = "taper"


@dataclass(frozen=True, slots=True)
class PlanSettingsView:
    """What is set of a reminder, and what can be; `quiet` are her hours of quiet, kept or not.

    `today` is the day by the clock of the plan.
    """

    id: UUID
    wording: str
    zone: ZoneInfo
    today: date
    is_paused: bool
    resumes_on: date | None
    quiet: Hours
    is_quiet_kept: bool
    ends_on: date | None
    can_end: bool
    nudges: int
    is_medicine: bool
    supply_until: date | None
    may_taper: bool
    next_at: datetime | None


class PlanSettings:
    """Change one thing of a reminder. Every press works on today's state, also of an old message."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._planning = Planning(uow, world)

    async def get(self, person: Person, plan_id: UUID) -> PlanSettingsView:
        """Return what is set.

        Raises:
            NotFound: she has no such reminder.
        """
        return await self._view(person, await self._planning.plan(person, plan_id))

    async def pause(self, person: Person, plan_id: UUID, *, until: date | None) -> PlanSettingsView:
        """Let it rest up to a day, which it comes on again, or, with None, until she turns it on.

        Raises:
            NotFound: she has no such reminder, or the day is not later than today.
        """
        plan = await self._planning.plan(person, plan_id)
        if until is not None and until <= self._today(plan):
            raise NotFound
        await self._planning.withdraw(plan)
        state = PlanState.PAUSED if until is None else PlanState.ON
        return await self._limit(person, replace(plan, state=state), resumes_on=until)

    async def resume(self, person: Person, plan_id: UUID) -> PlanSettingsView:
        """End a pause.

        Raises:
            NotFound: she has no such reminder.
        """
        plan = await self._planning.plan(person, plan_id)
        return await self._limit(person, replace(plan, state=PlanState.ON), resumes_on=None)

    async def keep_quiet(self, person: Person, plan_id: UUID, *, is_kept: bool) -> PlanSettingsView:
        """Move what falls into her hours of quiet to their edge, or send it all the same.

        Raises:
            NotFound: she has no such reminder.
        """
        plan = await self._planning.plan(person, plan_id)
        quiet = Hours.read(person.settings.quiet) if is_kept else None
        return await self._replanned(person, replace(plan, limits=replace(plan.limits, quiet=quiet)))

    async def choose_quiet_hours(self, person: Person, plan_id: UUID, hours: Hours) -> PlanSettingsView:
        """Make these her hours of quiet, of this reminder and of every other that keeps them.

        Raises:
            NotFound: she has no such reminder.
        """
        person.settings.quiet = str(hours)
        for plan in await self._planning.list_of(person):
            if plan.id != plan_id and plan.limits.quiet is not None:
                limits = replace(plan.limits, quiet=hours)
                await self._planning.replan(replace(plan, limits=limits, version=plan.version + 1))
        return await self.keep_quiet(person, plan_id, is_kept=True)

    async def end(self, person: Person, plan_id: UUID, *, last_day: date | None) -> PlanSettingsView:
        """Let it come up to this day, included, or without end.

        Raises:
            NotFound: she has no such reminder, it has its end anyway, or the day is past.
        """
        plan = await self._planning.plan(person, plan_id)
        is_past = last_day is not None and last_day < self._today(plan)
        if is_past or not isinstance(plan.rule, Endless) or only_day(plan.rule) is not None:
            raise NotFound
        return await self._replanned(person, replace(plan, rule=replace(plan.rule, ends_on=last_day)))

    async def nudge(self, person: Person, plan_id: UUID, *, times: int) -> PlanSettingsView:
        """Let it come again so often while she does not answer.

        Raises:
            NotFound: she has no such reminder, or that is more than twice.
        """
        plan = await self._planning.plan(person, plan_id)
        if not 0 <= times <= MOST_NUDGES:
            raise NotFound
        plan = replace(plan, nudges=times)
        await self._uow.plans.save(plan)
        return await self._view(person, plan)

    async def supply(self, person: Person, plan_id: UUID, *, days: int, wording: str) -> PlanSettingsView:
        """Note for how many days, today included, the supply is enough; 0 forgets it.

        She is told 14, 7 and 3 days before its end, in the words `wording`.

        Raises:
            NotFound: she has no such reminder of a medicine, or nobody gets so many days.
        """
        plan = await self._planning.plan(person, plan_id)
        if plan.body.kind != MEDICINE or not 0 <= days <= LONGEST_SUPPLY:
            raise NotFound
        last_day = last_day_of(self._today(plan), days) if days else None
        plan = replace(plan, series=plan.series or uuid4())
        plan = plan.with_more(**{SUPPLY_UNTIL: last_day.isoformat() if last_day else None})
        await self._uow.plans.save(plan)
        await self._uow.plans.save_body(plan, await self._planning.key(person))
        await self._tell_of_supply(person, plan, last_day, wording)
        return await self._view(person, plan)

    async def taper(self, person: Person, plan_id: UUID) -> PlanSettingsView:
        """Let a daily reminder of four weeks come once a week.

        Raises:
            NotFound: she has no such reminder, or it does not come daily, or not for so long.
        """
        plan = await self._planning.plan(person, plan_id)
        today = self._today(plan)
        if not can_taper(plan, today) or not isinstance(plan.rule, Rule):
            raise NotFound
        return await self._replanned(person, replace(plan, rule=tapered(plan.rule, today)))

    async def offer_taper(self, person: Person, plan_id: UUID) -> bool:
        """Tell whether a taper is to be offered now; it is offered once.

        Raises:
            NotFound: she has no such reminder.
        """
        plan = await self._planning.plan(person, plan_id)
        if TAPER_OFFERED in plan.body.more or not can_taper(plan, self._today(plan)):
            return False
        offered = plan.with_more(**{TAPER_OFFERED: True})
        await self._uow.plans.save_body(offered, await self._planning.key(person))
        return True

    async def _tell_of_supply(self, person: Person, plan: Plan, last_day: date | None, wording: str) -> None:
        for other in await self._planning.list_of(person):
            if other.series == plan.series and other.body.kind == SUPPLY:
                await self._planning.delete(other)
        steps = None if last_day is None else supply_steps(last_day, self._today(plan))
        if steps is not None:
            limits = Limits(quiet=Hours.read(person.settings.quiet))
            draft = Draft(steps, Body(SUPPLY, wording), limits=limits, series=plan.series)
            await Reminders(self._uow, self._world).add(person, uuid4(), draft)

    async def _limit(self, person: Person, plan: Plan, *, resumes_on: date | None) -> PlanSettingsView:
        return await self._replanned(
            person, replace(plan, limits=replace(plan.limits, resumes_on=resumes_on))
        )

    async def _replanned(self, person: Person, plan: Plan) -> PlanSettingsView:
        changed = await self._planning.replan(replace(plan, version=plan.version + 1))
        return await self._view(person, changed)

    def _today(self, plan: Plan) -> date:
        return self._world.clock.now().astimezone(plan.zone).date()

    async def _view(self, person: Person, plan: Plan) -> PlanSettingsView:
        today, resumes_on = self._today(plan), plan.limits.resumes_on
        until = plan.body.more.get(SUPPLY_UNTIL)
        return PlanSettingsView(
            id=plan.id,
            wording=plan.body.wording,
            zone=plan.zone,
            today=today,
            is_paused=plan.state is PlanState.PAUSED,
            resumes_on=resumes_on if resumes_on is not None and resumes_on > today else None,
            quiet=plan.limits.quiet or Hours.read(person.settings.quiet),
            is_quiet_kept=plan.limits.quiet is not None,
            ends_on=getattr(plan.rule, "ends_on", None),
            can_end=_can_end(plan),
            nudges=plan.nudges,
            is_medicine=plan.body.kind == MEDICINE,
            supply_until=date.fromisoformat(until) if until else None,
            may_taper=can_taper(plan, today),
            next_at=(await self._uow.plans.next_of([plan.id])).get(plan.id),
        )


def _can_end(plan: Plan) -> bool:
    return isinstance(plan.rule, Endless) and only_day(plan.rule) is None
