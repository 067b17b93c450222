"""News of stops: what women know of today and tomorrow is compared with what is so, whoever has changed it.

So a word of the crew, a day closed at the desk and a new file all reach them, once each; what is taken back
before anybody was told is no news.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.domain.bus import KnownStop, StopsOfDay, Watch, as_said, changed_stops, told_of
from bot.domain.codes import short_code
from bot.domain.directory import Listing
from bot.domain.opening import Opening
from bot.repositories.listings import LONGEST
from bot.repositories.uow import UnitOfWork, Works
from bot.services.stop_parcels import StopParcels
from bot.services.world import World

BATCH = 50  # as for reminders: the write lock is given back before anybody notices
AROUND = (-1, 0, 1)  # days: last night's tail, today, tomorrow
KEPT_DAYS = timedelta(days=3)


async def remember_day(uow: UnitOfWork, listing: Listing, openings: Sequence[Opening], day: date) -> None:
    """Write down what a day is known as, before its first change."""
    await uow.buses.add_day(StopsOfDay(listing.place.id, day, told_of(openings, day)))


class StopNews:
    """Tell women of stops that change."""

    def __init__(self, works: Works, world: World) -> None:
        self._works = works
        self._world = world
        self._seen: tuple[str | None, date] | None = None  # the mark and the day that were compared last

    async def ring(self) -> bool:
        """Look for changes, then tell of them part by part; return whether there is something to send."""
        today = self._world.clock.now().date()
        async with self._works.begin() as uow:
            seen = (await uow.listings.mark(), today)
            if seen != self._seen:
                for listing in await uow.listings.list_mobile():
                    await self._compare(uow, listing)
                await uow.buses.forget_days(before=today - KEPT_DAYS)
                await uow.commit()
                self._seen = seen
        has_parcels = False
        while await self._tell_some():
            has_parcels = True
        return has_parcels

    async def _compare(self, uow: UnitOfWork, listing: Listing) -> None:
        now, place_id = self._world.clock.now(), listing.place.id
        found = await uow.listings.list_place_openings([place_id], after=now - 2 * LONGEST)
        openings = as_said(found.get(place_id, []), await uow.buses.find(place_id, now=now))
        today, days = now.astimezone(ZoneInfo(listing.location.zone)).date(), await uow.buses.days(place_id)
        for number in AROUND:
            day = today + timedelta(days=number)
            if day not in days:
                await remember_day(uow, listing, openings, day)
            else:
                await self._compare_day(uow, days[day], openings)

    async def _compare_day(self, uow: UnitOfWork, known: StopsOfDay, openings: Sequence[Opening]) -> None:
        told = told_of(openings, known.day)
        if told == known.told or known.pending:
            return
        stops = changed_stops(known.told, told, self._world.clock.now())
        known.pending = {stop: known.told.get(stop, []) for stop in stops}
        known.told, known.cursor = told, None
        known.version += 1
        await uow.buses.save_day(known)

    async def _tell_some(self) -> bool:
        async with self._works.begin() as uow:
            known = await uow.buses.next_pending()
            if known is None:
                return False
            watches = [Watch(known.place_id, stop) for stop in known.pending]
            people = list(await uow.stop_watches.who(watches, after=known.cursor, limit=BATCH))
            for person_id in people:
                await self._tell(uow, known, person_id)
            known.cursor = people[-1] if people else None
            if len(people) < BATCH:
                known.pending = {}
            await uow.buses.save_day(known)
            await uow.commit()
            return True

    async def _tell(self, uow: UnitOfWork, known: StopsOfDay, person_id: UUID) -> None:
        person, now = await uow.people.get(person_id), self._world.clock.now()
        if person is None or not person.reachable or await uow.bars.is_barred(person.bar, now=now):
            return
        parcels = StopParcels(uow, self._world)
        hers = {watch.stop for watch in await parcels.watches(person_id) if watch.place_id == known.place_id}
        changed = [
            KnownStop(known.place_id, known.day, stop, hours)
            for stop, hours in known.pending.items()
            if stop in hers
        ]
        key = f"stop:{short_code(known.place_id)}:{known.day.toordinal()}:{known.version}:{person_id.hex}"
        await parcels.add(person_id, changed, key=key)
