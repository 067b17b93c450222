"""What crews say of their buses today, in one tap; and which stops women want to hear of."""

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.bus import BusState, BusStatus, NothingToday, as_said, late
from bot.domain.codes import short_code
from bot.domain.day_status import working_day
from bot.domain.directory import Listing
from bot.domain.entry_changes import ChangedMeanwhile, TooLateToUndo, UndoneAlready
from bot.domain.errors import NotFound
from bot.domain.opening import Opening
from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.repositories.listings import LONGEST
from bot.repositories.uow import UnitOfWork
from bot.services.day_statuses import DayStatuses
from bot.services.editing import Editing
from bot.services.stop_news import remember_day
from bot.services.world import World

OVER = (TooLateToUndo, UndoneAlready, ChangedMeanwhile)  # somebody has changed that day since


@dataclass(frozen=True, slots=True)
class BusToday:
    """A bus on its present day: its stops as they are expected, and what the crew has said."""

    code: str
    listing: Listing
    zone: ZoneInfo
    now: datetime
    openings: tuple[Opening, ...]
    status: BusStatus | None


class Buses:
    """What a crew does."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def today(self, *, by: Member) -> list[BusToday]:
        """Return the buses that have stops today, or something said of them.

        Raises:
            NoRight: `by` has nothing to do with places.
        """
        require(by, Right.PLACES)
        found = [await self._today(listing) for listing in await self._uow.listings.list_mobile()]
        return [one for one in found if one.openings or one.status]

    async def say(self, code: str, state: BusState, minutes: int, *, by: Member) -> None:
        """Say how it is today; it holds until the end of the day's last stop.

        Raises:
            NoRight: `by` has nothing to do with places.
            NotFound: there is no such bus.
            NothingToday: no stop lies ahead.
        """
        await self.take_back(code, by=by)
        bus = await self._find(code)
        if not bus.openings:
            raise NothingToday
        place_id, day = bus.listing.place.id, bus.openings[0].day
        await remember_day(self._uow, bus.listing, bus.openings, day)
        status = BusStatus(place_id, day, state, bus.now, max(one.end for one in bus.openings))
        if state is BusState.LATE:
            status = late(status, bus.openings, minutes)
        if state is BusState.CANCELLED:
            status = replace(status, undo=await DayStatuses(self._uow, self._world).close(code, by=by))
        await self._uow.buses.put(status)

    async def take_back(self, code: str, *, by: Member) -> None:
        """Take back what was said of today; a cancelled day has its hours again.

        Raises:
            NoRight: `by` has nothing to do with places.
            NotFound: there is no such bus.
        """
        require(by, Right.PLACES)
        bus = await self._find(code)
        if bus.status is None:
            return
        await self._uow.buses.drop(bus.listing.place.id)
        if bus.status.undo is not None:
            await self._undo(bus.status, by)

    async def _undo(self, status: BusStatus, by: Member) -> None:
        if status.undo is None:
            return
        try:
            await Editing(self._uow, self._world).undo(status.undo, by=by)
        except OVER:
            await self._reopen(status, by)

    async def _reopen(self, status: BusStatus, by: Member) -> None:
        """Let the rules hold on the cancelled day again, unless somebody has opened it meanwhile."""
        code = short_code(status.place_id)
        days = (await Editing(self._uow, self._world).get(code)).place.exceptions
        if any(item.is_closed and item.day == status.day for item in days):
            await DayStatuses(self._uow, self._world).as_usual_on(status.day, code, by=by)

    async def _find(self, code: str) -> BusToday:
        for listing in await self._uow.listings.list_mobile():
            if short_code(listing.place.id) == code:
                return await self._today(listing)
        raise NotFound

    async def _today(self, listing: Listing) -> BusToday:
        now, place_id, zone = self._world.clock.now(), listing.place.id, ZoneInfo(listing.location.zone)
        found = await self._uow.listings.list_place_openings([place_id], after=now - LONGEST)
        openings = found.get(place_id, [])
        status = await self._uow.buses.find(place_id, now=now)
        day = status.day if status else working_day(openings, now, zone)
        ours = [one for one in openings if one.day == day]
        is_over = not ours or max(one.end for one in ours) <= now
        expected = () if is_over else tuple(as_said(ours, status))
        return BusToday(short_code(place_id), listing, zone, now, expected, status)
