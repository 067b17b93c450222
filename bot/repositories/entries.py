"""SQL for one entry of the directory: to read it whole, and to write a field of it."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.directory import Listing, Location, Schedule, ScheduleException, Status
from bot.domain.entry_fields import (
    LOCATION_COLUMNS,
    PLACE_COLUMNS,
    SERVICE_COLUMNS,
    EntryField,
    exception_from_json,
    schedule_from_json,
)
from bot.repositories.atlas import Revision
from bot.repositories.directory_values import (
    exception_rows,
    place_values,
    schedule_rows,
    service_values,
    to_exception,
    to_schedule,
)
from bot.repositories.listings import Listings
from models import directory as tables

PLACES = tables.ServiceAtLocationRow.__table__.c
CITIES = tables.CityRow.__table__.c
SERVICES = tables.ServiceRow.__table__.c
LOCATIONS = tables.LocationRow.__table__.c
KINDS = tables.ServiceKindRow.__table__.c
TERMS = tables.AccessTermRow.__table__.c
SCHEDULES = tables.ScheduleRow.__table__.c
EXCEPTIONS = tables.ScheduleExceptionRow.__table__.c


class Entries:
    """One service at a location with all it refers to, field by field."""

    def __init__(self, connection: AsyncConnection, revision: Revision, listings: Listings) -> None:
        self._connection = connection
        self._revision = revision
        self._listings = listings

    async def find(
        self, code: str, *, for_change: bool = False, with_neighbours: bool = False
    ) -> Listing | None:
        """Find an entry, active or not, with its hours and changed days.

        `for_change` lets nobody else change it until the transaction ends, `with_neighbours` nor any other
        entry at its location.
        """
        if for_change and with_neighbours:
            await self._lock_neighbours(code)
        if for_change:
            await self._lock(code)
        found = await self._listings.find_by_code(code)
        if found is None:
            return None
        schedules, exceptions = await self._hours(found.place.id)
        return found.with_hours(schedules, exceptions)

    async def _lock(self, code: str) -> None:
        """Lock place, service and location, always in this order."""
        query = select(PLACES.service_id, PLACES.location_id).where(PLACES.code == code).with_for_update()
        row = (await self._connection.execute(query)).first()
        if row is not None:
            service = select(SERVICES.id).where(SERVICES.id == row.service_id)
            location = select(LOCATIONS.id).where(LOCATIONS.id == row.location_id)
            await self._connection.execute(service.with_for_update())
            await self._connection.execute(location.with_for_update())

    async def _lock_neighbours(self, code: str) -> None:
        """Lock all places of a location, before any service or location is."""
        here = select(PLACES.location_id).where(PLACES.code == code).scalar_subquery()
        places = select(PLACES.id).where(PLACES.location_id == here).order_by(PLACES.id)
        await self._connection.execute(places.with_for_update())

    async def _hours(self, place_id: str) -> tuple[tuple[Schedule, ...], tuple[ScheduleException, ...]]:
        found = []
        for columns in (SCHEDULES, EXCEPTIONS):
            query = select(*columns).where(columns.place_id == place_id).order_by(columns.position)
            found.append([dict(row) for row in (await self._connection.execute(query)).mappings()])
        return tuple(map(to_schedule, found[0])), tuple(map(to_exception, found[1]))

    async def write(self, listing: Listing, field: EntryField, value: Any) -> None:
        """Give a field a value, as `bot.domain.entry_fields` reads it; openings are another matter."""
        await self._revision.renew()
        place, location = listing.place, listing.location
        special: Mapping[EntryField, Callable[[], Awaitable[None]]] = {
            EntryField.HOURS: lambda: self._write_hours(place.id, map(schedule_from_json, value)),
            EntryField.EXCEPTIONS: lambda: self._write_exceptions(place.id, map(exception_from_json, value)),
            EntryField.ACCESS: lambda: self._write_access(place.id, value),
            EntryField.ADDED: lambda: self.remove(listing),
            EntryField.POINT: lambda: self._write_point(location.id, value),
            EntryField.CITY: lambda: self._write_city(location, *value),
            EntryField.KINDS: lambda: self._write_kinds(listing.service.id, value),
        }
        write = special.get(field, lambda: self._write_column(listing, field, value))
        await write()
        if field is EntryField.STATUS:
            await self.count_services(listing.location.city_id)

    async def _write_column(self, listing: Listing, field: EntryField, value: Any) -> None:
        if field in SERVICE_COLUMNS:
            query = update(tables.ServiceRow).where(SERVICES.id == listing.service.id)
            name = SERVICE_COLUMNS[field]
        elif field in LOCATION_COLUMNS:
            query = update(tables.LocationRow).where(LOCATIONS.id == listing.location.id)
            name = LOCATION_COLUMNS[field]
        else:
            query = update(tables.ServiceAtLocationRow).where(PLACES.id == listing.place.id)
            name = PLACE_COLUMNS[field]
        if field is EntryField.VERIFIED and value is not None:
            value = date.fromisoformat(value)
        await self._connection.execute(query.values({name: value}))

    async def _write_point(self, location_id: str, point: Sequence[float]) -> None:
        latitude, longitude = point or (None, None)
        query = update(tables.LocationRow).where(LOCATIONS.id == location_id)
        await self._connection.execute(query.values(latitude=latitude, longitude=longitude))

    async def _write_city(self, location: Location, city_id: str, zone: str) -> None:
        there = update(tables.LocationRow).where(LOCATIONS.id == location.id)
        await self._connection.execute(there.values(city_id=city_id, zone=zone))
        places = update(tables.ServiceAtLocationRow).where(PLACES.location_id == location.id)
        await self._connection.execute(places.values(city_id=city_id))
        for one in dict.fromkeys((location.city_id, city_id)):
            await self.count_services(one)

    async def _write_hours(self, place_id: str, schedules: Iterable[Schedule]) -> None:
        await self._connection.execute(delete(tables.ScheduleRow).where(SCHEDULES.place_id == place_id))
        rows = schedule_rows(place_id, schedules)
        if rows:
            await self._connection.execute(insert(tables.ScheduleRow), rows)

    async def _write_exceptions(self, place_id: str, items: Iterable[ScheduleException]) -> None:
        await self._connection.execute(
            delete(tables.ScheduleExceptionRow).where(EXCEPTIONS.place_id == place_id)
        )
        rows = exception_rows(place_id, items)
        if rows:
            await self._connection.execute(insert(tables.ScheduleExceptionRow), rows)

    async def _write_access(self, place_id: str, terms: dict[str, str]) -> None:
        await self._connection.execute(delete(tables.AccessTermRow).where(TERMS.place_id == place_id))
        rows = [{"place_id": place_id, "term": term, "value": value} for term, value in terms.items()]
        if rows:
            await self._connection.execute(insert(tables.AccessTermRow), rows)

    async def _write_kinds(self, service_id: str, kinds: Sequence[str]) -> None:
        await self._connection.execute(delete(tables.ServiceKindRow).where(KINDS.service_id == service_id))
        rows = [
            {"service_id": service_id, "kind": kind, "position": position}
            for position, kind in enumerate(dict.fromkeys(kinds))
        ]
        if rows:
            await self._connection.execute(insert(tables.ServiceKindRow), rows)

    async def list_locations(self, city_id: str) -> list[tuple[str, str]]:
        """List ids and names of the locations of a city."""
        query = select(LOCATIONS.id, LOCATIONS.name).where(LOCATIONS.city_id == city_id)
        rows = await self._connection.execute(query.order_by(LOCATIONS.name, LOCATIONS.id))
        return [(row.id, row.name) for row in rows]

    async def list_at(self, location_id: str) -> list[str]:
        """List the ids of the places at a location."""
        query = select(PLACES.id).where(PLACES.location_id == location_id).order_by(PLACES.id)
        return list((await self._connection.execute(query)).scalars())

    async def add(
        self, listing: Listing, day: date, *, is_new_location: bool, is_new_service: bool = True
    ) -> None:
        """Add a place, checked on a day; and its service and its location where they are new too."""
        await self._revision.renew()
        city_id = listing.location.city_id
        if is_new_location:
            await self._connection.execute(insert(tables.LocationRow).values(asdict(listing.location)))
        if is_new_service:
            values = service_values(listing.service)
            kinds = values.pop("kinds")
            await self._connection.execute(insert(tables.ServiceRow).values(values))
            await self._write_kinds(listing.service.id, kinds)
        last = (await self._connection.execute(select(func.max(PLACES.position)))).scalar()
        row = place_values(listing.place, city_id) | {"position": (last or 0) + 1, "verified_on": day}
        await self._connection.execute(insert(tables.ServiceAtLocationRow).values(row))
        await self._write_hours(listing.place.id, listing.place.schedules)
        await self.count_services(city_id)

    async def remove(self, listing: Listing) -> None:
        """Take an entry out, with its service and its location where nothing else needs them."""
        await self._revision.renew()
        place = listing.place
        for table in (
            tables.OpeningRow,
            tables.AccessTermRow,
            tables.ScheduleExceptionRow,
            tables.ScheduleRow,
        ):
            await self._connection.execute(delete(table).where(table.__table__.c.place_id == place.id))
        await self._connection.execute(delete(tables.ServiceAtLocationRow).where(PLACES.id == place.id))
        if not await self._is_used(PLACES.service_id == place.service_id):
            await self._write_kinds(place.service_id, ())
            await self._connection.execute(delete(tables.ServiceRow).where(SERVICES.id == place.service_id))
        if not await self._is_used(PLACES.location_id == place.location_id):
            await self._connection.execute(
                delete(tables.LocationRow).where(LOCATIONS.id == place.location_id)
            )
        await self.count_services(listing.location.city_id)

    async def _is_used(self, found: ColumnElement[bool]) -> bool:
        return bool((await self._connection.execute(select(exists().where(found)))).scalar_one())

    async def count_services(self, city_id: str) -> None:
        """Note whether a city has any active service; without one it is shown as a town without."""
        active = exists().where(PLACES.city_id == city_id, PLACES.status == Status.ACTIVE.value)
        has_any = (await self._connection.execute(select(active))).scalar_one()
        query = update(tables.CityRow).where(CITIES.id == city_id).values(has_services=bool(has_any))
        await self._connection.execute(query)
