"""Where to go: cities, what is open now, a day's hours, places for an errand, and the card of a place."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.bus import BusState, BusStatus, as_said
from bot.domain.chips import NO_CHIPS, Chip, agreement
from bot.domain.codes import short_code
from bot.domain.directory import AccessTerm, City, HoursState, Listing, LocationType, ServiceKind, Status, Tri
from bot.domain.districts import districts_of
from bot.domain.errors import NotFound
from bot.domain.freshness import PROMISES_NOTHING, Freshness, believed, freshness
from bot.domain.nearby import Town, nearest_served
from bot.domain.opening import Opening, StateKind, state_at
from bot.repositories.atlas import Shelf
from bot.repositories.listings import LONGEST
from bot.repositories.uow import UnitOfWork
from bot.services.place_views import CardView, OpenNow, PlaceView, WeekView
from bot.services.stop_watches import StopWatches
from bot.services.world import World

AHEAD = timedelta(days=8)
WEEK = timedelta(days=7)
EXCEPTIONS_AHEAD = timedelta(days=14)
UPCOMING = 3
RANKS = {
    StateKind.OPEN: 0,
    StateKind.CLOSED: 1,
    StateKind.BY_APPOINTMENT: 2,
    StateKind.UNKNOWN: 3,
}
NEVER_TODAY = 4
GONE = frozenset({Status.INACTIVE, Status.DEFUNCT})


class Places:
    """The directory, as a woman asks it. States are of the present instant; unknown is never told as open.

    `watches` are the stops women want to hear of.
    """

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._listings = uow.listings
        self._buses = uow.buses
        self.watches = StopWatches(uow, world)
        self._now = world.clock.now()
        self._days: dict[str, date] = {}

    async def cities(self) -> tuple[City, ...]:
        """List the cities in the order of the directory."""
        return await self._listings.list_cities()

    async def find_city(self, city_id: str) -> City | None:
        """Find a city by its id; one that left the directory is not found."""
        return await self._listings.find_city(city_id)

    async def nearest_town(self, city: City) -> Town:
        """Return the city itself if it is served, or while none is; else the nearest one that is."""
        return nearest_served(city, await self.cities(), self._now) or Town(city)

    async def districts(self, city: City) -> tuple[str, ...]:
        """Name the districts of a city that has places in several; none where there is nothing to choose."""
        shelf = await self._listings.shelf(city.id, now=self._now)
        return districts_of(listing.location for listing in shelf.listings)

    async def programmes(self) -> tuple[str, ...]:
        """Name the programmes."""
        return tuple(item.name for item in await self._listings.list_organizations())

    async def open_now(self, city: City, chips: Chip = NO_CHIPS) -> OpenNow:
        """Tell what is open in a city and takes her: easiest to enter first."""
        shelf = await self._listings.shelf(city.id, now=self._now)
        return shelf.once_a_minute(("open_now", chips), self._now, lambda: self._open_now(shelf, chips))

    async def views_in(self, city_id: str) -> Sequence[PlaceView]:
        """List every active place of a city as it is now, in the order of the directory."""
        return self._views_now(await self._listings.shelf(city_id, now=self._now))

    def _views_now(self, shelf: Shelf) -> Sequence[PlaceView]:
        return shelf.once_a_minute("views", self._now, lambda: self._views(shelf, shelf.listings))

    def _open_now(self, shelf: Shelf, chips: Chip) -> OpenNow:
        fitting: dict[Tri, list[PlaceView]] = {tri: [] for tri in Tri}
        asked = tuple(chips)
        for view in self._views_now(shelf):
            fitting[agreement(asked, view.place, view.shown_hours)].append(view)
        opened = tuple(sorted((view for view in fitting[Tri.YES] if view.is_open), key=ease))
        unsure = [view for view in fitting[Tri.YES] if not view.is_open] + fitting[Tri.UNKNOWN]
        ask = (view for view in unsure if view.state.kind is not StateKind.CLOSED)
        return OpenNow(
            opened,
            tuple(sorted(ask, key=_likelihood)),
            () if opened else _upcoming(fitting[Tri.YES]) or _upcoming(fitting[Tri.UNKNOWN]),
            chips,
        )

    async def nearest_line(self, city: City) -> PlaceView | None:
        """Give the one place that matters now: open and easiest to enter, else the next to open."""
        now = await self.open_now(city)
        return next(iter((*now.open, *now.upcoming)), None)

    async def day(self, city: City, day: date) -> tuple[PlaceView, ...]:
        """List every active place of a city with its hours on a local day; open first, then by time."""
        shelf = await self._listings.shelf(city.id, now=self._now)
        views = self._views(shelf, shelf.listings, day=day)
        return tuple(sorted(views, key=_order_of_today if day == self.today(city) else _order_of_hours))

    async def week(self, city: City) -> tuple[WeekView, ...]:
        """List every active place of a city with the hours of seven days, today first; open first."""
        shelf = await self._listings.shelf(city.id, now=self._now)
        found = shelf.once_a_minute("week", self._now, lambda: self._week(shelf))
        return tuple(sorted(found, key=lambda one: _order_of_today(one.view)))

    def _week(self, shelf: Shelf) -> list[WeekView]:
        return [self._week_of(shelf, view) for view in self._views(shelf, shelf.listings)]

    def _week_of(self, shelf: Shelf, view: PlaceView) -> WeekView:
        today = self._now.astimezone(ZoneInfo(view.location.zone)).date()
        openings = as_said(shelf.openings_of(view.place.id, after=self._now - LONGEST), view.bus)
        known = _believed(openings, view.freshness)
        week = {today + timedelta(days=day) for day in range(WEEK.days)}
        return WeekView(
            view,
            today,
            tuple(one for one in known if one.day in week),
            tuple(one for one in shelf.changes.get(view.place.id, ()) if one.day in week),
        )

    def today(self, city: City) -> date:
        """Return the present local day of a city."""
        return self._now.astimezone(ZoneInfo(city.zone)).date()

    async def places_for(self, city: City, kinds: Collection[ServiceKind]) -> tuple[PlaceView, ...]:
        """List the places of a city that give any of these; open first, then the soonest to open."""
        shelf = await self._listings.shelf(city.id, now=self._now)
        return tuple(sorted(self._views(shelf, shelf.giving(kinds)), key=_by_state))

    async def card(self, code: str) -> CardView:
        """Show a place by the code of a button.

        Raises:
            NotFound: it left the directory.
        """
        listing = await self._listings.find_by_code(code)
        if listing is None or listing.place.status in GONE:
            raise NotFound
        city = await self._listings.find_city(listing.location.city_id)
        if city is None:
            raise NotFound
        place_id, today = listing.place.id, self._local_day(listing)
        openings = await self._listings.list_place_openings([place_id], after=self._now - LONGEST - WEEK)
        bus = await self._bus(listing)
        changes = await self._listings.list_exceptions(place_id, first=today, last=today + EXCEPTIONS_AHEAD)
        off = any(item.is_closed and item.day == today for item in changes)
        view = self._view(listing, openings.get(place_id, ()), day=today, bus=bus, is_off=off)
        known = _believed(as_said(openings.get(place_id, ()), bus), view.freshness)
        return CardView(
            view=view,
            city=city,
            today=today,
            week=tuple(item for item in known if today <= item.day < today + WEEK),
            exceptions=changes,
            now=self._now,
        )

    async def _bus(self, listing: Listing) -> BusStatus | None:
        if listing.location.location_type is not LocationType.MOBILE:
            return None
        return await self._buses.find(listing.place.id, now=self._now)

    def _views(
        self, shelf: Shelf, listings: Iterable[Listing], *, day: date | None = None
    ) -> list[PlaceView]:
        return [self._shelved(shelf, listing, day or self._local_day(listing)) for listing in listings]

    def _shelved(self, shelf: Shelf, listing: Listing, day: date) -> PlaceView:
        """View a place by its openings of these days; by all of them if the next lies beyond."""
        place_id, after = listing.place.id, self._now - LONGEST
        bus = shelf.statuses.get(place_id)
        off = any(item.is_closed and item.day == day for item in shelf.changes.get(place_id, ()))
        near = shelf.openings_of(place_id, after=after, before=self._now + AHEAD)
        view = self._view(listing, near, day=day, bus=bus, is_off=off)
        if view.state.next_opening is not None:
            return view
        everything = shelf.openings_of(place_id, after=after)
        return self._view(listing, everything, day=day, bus=bus, is_off=off)

    def _local_day(self, listing: Listing) -> date:
        zone = listing.location.zone
        if zone not in self._days:
            self._days[zone] = self._now.astimezone(ZoneInfo(zone)).date()
        return self._days[zone]

    def _view(
        self,
        listing: Listing,
        openings: Sequence[Opening],
        *,
        day: date,
        bus: BusStatus | None,
        is_off: bool,
    ) -> PlaceView:
        """View a place by its openings; `is_off` tells that somebody has closed it on that day."""
        place, location = listing.place, listing.location
        bus = bus if bus is not None and bus.holds(self._now) else None
        fresh = freshness(
            place.verified_on,
            location.location_type,
            today=self._local_day(listing),
            is_doubted=listing.is_doubted,
        )
        known = _believed(as_said(openings, bus), fresh)
        is_cancelled = bus is not None and bus.day == day and bus.state is BusState.CANCELLED
        return PlaceView(
            code=short_code(place.id),
            place=place,
            service=listing.service,
            location=location,
            organization=listing.organization,
            state=state_at(known, self._now),
            freshness=fresh,
            hours=tuple(item for item in known if item.day == day),
            bus=bus,
            is_closed=is_off or is_cancelled or place.status is Status.TEMPORARILY_CLOSED,
        )


def _believed(openings: Sequence[Opening], fresh: Freshness) -> Sequence[Opening]:
    if fresh not in PROMISES_NOTHING:
        return openings
    return [replace(item, state=believed(item.state, fresh)) for item in openings]


def _upcoming(views: Iterable[PlaceView]) -> tuple[PlaceView, ...]:
    """Give the next places to open, soonest first, those by referral last; expired entries stay out."""
    ahead = [view for view in views if _opens(view)]
    return tuple(sorted(ahead, key=_soonest))[:UPCOMING]


def _opens(view: PlaceView) -> bool:
    ahead = view.state.next_opening
    return ahead is not None and ahead.state is HoursState.OPEN


def ease(view: PlaceView) -> tuple[bool, bool, bool, bool, float]:
    """Order by how easily she gets in: no referral, a door to go to, no appointment, women only, longest."""
    place, until = view.place, view.state.until
    return (
        place.term(AccessTerm.REFERRAL_NEEDED) is Tri.YES,
        view.location.location_type is LocationType.VIRTUAL,
        not view.takes(AccessTerm.WALK_IN),
        not view.women_only_now,
        -until.timestamp() if until else 0.0,
    )


def _likelihood(view: PlaceView) -> tuple[int, tuple[bool, bool, bool, bool, float]]:
    return RANKS[view.state.kind], ease(view)


def _soonest(view: PlaceView) -> tuple[bool, float, tuple[bool, bool, bool, bool, float]]:
    ahead = view.state.next_opening
    by_referral = view.place.term(AccessTerm.REFERRAL_NEEDED) is Tri.YES
    return by_referral, _seconds(ahead.start if ahead else None), ease(view)


def _order_of_today(view: PlaceView) -> tuple[int, float]:
    """Order today: open now, opening later, by appointment, unknown, and what has no more hours."""
    if view.state.kind is not StateKind.CLOSED:
        return RANKS[view.state.kind], _seconds(view.state.until)
    ahead = view.state.next_opening
    if ahead is not None and ahead in view.hours:
        return RANKS[StateKind.CLOSED], _seconds(ahead.start)
    return NEVER_TODAY, _seconds(ahead.start if ahead else None)


def _order_of_hours(view: PlaceView) -> tuple[int, float]:
    """Order another day: by the surest hours of it, then by their start; without hours last."""
    if not view.hours:
        return NEVER_TODAY, 0.0
    return min((RANKS[StateKind(item.state.value)], _seconds(item.start)) for item in view.hours)


def state_rank(view: PlaceView) -> int:
    """Order by state: open now, closed, by appointment, unknown, and what does not open again."""
    if view.state.kind is StateKind.CLOSED and view.state.next_opening is None:
        return NEVER_TODAY
    return RANKS[view.state.kind]


def _by_state(view: PlaceView) -> tuple[int, float]:
    ahead = view.state.next_opening
    return state_rank(view), _seconds(ahead.start if ahead and not view.is_open else None)


def _seconds(instant: datetime | None) -> float:
    return instant.timestamp() if instant else float("inf")
