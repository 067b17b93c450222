"""Adding to the directory: a service at a known place, or at a new one. Only coordinators do."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from bot.domain.clock import whole_hour
from bot.domain.codes import short_code
from bot.domain.directory import (
    Listing,
    Location,
    LocationType,
    Organization,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceKind,
)
from bot.domain.entry_checks import EntryRefused, check_value
from bot.domain.entry_fields import EntryField, read
from bot.domain.errors import NotFound
from bot.domain.new_entry import NEW_LOCATION, SAME_HOURS, NewEntry
from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.services.directory_start import Directories
from bot.services.editing import Editing
from bot.services.entries import Entries
from bot.services.previews import Preview, Previews
from bot.services.world import World

CHECKED = (EntryField.ADDRESS, EntryField.NAME, EntryField.KINDS, EntryField.NEXT_STEP)


@dataclass(frozen=True, slots=True)
class Added:
    """A new entry: the code of its place, and what takes it out again."""

    code: str
    change: UUID


class NewEntries:
    """Make entries of what is answered."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def organizations(self, city_id: str, *, by: Member) -> Sequence[Organization]:
        """Return the programmes of a city, or all where it has none.

        Raises:
            NoRight: `by` may not add to the directory.
        """
        require(by, Right.DIRECTORY)
        known = await self._uow.listings.list_organizations()
        return [one for one in known if one.city_id == city_id] or known

    async def one_more(self, code: str, *, by: Member) -> NewEntry:
        """Begin one more place for the service of an entry.

        Raises:
            NoRight: `by` may not add to the directory.
            NotFound: the entry left the directory.
        """
        require(by, Right.DIRECTORY)
        source = await Editing(self._uow, self._world).get(code)
        return NewEntry("", organization=source.organization.id, source=code)

    async def locations(self, new: NewEntry) -> list[tuple[str, str]]:
        """Return ids and names of the places that are offered.

        Raises:
            NotFound: the entry whose service gets one more place has left the directory.
        """
        if not new.source:
            return await self._uow.entries.list_locations(new.city)
        source = await Editing(self._uow, self._world).get(new.source)
        about = {"organization_id": source.organization.id, "city_id": source.location.city_id}
        free = await self._uow.service_places.list_free(source.service.id, **about)
        return [(location.id, f"{location.name} · {city}") for location, city in free]

    async def source_hours(self, new: NewEntry) -> Sequence[Schedule]:
        """Return the hours that could hold at one more place too; stops of a bus hold nowhere else.

        Raises:
            NotFound: the entry whose service gets one more place has left the directory.
        """
        source = await Editing(self._uow, self._world).get(new.source)
        location = None
        if new.location != NEW_LOCATION:
            location = await self._uow.service_places.lock_location(new.location)
        kind = LocationType(new.type) if location is None else location.location_type
        moves = LocationType.MOBILE in {kind, source.location.location_type}
        return () if moves else source.place.schedules

    async def preview(self, new: NewEntry, *, by: Member) -> Preview:
        """Show what an entry would be.

        Raises:
            NoRight: `by` may not add to the directory.
            NotFound: city, programme or place have left the directory.
            EntryRefused: something is missing, or the service is there already.
        """
        async with self._uow.rehearsal():
            added = await self.add(new, by=by)
            view = await Entries(self._uow, self._world).view(added.code, by=by)
            return Preview(view, await Previews(self._uow, self._world).nearest(view.listing.place.id))

    async def add(self, new: NewEntry, *, by: Member) -> Added:
        """Add an entry, checked today.

        Raises:
            NoRight: `by` may not add to the directory.
            NotFound: city, programme or place have left the directory.
            EntryRefused: something is missing, or the service is there already.
        """
        require(by, Right.DIRECTORY)
        if new.question is not None:
            raise EntryRefused("required")
        listing = await (self._one_more(new) if new.source else self._listing(new))
        today = Editing(self._uow, self._world).today(listing)
        for field in CHECKED:
            check_value(listing, field, read(listing, field), today)
        are_new = {"is_new_location": new.location == NEW_LOCATION, "is_new_service": not new.source}
        await self._uow.entries.add(listing, today, **are_new)
        if listing.place.schedules:
            await Directories(self._uow, self._world).rematerialise(listing.place.id)
        now = self._world.clock.now()
        action = f"edit:{int(EntryField.ADDED)}"
        await self._uow.staff.audit(action, at_hour=whole_hour(now), staff_id=by.id)
        about = {"made_at": now, "staff_id": by.id}
        change = await self._uow.directory_changes.add(listing, EntryField.ADDED, (False, True), **about)
        return Added(short_code(listing.place.id), change)

    async def _listing(self, new: NewEntry) -> Listing:
        known = await self._uow.listings.list_organizations()
        organization = next((one for one in known if one.id == new.organization), None)
        location = await self._location(new)
        if organization is None or location is None:
            raise NotFound
        service = Service(
            id=_slug(),
            organization_id=organization.id,
            name=new.name,
            kinds=tuple(ServiceKind(kind) for kind in new.kinds),
            next_step=new.next_step,
        )
        place = ServiceAtLocation(_slug(), service.id, location.id)
        return Listing(place, service, location, organization)

    async def _one_more(self, new: NewEntry) -> Listing:
        """Put a known service at one more place; of two who do so at once the second is refused."""
        await self._uow.service_places.lock(new.source)
        source = await Editing(self._uow, self._world).get(new.source)
        location = await self._location(new)
        if location is None:
            raise NotFound
        if await self._uow.service_places.is_at(source.service.id, location.id):
            raise EntryRefused("there_already")
        hours = await self.source_hours(new) if new.hours == SAME_HOURS else ()
        keeper = source.place.keeper
        place = ServiceAtLocation(
            _slug(), source.service.id, location.id, schedules=tuple(hours), keeper=keeper
        )
        return Listing(place, source.service, location, source.organization)

    async def _location(self, new: NewEntry) -> Location | None:
        if new.location != NEW_LOCATION:
            return await self._uow.service_places.lock_location(new.location)
        city = await self._uow.listings.find_city(new.city)
        if city is None:
            return None
        kind = LocationType(new.type)
        address = new.address if kind is LocationType.PHYSICAL else None
        return Location(_slug(), city.id, new.location_name, city.zone, kind, address)


def _slug() -> str:
    return f"n-{uuid4().hex[:16]}"
