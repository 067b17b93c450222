"""Her calendar: what became of each day's reminders, and what is still ahead, a month at a time."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.fire_calendar import Mark, first_of, month_after, slot_day
from bot.domain.people import Person
from bot.domain.recurrence import Occurrence
from bot.domain.reminder import FireState, Plan, PlanState
from bot.domain.visits import HIDDEN
from bot.domain.wall_times import DAY
from bot.repositories.fire_log import LoggedFire
from bot.repositories.uow import UnitOfWork
from bot.services.reminders import Reminders
from bot.services.world import World

REACH = timedelta(days=62)  # fires are kept no longer; as far ahead
HIDDEN_STEPS = tuple(f"#{code}" for code in HIDDEN)  # of these she gets no message
SLOTS_AT_ONCE = 40
MARKS = {
    FireState.DONE: Mark.DONE,
    FireState.SKIPPED: Mark.SKIPPED,
    FireState.SENT: Mark.SILENT,
    FireState.QUEUED: Mark.SILENT,
    FireState.UNKNOWN: Mark.SILENT,
}


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month of hers, by its first day; `earlier` and `later` are months there is something to see of."""

    first: date
    today: date
    days: dict[date, Counter[Mark]]
    earlier: date | None
    later: date | None


class FireCalendar:
    """Look back as far as fires are kept, and as far ahead. Silence is a neutral mark, never a miss."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def month(self, person: Person, wanted: date | None = None) -> MonthView:
        """Return the month of a day, this one by default; one out of reach gives the nearest.

        Raises:
            ZoneUnknown: she has not chosen a city.
        """
        today = Reminders(self._uow, self._world).today(person)
        oldest, newest = first_of(today - REACH), first_of(today + REACH)
        first = min(max(first_of(wanted or today), oldest), newest)
        days: dict[date, Counter[Mark]] = {}
        for day, mark in await self._marks(person, first):
            days.setdefault(day, Counter())[mark] += 1
        return MonthView(
            first,
            today,
            days,
            earlier=first_of(first - DAY) if first > oldest else None,
            later=month_after(first) if first < newest else None,
        )

    async def switched_on(self, person: Person) -> list[Plan]:
        """Return her reminders that are on, earliest time of day first."""
        key = await self._uow.people.key_of(person.id)
        plans = [] if key is None else await self._uow.plans.list_of(person.id, key=key)
        return [plan for plan in plans if plan.state is PlanState.ON]

    async def _marks(self, person: Person, first: date) -> list[tuple[date, Mark]]:
        key = await self._uow.people.key_of(person.id)
        plans = [] if key is None else await self._uow.plans.list_of(person.id, key=key)
        since = datetime.combine(first, time(), tzinfo=UTC) - 2 * DAY
        until = datetime.combine(month_after(first), time(), tzinfo=UTC) + 2 * DAY
        log = await self._uow.fire_log.list_between([plan.id for plan in plans], since, until)
        found = []
        for plan in plans:
            hers = [fire for fire in log if fire.plan_id == plan.id]
            found += [*_past(plan, hers), *self._ahead(plan, hers, since, until)]
        return [(day, mark) for day, mark in found if first_of(day) == first]

    def _ahead(
        self, plan: Plan, log: Sequence[LoggedFire], since: datetime, until: datetime
    ) -> list[tuple[date, Mark]]:
        now = self._world.clock.now()
        put_off = [
            slot_day(fire.occurrence, fire.due_at, plan.zone)
            for fire in log
            if fire.is_put_off and fire.due_at > now
        ]
        known = {fire.occurrence for fire in log if not fire.is_first_wait}
        coming = _slots(plan, max(now, since), until) if plan.state is PlanState.ON else ()
        slots = [slot for slot in coming if slot.key not in known and not slot.key.endswith(HIDDEN_STEPS)]
        days = [*put_off, *(slot_day(slot.key, slot.due_at, plan.zone) for slot in slots)]
        return [(day, Mark.AHEAD) for day in days]


def _past(plan: Plan, log: Sequence[LoggedFire]) -> Iterator[tuple[date, Mark]]:
    for fire in log:
        mark = Mark.SILENT if fire.is_waiting_again else MARKS.get(fire.state)
        if mark is not None and not fire.occurrence.endswith(HIDDEN_STEPS):
            yield slot_day(fire.occurrence, fire.due_at, plan.zone), mark


def _slots(plan: Plan, after: datetime, until: datetime) -> Iterator[Occurrence]:
    while slots := plan.next_fires(after, SLOTS_AT_ONCE):
        yield from (slot for slot in slots if slot.due_at < until)
        after = slots[-1].due_at
        if after >= until:
            return
