"""SQL for the hours of the directory, and the openings made of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import cast

from sqlalchemy import FromClause, Table, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.directory import Holiday, Schedule, ScheduleException, Status
from bot.domain.opening import Opening
from bot.repositories.atlas import Revision
from bot.repositories.directory_values import Values, to_exception, to_schedule
from bot.repositories.insert import BulkInsert
from models import directory as tables

PLACE = tables.ServiceAtLocationRow.__table__.c
LOCATION = tables.LocationRow.__table__.c
CITY = tables.CityRow.__table__.c
SCHEDULE = tables.ScheduleRow.__table__.c
OPENINGS = cast("Table", tables.OpeningRow.__table__)
OPENING = OPENINGS.c
HOLIDAY = tables.HolidayRow.__table__.c
EXCEPTION = tables.ScheduleExceptionRow.__table__.c
OPENINGS_CHUNK = 5000


@dataclass(frozen=True, slots=True)
class HoursOfPlace:
    """What the openings of one place are made of."""

    place_id: str
    city_id: str
    zone: str
    region: str
    schedules: tuple[Schedule, ...]
    exceptions: tuple[ScheduleException, ...]


class DirectoryStore:
    """The hours of all places, and their openings."""

    def __init__(self, connection: AsyncConnection, revision: Revision) -> None:
        self._connection = connection
        self._revision = revision

    async def is_empty(self) -> bool:
        """Tell whether no directory was ever imported."""
        return (await self._connection.execute(select(CITY.id).limit(1))).first() is None

    async def list_hours(self, place_id: str | None = None) -> list[HoursOfPlace]:
        """List the hours of every active place, or of one."""
        query = (
            select(PLACE.id, PLACE.city_id, LOCATION.zone, CITY.region)
            .join_from(tables.ServiceAtLocationRow, tables.LocationRow, PLACE.location_id == LOCATION.id)
            .join(tables.CityRow, PLACE.city_id == CITY.id)
            .where(PLACE.status == Status.ACTIVE, *([] if place_id is None else [PLACE.id == place_id]))
        )
        found = (await self._connection.execute(query)).all()
        schedules = await self._by_place(tables.ScheduleRow.__table__, place_id)
        exceptions = await self._by_place(tables.ScheduleExceptionRow.__table__, place_id)
        return [
            HoursOfPlace(
                place_id=row.id,
                city_id=row.city_id,
                zone=row.zone,
                region=row.region,
                schedules=tuple(to_schedule(values) for values in schedules.get(row.id, ())),
                exceptions=tuple(to_exception(values) for values in exceptions.get(row.id, ())),
            )
            for row in found
        ]

    async def _by_place(self, table: FromClause, place_id: str | None) -> dict[str, list[Values]]:
        grouped: dict[str, list[Values]] = {}
        query = select(table).order_by(table.c.place_id, table.c.position)
        if place_id is not None:
            query = query.where(table.c.place_id == place_id)
        for row in (await self._connection.execute(query)).mappings():
            grouped.setdefault(row["place_id"], []).append(dict(row))
        return grouped

    async def list_holidays(self) -> list[Holiday]:
        """List what the programme has written down of holidays, by region and day."""
        query = select(*HOLIDAY).order_by(HOLIDAY.region, HOLIDAY.day)
        rows = await self._connection.execute(query)
        return [Holiday(row.region, row.day, row.name, row.is_off) for row in rows]

    async def last_day(self) -> date | None:
        """Return the last day any opening belongs to."""
        last: date | None = (await self._connection.execute(select(func.max(OPENING.day)))).scalar()
        return last

    async def drop_openings(self, place_id: str | None = None) -> None:
        """Forget all openings, or those of one place."""
        await self._revision.renew()
        query = delete(tables.OpeningRow)
        await self._connection.execute(
            query if place_id is None else query.where(OPENING.place_id == place_id)
        )

    async def add_openings(self, made: Iterable[tuple[HoursOfPlace, Iterable[Opening]]]) -> int:
        """Store the openings of places, after `drop_openings`, and return how many there are.

        They are asked for as they are stored, so that memory does not grow with the directory.
        """
        rows = (row for hours, openings in made for row in _openings(hours, openings))
        bulk = BulkInsert(self._connection, OPENINGS)
        count = 0
        while chunk := list(islice(rows, OPENINGS_CHUNK)):
            await bulk.add(chunk)
            count += len(chunk)
        return count


def _openings(hours: HoursOfPlace, openings: Iterable[Opening]) -> Iterator[Values]:
    for number, opening in enumerate(openings):
        yield {
            "place_id": hours.place_id,
            "number": number,
            "city_id": hours.city_id,
            "starts_at": opening.start,
            "ends_at": opening.end,
            "day": opening.day,
            "state": opening.state.value,
            "audience": opening.audience.value,
            "stop": opening.stop,
            "note": opening.note,
        }
