"""When she moves to another clock: which reminders that touches, and by which clock they are to come."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from heapq import merge
from itertools import islice
from zoneinfo import ZoneInfo

from bot.domain.people import Person
from bot.domain.recurrence import AfterLast, AsNeeded, Every
from bot.domain.reminder import Plan
from bot.repositories.uow import UnitOfWork
from bot.services.planning import Planning
from bot.services.reminders import zone_of_hers
from bot.services.world import World

SHOWN = 3

Coming = tuple[tuple[datetime, str], ...]


@dataclass(frozen=True, slots=True)
class ZoneChoice:
    """What comes next by the clock of her new city, and by the old one; instants (UTC) with wordings."""

    zone: ZoneInfo
    by_new: Coming
    by_old: Coming


class ZoneMoves:
    """Move her reminders to the clock of the city she has now, or leave them with the old one."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._planning = Planning(uow, world)

    async def settle(self, person: Person) -> ZoneChoice | None:
        """Let follow what no clock touches, and return the choice she has for the rest; until then it stays.

        Raises:
            ZoneUnknown: she has not chosen a city.
        """
        choice = await self.choice(person)
        for plan in await self._elsewhere(person):
            if choice is None or not _is_by_the_clock(plan):
                await self._move(plan, zone_of_hers(person))
        return choice

    async def choice(self, person: Person) -> ZoneChoice | None:
        """Return what she can choose between; None when both clocks come to the same.

        Raises:
            ZoneUnknown: she has not chosen a city.
        """
        zone = zone_of_hers(person)
        plans = [plan for plan in await self._elsewhere(person) if _is_by_the_clock(plan)]
        by_old = self._coming(plans)
        by_new = self._coming([replace(plan, zone=zone) for plan in plans])
        return None if by_old == by_new else ZoneChoice(zone, by_new, by_old)

    async def follow(self, person: Person) -> None:
        """Move all her reminders to the clock of her city; the hours stay the same.

        Raises:
            ZoneUnknown: she has not chosen a city.
        """
        for plan in await self._elsewhere(person):
            await self._move(plan, zone_of_hers(person))

    async def _elsewhere(self, person: Person) -> list[Plan]:
        zone = zone_of_hers(person)
        return [plan for plan in await self._planning.list_of(person) if plan.zone != zone]

    async def _move(self, plan: Plan, zone: ZoneInfo) -> None:
        await self._planning.replan(replace(plan, zone=zone, version=plan.version + 1))

    def _coming(self, plans: Sequence[Plan]) -> Coming:
        now = self._world.clock.now()
        rows = [[(fire.due_at, plan.body.wording) for fire in plan.next_fires(now, SHOWN)] for plan in plans]
        return tuple(islice(merge(*rows), SHOWN))


def _is_by_the_clock(plan: Plan) -> bool:
    """Tell whether a clock on the wall has a say in when it comes; real hours go on whatever it shows."""
    match plan.rule:
        case AsNeeded():
            return False
        case Every() | AfterLast():
            return plan.rule.window is not None
        case _:
            return True
