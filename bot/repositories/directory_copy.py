"""SQL for the directory as a whole: read at once, and changed row by row into another.

What did not change is not touched, so that whatever hangs on a place outlives an import.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from sqlalchemy import Insert, Update, bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.directory import AccessTerm, Directory, Holiday, Service, ServiceAtLocation, ServiceKind, Tri
from bot.repositories.atlas import Revision
from bot.repositories.directory_values import (
    Values,
    access_values,
    columns_of,
    exception_rows,
    kind_values,
    numbered,
    place_values,
    schedule_rows,
    service_values,
    to_city,
    to_exception,
    to_location,
    to_organization,
    to_place,
    to_schedule,
    to_service,
)
from models import Base
from models import directory as tables

CHUNK = 500
_ById = dict[str, Values]
# What hangs on a place: the table, the field of the place, and its rows.
CHILDREN: Sequence[tuple[type[Base], str, Callable[[ServiceAtLocation], Iterable[Values]]]] = (
    (tables.AccessTermRow, "access", access_values),
    (tables.ScheduleRow, "schedules", lambda place: schedule_rows(place.id, place.schedules)),
    (tables.ScheduleExceptionRow, "exceptions", lambda place: exception_rows(place.id, place.exceptions)),
)
# Whatever a row refers to is written before it, and removed after it.
PARENTS_FIRST = (
    tables.CityRow,
    tables.OrganizationRow,
    tables.LocationRow,
    tables.ServiceRow,
    tables.ServiceAtLocationRow,
)


class DirectoryCopy:
    """The stored directory, taken out and put in as a whole."""

    def __init__(self, connection: AsyncConnection, revision: Revision) -> None:
        self._connection = connection
        self._revision = revision

    async def mark(self) -> str | None:
        """Return the mark of the directory as it stands; it is new after each change."""
        return await self._revision.read()

    async def read(self) -> Directory:
        """Return all of it, active or not, in the order it was put in."""
        places = await self._read_places()
        first_met = {place.service_id: number for number, place in reversed(list(enumerate(places)))}
        services = await self._read_services()
        holidays = await self._rows(tables.HolidayRow, "region", "day")
        return Directory(
            cities=tuple(to_city(row) for row in await self._rows(tables.CityRow, "position")),
            organizations=tuple(
                to_organization(row) for row in await self._rows(tables.OrganizationRow, "position")
            ),
            locations=tuple(to_location(row) for row in await self._rows(tables.LocationRow, "id")),
            services=tuple(sorted(services, key=lambda one: (first_met.get(one.id, len(places)), one.id))),
            places=tuple(places),
            holidays=tuple(Holiday(**row) for row in holidays),
        )

    async def _rows(self, table: type[Base], *order: str) -> list[Values]:
        columns = table.__table__.c
        query = select(*columns).order_by(*(columns[name] for name in order))
        return [dict(row) for row in (await self._connection.execute(query)).mappings()]

    async def _read_services(self) -> list[Service]:
        kinds = await self._grouped(tables.ServiceKindRow, "service_id", "position")
        return [
            to_service(row, tuple(ServiceKind(kind["kind"]) for kind in kinds.get(row["id"], ())))
            for row in await self._rows(tables.ServiceRow, "id")
        ]

    async def _read_places(self) -> list[ServiceAtLocation]:
        access = await self._grouped(tables.AccessTermRow, "place_id", "term")
        schedules = await self._grouped(tables.ScheduleRow, "place_id", "position")
        exceptions = await self._grouped(tables.ScheduleExceptionRow, "place_id", "position")
        return [
            replace(
                to_place(
                    row, {AccessTerm(one["term"]): Tri(one["value"]) for one in access.get(row["id"], ())}
                ),
                schedules=tuple(to_schedule(one) for one in schedules.get(row["id"], ())),
                exceptions=tuple(to_exception(one) for one in exceptions.get(row["id"], ())),
            )
            for row in await self._rows(tables.ServiceAtLocationRow, "position")
        ]

    async def _grouped(self, table: type[Base], owner: str, order: str) -> Mapping[str, Sequence[Values]]:
        grouped: dict[str, list[Values]] = {}
        for row in await self._rows(table, owner, order):
            grouped.setdefault(row[owner], []).append(row)
        return grouped

    async def replace(self, directory: Directory) -> None:
        """Put this directory in place of the stored one; openings of places that stay are kept."""
        await self.change(await self.read(), directory)

    async def change(self, old: Directory, new: Directory) -> None:
        """Make the stored directory, which is `old`, into `new`."""
        await self._revision.renew()
        before, after = _parents(old), _parents(new)
        for table in PARENTS_FIRST:
            await self._write(table, before[table], after[table])
        await self._write_kinds(old.services, new.services)
        await self._write_children(old.places, new.places)
        for table in reversed(PARENTS_FIRST):
            gone = [slug for slug in before[table] if slug not in after[table]]
            await self._remove(table, "id", gone)
        if old.holidays != new.holidays:
            await self._connection.execute(delete(tables.HolidayRow))
            await self._add(tables.HolidayRow, [columns_of(holiday) for holiday in new.holidays])

    async def _write(self, table: type[Base], before: _ById, after: _ById) -> None:
        added = [row for slug, row in after.items() if slug not in before]
        changed = [row for slug, row in after.items() if slug in before and before[slug] != row]
        await self._add(table, added)
        if changed:
            columns = table.__table__.c
            fields: dict[str, Any] = {name: bindparam(f"new_{name}") for name in changed[0] if name != "id"}
            query = update(table).where(columns.id == bindparam("new_id")).values(fields)
            rows = [{f"new_{name}": value for name, value in row.items()} for row in changed]
            await self._in_chunks(query, rows)

    async def _write_kinds(self, old: Sequence[Service], new: Sequence[Service]) -> None:
        known = {service.id: service.kinds for service in old}
        changed = [service for service in new if known.get(service.id) != service.kinds]
        stale = [service.id for service in changed if service.id in known]
        await self._remove(tables.ServiceKindRow, "service_id", stale)
        rows = [row for service in changed for row in kind_values(service.id, service.kinds)]
        await self._add(tables.ServiceKindRow, rows)

    async def _write_children(
        self, old: Sequence[ServiceAtLocation], new: Sequence[ServiceAtLocation]
    ) -> None:
        known = {place.id: place for place in old}
        for table, name, values in CHILDREN:
            changed = [
                place
                for place in new
                if place.id not in known or getattr(known[place.id], name) != getattr(place, name)
            ]
            await self._remove(table, "place_id", [place.id for place in changed if place.id in known])
            await self._add(table, (row for place in changed for row in values(place)))

    async def _remove(self, table: type[Base], column: str, slugs: Sequence[str]) -> None:
        for start in range(0, len(slugs), CHUNK):
            some = slugs[start : start + CHUNK]
            await self._connection.execute(delete(table).where(table.__table__.c[column].in_(some)))

    async def _add(self, table: type[Base], rows: Iterable[Values]) -> None:
        await self._in_chunks(insert(table), rows)

    async def _in_chunks(self, query: Insert | Update, rows: Iterable[Values]) -> None:
        waiting = iter(rows)
        while chunk := list(islice(waiting, CHUNK)):
            await self._connection.execute(query, chunk)


def _parents(directory: Directory) -> dict[type[Base], _ById]:
    """Return the rows of every table that others refer to."""
    where = {location.id: location.city_id for location in directory.locations}
    services = (service_values(service) for service in directory.services)
    rows: dict[type[Base], Iterable[Values]] = {
        tables.CityRow: numbered(columns_of(city) for city in directory.cities),
        tables.OrganizationRow: numbered(columns_of(item) for item in directory.organizations),
        tables.LocationRow: (columns_of(location) for location in directory.locations),
        tables.ServiceRow: ({name: row[name] for name in row if name != "kinds"} for row in services),
        tables.ServiceAtLocationRow: numbered(
            place_values(place, where[place.location_id]) for place in directory.places
        ),
    }
    return {table: {row["id"]: row for row in found} for table, found in rows.items()}
