"""SQL for the places of one service: where it is, where it may come to, and bringing one of them back."""

from collections.abc import Sequence

from sqlalchemy import exists, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.directory import Location, ServiceAtLocation
from bot.repositories.atlas import Revision
from bot.repositories.directory_values import (
    access_values,
    columns_of,
    exception_rows,
    place_values,
    schedule_rows,
    to_location,
)
from models import directory as tables

PLACES = tables.ServiceAtLocationRow.__table__.c
SERVICES = tables.ServiceRow.__table__.c
LOCATIONS = tables.LocationRow.__table__.c
CITIES = tables.CityRow.__table__.c


class ServicePlaces:
    """Entries of one service."""

    def __init__(self, connection: AsyncConnection, revision: Revision) -> None:
        self._connection = connection
        self._revision = revision

    async def lock(self, code: str) -> None:
        """Let nobody else change an entry, or where its service is, until the transaction ends."""
        query = select(PLACES.service_id).where(PLACES.code == code).with_for_update()
        service_id = (await self._connection.execute(query)).scalar()
        if service_id is not None:
            service = select(SERVICES.id).where(SERVICES.id == service_id)
            await self._connection.execute(service.with_for_update())

    async def lock_location(self, location_id: str) -> Location | None:
        """Find a location, and let nobody else change it or take it out until the transaction ends."""
        query = select(*LOCATIONS).where(LOCATIONS.id == location_id).with_for_update()
        row = (await self._connection.execute(query)).mappings().first()
        return None if row is None else to_location(dict(row))

    async def list_codes(self, service_id: str) -> list[str]:
        """List the codes of the entries of a service, in the order of the directory."""
        query = select(PLACES.code).where(PLACES.service_id == service_id)
        query = query.order_by(PLACES.position, PLACES.id)
        return list((await self._connection.execute(query)).scalars())

    async def is_at(self, service_id: str, location_id: str) -> bool:
        """Tell whether a service is at a location."""
        here = exists().where(PLACES.service_id == service_id, PLACES.location_id == location_id)
        return bool((await self._connection.execute(select(here))).scalar_one())

    async def list_free(
        self, service_id: str, *, organization_id: str, city_id: str
    ) -> Sequence[tuple[Location, str]]:
        """List the locations a service is not at, each with its city's name.

        These are those of its programme, and all of one city, which come first.
        """
        taken = select(PLACES.location_id).where(PLACES.service_id == service_id)
        ours = (
            select(PLACES.location_id)
            .join_from(tables.ServiceAtLocationRow, tables.ServiceRow, PLACES.service_id == SERVICES.id)
            .where(SERVICES.organization_id == organization_id)
        )
        query = (
            select(*LOCATIONS, CITIES.name.label("city"))
            .join_from(tables.LocationRow, tables.CityRow, LOCATIONS.city_id == CITIES.id)
            .where(LOCATIONS.id.not_in(taken), or_(LOCATIONS.city_id == city_id, LOCATIONS.id.in_(ours)))
            .order_by(LOCATIONS.city_id != city_id, CITIES.position, LOCATIONS.name, LOCATIONS.id)
        )
        rows = (await self._connection.execute(query)).mappings()
        return [(to_location({one.name: row[one] for one in LOCATIONS}), row["city"]) for row in rows]

    async def position(self, place_id: str) -> int:
        """Return where an entry stands in the directory."""
        query = select(PLACES.position).where(PLACES.id == place_id)
        return int((await self._connection.execute(query)).scalar_one())

    async def has_service(self, service_id: str) -> bool:
        """Tell whether a service is in the directory; then nobody takes it out until the transaction ends."""
        query = select(SERVICES.id).where(SERVICES.id == service_id).with_for_update()
        return (await self._connection.execute(query)).first() is not None

    async def bring_back(
        self, place: ServiceAtLocation, location: Location, position: int, *, is_new_location: bool
    ) -> None:
        """Write an entry again with its hours, days and terms, and its location where that is gone."""
        await self._revision.renew()
        if is_new_location:
            await self._connection.execute(insert(tables.LocationRow).values(columns_of(location)))
        row = place_values(place, location.city_id) | {"position": position}
        await self._connection.execute(insert(tables.ServiceAtLocationRow).values(row))
        children = (
            (tables.ScheduleRow, schedule_rows(place.id, place.schedules)),
            (tables.ScheduleExceptionRow, exception_rows(place.id, place.exceptions)),
            (tables.AccessTermRow, access_values(place)),
        )
        for table, rows in children:
            if rows:
                await self._connection.execute(insert(table), rows)
