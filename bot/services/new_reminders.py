"""A reminder while it is made: what her choices come to, whether they wake anybody, and keeping it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.recurrence import Limits, Recurrence, next_fires
from bot.domain.reminder import Body
from bot.domain.wall_times import Hours
from bot.domain.wish_rules import rule_of
from bot.domain.wishes import KINDS, Wish
from bot.repositories.uow import UnitOfWork
from bot.services.reminders import PREVIEWED, Draft, PlanView, Reminders, zone_of_hers
from bot.services.world import World

PROBED = 12  # slots looked at for one in her hours of quiet


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a wish comes to: its rule, the next fires, and her hours of quiet where one falls into them.

    `fires` are empty for a day that is past, and for what only comes when she needs it.
    """

    rule: Recurrence
    fires: tuple[datetime, ...]
    zone: ZoneInfo
    disturbed: Hours | None


class NewReminders:
    """Look ahead at what she chooses, and keep it."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._reminders = Reminders(uow, world)
        self._world = world

    def outlook(self, person: Person, wish: Wish) -> Outlook:
        """Return what a complete wish would do from now on.

        Raises:
            NotFound: it is not complete, or none of ours.
            ZoneUnknown: she has not chosen a city.
        """
        zone, now = zone_of_hers(person), self._world.clock.now()
        try:
            rule = rule_of(wish, now, zone)
        except ValueError as error:
            raise NotFound from error
        coming = next_fires(rule, now, zone, PREVIEWED, limits=_limits(person, wish))
        fires = tuple(fire.due_at for fire in coming)
        return Outlook(rule, fires, zone, disturbed_by(Hours.read(person.settings.quiet), rule, now, zone))

    async def keep(self, person: Person, plan_id: UUID, wish: Wish, wording: str) -> PlanView:
        """Keep a complete wish under this id; keeping it twice keeps one.

        Raises:
            NotFound: it is not complete, or none of ours.
            ZoneUnknown: she has not chosen a city.
            TooManyReminders: she has made twenty already.
        """
        rule = self.outlook(person, wish).rule
        draft = Draft(rule, Body(KINDS[wish.kind], wording), limits=_limits(person, wish))
        return await self._reminders.add(person, plan_id, draft)


def disturbed_by(quiet: Hours, rule: Recurrence, now: datetime, zone: ZoneInfo) -> Hours | None:
    """Return the hours of quiet when one of the next slots of a rule falls into them."""
    coming = next_fires(rule, now, zone, PROBED)
    return quiet if any(quiet.around(fire.due_at, zone) for fire in coming) else None


def _limits(person: Person, wish: Wish) -> Limits:
    return Limits() if wish.is_moved is False else Limits(quiet=Hours.read(person.settings.quiet))
