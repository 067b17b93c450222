"""The weekly check-in: a short «how are you» at her hour, with a person behind it."""

from datetime import time, timedelta
from uuid import UUID

from bot.domain.care import CareKind, Missing, Route
from bot.domain.errors import NotFound
from bot.domain.figures import Event
from bot.domain.people import Person
from bot.domain.recurrence import Rule
from bot.domain.reminder import CHECK_IN, MEDICINE, Body, FireState, PlanState
from bot.domain.rrules import OnWeekdays, rrule_of
from bot.repositories.uow import UnitOfWork
from bot.services.care import Care
from bot.services.figures import Figures
from bot.services.fires import Fires
from bot.services.reminders import Draft, PlanView, Reminders
from bot.services.world import World

WEEK = timedelta(days=7)
DAY = timedelta(days=1)
NOT_TAKEN = frozenset({FireState.SKIPPED, FireState.UNKNOWN})


class CheckIns:
    """Plan the check-in, and take its answers. She has one at most."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._reminders = Reminders(uow, world)

    def rule(self, person: Person, weekday: int, wall: time) -> Rule:
        """Return the rule «every week on this day (0 is Monday) at this time».

        Raises:
            ZoneUnknown: she has not chosen a city.
            NotFound: the week has no such day.
        """
        if not 0 <= weekday < WEEK.days:
            raise NotFound
        today = self._reminders.today(person)
        return Rule((wall,), today, rrule=rrule_of(OnWeekdays((weekday,))))

    async def has_one(self, person: Person) -> bool:
        """Tell whether she has a check-in, on or off."""
        key = await self._uow.people.key_of(person.id)
        plans = [] if key is None else await self._uow.plans.list_of(person.id, key=key)
        return any(plan.body.kind == CHECK_IN for plan in plans)

    async def save(self, person: Person, plan_id: UUID, rule: Rule, wording: str) -> PlanView:
        """Keep the check-in under the id its preview gave, in the place of the one before.

        Raises:
            ZoneUnknown: she has not chosen a city.
            TooManyReminders: she has twenty already.
        """
        key = await self._uow.people.key_of(person.id)
        for plan in [] if key is None else await self._uow.plans.list_of(person.id, key=key):
            if plan.body.kind == CHECK_IN and plan.id != plan_id:
                await self._reminders.delete(person, plan.id)
        return await self._reminders.add(person, plan_id, Draft(rule, Body(CHECK_IN, wording)))

    async def fine(self, person: Person, fire_id: UUID) -> bool:
        """Note that she is fine; tell whether she is to be asked, once, how taking medicines goes.

        Raises:
            NotFound: she has no such check-in.
        """
        await Fires(self._uow, self._world).answer(person, fire_id, FireState.DONE)
        key = await self._uow.people.key_of(person.id)
        plans = [] if key is None else await self._uow.plans.list_of(person.id, key=key)
        taken = [one.id for one in plans if one.body.kind == MEDICINE and one.state is PlanState.ON]
        now = self._world.clock.now()
        logged = await self._uow.fire_log.list_between(taken, now - WEEK, now) if taken else []
        return any(one.state in NOT_TAKEN for one in logged)

    async def has_question(self, person: Person, fire_id: UUID) -> None:
        """Note that she has a question; where her route allows it, it is a task for tomorrow until she asks.

        Raises:
            NotFound: she has no such check-in.
        """
        await Fires(self._uow, self._world).answer(person, fire_id, FireState.DONE)
        await Care(self._uow, self._world).add(person.id, CareKind.QUESTION, due_in=DAY)

    async def not_now(self, person: Person, fire_id: UUID) -> None:
        """Note that it does not suit her now.

        Raises:
            NotFound: she has no such check-in.
        """
        await Fires(self._uow, self._world).answer(person, fire_id, FireState.SKIPPED)

    async def undo(self, person: Person, fire_id: UUID, *, message_id: int | None) -> str:
        """Take her answer back, with the task that came of it; return what the check-in says.

        Raises:
            NotFound: she has no such check-in.
        """
        fire = await Fires(self._uow, self._world).undo(person, fire_id, message_id=message_id)
        await Care(self._uow, self._world).settle(person.id, CareKind.QUESTION)
        return fire.wording

    async def missing(self, why: Missing) -> None:
        """Count why medicines are not always taken; nothing of it is kept about her."""
        await Figures(self._uow, self._world).happened(Event.MISSING, why.value)

    async def used_up(self, person: Person) -> None:
        """Let somebody know today that her medicines are used up, as she has asked."""
        await Care(self._uow, self._world).add(person.id, CareKind.NO_SUPPLY)

    def choose_route(self, person: Person, route: Route) -> None:
        """Keep who may do something when she is silent; a sentence of hers goes with its route."""
        person.settings.silence = route.value
        person.settings.silence_words = ""
