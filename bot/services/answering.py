"""When answers are given: by the roster where one is planned, and by the hours of a theme."""

from datetime import date, datetime, timedelta

from bot.domain.conversation import Theme
from bot.domain.duty import staff_day
from bot.domain.office import (
    LOOKED_AHEAD,
    IsClosed,
    Span,
    common,
    hours_for,
    is_within,
    joined,
    next_within,
    spans_from,
)
from bot.domain.programme import Programme
from bot.domain.promise import Expectation
from bot.domain.public_holidays import COUNTRY, public_holidays
from bot.domain.routing import roles_for
from bot.domain.zones import zone_of
from bot.repositories.uow import UnitOfWork
from bot.services.duties import Duties
from bot.services.figures import Figures
from bot.services.programme import Programmes
from bot.services.world import World

A_DAY = timedelta(days=1)


class Answering:
    """Say when answers are given, and what to promise.

    Where both hours and a roster are known, answers are promised only for times that lie in both; a roster
    that never meets the hours is about something else, and the hours alone count.
    """

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._programmes = Programmes(uow, world)

    async def expectation(self, theme: Theme) -> Expectation:
        """Return what to tell a woman who writes now about a theme."""
        now = self._world.clock.now()
        spans = await self._spans(theme, now)
        if spans is not None and not is_within(spans, now):
            return Expectation(is_manned=False, returns_at=next_within(spans, now))
        wait = await Figures(self._uow, self._world).expected_wait()
        return Expectation(None if spans is None else True, wait_minutes=wait)

    async def was_given(self, theme: Theme, moment: datetime) -> bool:
        """Tell whether answers were given at a moment; yes where nobody has ever said when."""
        spans = await self._spans(theme, moment)
        return spans is None or is_within(spans, moment)

    async def office(self, theme: Theme, moment: datetime) -> list[Span] | None:
        """Return the hours of a theme around a moment and after it; None where nobody has said any."""
        programme = await self._programmes.current()
        hours, zone = hours_for(programme.office_hours, int(theme)), zone_of(programme.zone)
        if not hours:
            return None
        first = staff_day(moment, zone) - A_DAY
        return spans_from(first, hours, zone=zone, is_closed=_closing(programme, first))

    async def _spans(self, theme: Theme, moment: datetime) -> list[Span] | None:
        office, duty = await self.office(theme, moment), await self._duty(theme, moment)
        if office is None or duty is None:
            return duty if office is None else office
        return common(office, duty) or office

    async def _duty(self, theme: Theme, moment: datetime) -> list[Span] | None:
        """Return when somebody is on duty; of the roles for a theme, where one of these has planned any."""
        zone = await self._programmes.zone()
        first = staff_day(moment, zone) - A_DAY
        turns = await Duties(self._uow, self._world).turns(since=first, days=LOOKED_AHEAD)
        roles = {member.id: member.role for member in await self._uow.staff.list_active()} if turns else {}
        fitting = [turn for turn in turns if roles[turn.staff_id] in roles_for(theme)]
        return joined(Span(turn.starts_at, turn.ends_at) for turn in fitting or turns) or None


def _closing(programme: Programme, first: date) -> IsClosed:
    """Return which days from the first one on are closed."""
    if programme.answers_on_holidays:
        return lambda _: False
    last = first + LOOKED_AHEAD * A_DAY
    return public_holidays(COUNTRY, {first.year, last.year}).__contains__
