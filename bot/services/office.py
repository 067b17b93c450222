"""Editing the hours in which answers are given."""

from collections.abc import Iterable, Sequence

from bot.domain.office import MOST_HOURS, OfficeHours, make_hours
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.services.programme import Programmes
from bot.services.world import World

SETTING = "office_hours"


class Office:
    """The hours of each theme, as lines that are added and taken out."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._programmes = Programmes(uow, world)

    async def hours(self, theme: int) -> tuple[OfficeHours, ...]:
        """Return a theme's own hours."""
        return (await self._programmes.current()).office_hours.get(theme, ())

    async def add(self, theme: int, days: Iterable[int], *, starts: int, ends: int, by: Member) -> None:
        """Add a line to the hours of a theme; one that stands there already stays once.

        Raises:
            ValueError: these are no hours, or there are too many.
            NotRegistered: `by` is not a coordinator.
        """
        line, known = make_hours(days, starts=starts, ends=ends), await self.hours(theme)
        if line not in known:
            if len(known) >= MOST_HOURS:
                raise ValueError(theme)
            await self._store(theme, (*known, line), by=by)

    async def remove(self, theme: int, days: Iterable[int], *, starts: int, ends: int, by: Member) -> None:
        """Take a line out of the hours of a theme.

        Raises:
            ValueError: these are no hours.
            NotRegistered: `by` is not a coordinator.
        """
        line, known = make_hours(days, starts=starts, ends=ends), await self.hours(theme)
        if line in known:
            await self._store(theme, [one for one in known if one != line], by=by)

    async def _store(self, theme: int, lines: Sequence[OfficeHours], *, by: Member) -> None:
        office = dict((await self._programmes.current()).office_hours) | {theme: tuple(lines)}
        stored = {str(one): [line.to_json() for line in hours] for one, hours in office.items() if hours}
        await self._programmes.change(by=by, **{SETTING: stored})
