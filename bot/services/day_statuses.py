"""What a place does today, said by whoever is there: a changed day, and its openings anew."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.domain import day_status
from bot.domain.directory import Listing
from bot.domain.entry_fields import EntryField, exception_to_json
from bot.domain.opening import Opening
from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.repositories.listings import LONGEST
from bot.repositories.uow import UnitOfWork
from bot.services.directory_start import Directories
from bot.services.editing import Editing
from bot.services.world import World


@dataclass(frozen=True, slots=True)
class Today:
    """A place on its present day: its hours as they stand, and when it could close earlier.

    `sure` are the hours as whoever is there means them: also on a holiday of which the rules are not sure.
    """

    listing: Listing
    day: date
    zone: ZoneInfo
    openings: tuple[Opening, ...]
    sure: tuple[Opening, ...]
    ends: tuple[datetime, ...]


class DayStatuses:
    """Say in two taps how it is today. Each returns what undoes it, or None where nothing changes."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._editing = Editing(uow, world)

    async def today(self, code: str) -> Today:
        """Return a place on its present day.

        Raises:
            NotFound: it left the directory.
        """
        listing = await self._editing.get(code)
        now, zone = self._world.clock.now(), ZoneInfo(listing.location.zone)
        place_id = listing.place.id
        found = await self._uow.listings.list_place_openings([place_id], after=now - LONGEST - LONGEST)
        openings = tuple(found.get(place_id, ()))
        day = day_status.working_day(openings, now, zone)
        ours = tuple(opening for opening in openings if opening.day == day)
        sure = await self._sure(place_id, day) if day_status.are_unsure(ours) else ours
        return Today(listing, day, zone, ours, sure, tuple(day_status.ends(sure, day, now)))

    async def _sure(self, place_id: str, day: date) -> tuple[Opening, ...]:
        return await Directories(self._uow, self._world).regular(place_id, day, is_confirmed=True)

    async def regular(self, listing: Listing, days: Collection[date]) -> dict[date, tuple[Opening, ...]]:
        """Return the hours a place has on these days by its rules alone."""
        directories = Directories(self._uow, self._world)
        return {day: await directories.regular(listing.place.id, day) for day in days}

    async def close(self, code: str, *, by: Member) -> UUID | None:
        """Say that it is closed today.

        Raises:
            NotFound: it left the directory.
            NoRight: `by` has nothing to do with places.
        """
        return await self._say(code, by, lambda one: day_status.closed(one.listing.place.exceptions, one.day))

    async def close_earlier(self, code: str, until: datetime, *, by: Member) -> UUID | None:
        """Say that it closes earlier today.

        Raises:
            NotFound: it left the directory.
            NoRight: `by` has nothing to do with places.
            NothingToCut: there are no such hours.
        """

        def cut(one: Today) -> day_status.Days:
            return day_status.cut(one.listing.place.exceptions, one.day, one.sure, until, one.zone)

        return await self._say(code, by, cut)

    async def as_usual(self, code: str, *, by: Member) -> UUID | None:
        """Say that the rules hold today, also on a holiday of which they are not sure.

        Raises:
            NotFound: it left the directory.
            NoRight: `by` has nothing to do with places.
        """
        return await self.as_usual_on((await self.today(code)).day, code, by=by)

    async def as_usual_on(self, day: date, code: str, *, by: Member) -> UUID | None:
        """Say that the rules hold on a day that has begun.

        Raises:
            NotFound: it left the directory.
            NoRight: `by` has nothing to do with places.
        """
        place_id = (await self._editing.get(code)).place.id
        regular = await Directories(self._uow, self._world).regular(place_id, day)
        sure = await self._sure(place_id, day)
        return await self._say(
            code, by, lambda now: day_status.usual(now.listing.place.exceptions, day, regular, sure, now.zone)
        )

    async def _say(self, code: str, by: Member, change: Callable[[Today], day_status.Days]) -> UUID | None:
        require(by, Right.PLACES)
        await self._uow.entries.find(code, for_change=True)
        one = await self.today(code)
        value = [exception_to_json(item) for item in change(one)]
        return await self._editing.write(one.listing, EntryField.EXCEPTIONS, value, by=by)
