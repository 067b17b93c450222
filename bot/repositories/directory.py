"""SQL that writes the directory: the whole of it in one go, and the openings made of its hours."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import FromClause, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.codes import short_code
from bot.domain.directory import (
    Audience,
    Directory,
    Freq,
    Holiday,
    HoursState,
    OnHoliday,
    Schedule,
    ScheduleException,
    Service,
    ServiceAtLocation,
    Status,
)
from bot.domain.opening import Opening
from bot.repositories.atlas import Revision
from models import Base
from models import directory as tables

OLD_FIRST = (
    tables.OpeningRow,
    tables.AccessTermRow,
    tables.ScheduleExceptionRow,
    tables.ScheduleRow,
    tables.ServiceAtLocationRow,
    tables.ServiceKindRow,
    tables.ServiceRow,
    tables.LocationRow,
    tables.OrganizationRow,
    tables.CityRow,
    tables.HolidayRow,
)
PLACE = tables.ServiceAtLocationRow.__table__.c
LOCATION = tables.LocationRow.__table__.c
CITY = tables.CityRow.__table__.c
SCHEDULE = tables.ScheduleRow.__table__.c
OPENING = tables.OpeningRow.__table__.c
HOLIDAY = tables.HolidayRow.__table__.c
EXCEPTION = tables.ScheduleExceptionRow.__table__.c
CHUNK = 500
OPENINGS_CHUNK = 5000
Values = dict[str, Any]


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
    """The directory as a whole."""

    def __init__(self, connection: AsyncConnection, revision: Revision) -> None:
        self._connection = connection
        self._revision = revision

    async def is_empty(self) -> bool:
        """Tell whether no directory was ever imported."""
        return (await self._connection.execute(select(CITY.id).limit(1))).first() is None

    async def replace(self, directory: Directory) -> None:
        """Put this directory in place of the stored one; the openings are gone until made again."""
        await self._revision.renew()
        for table in OLD_FIRST:
            await self._connection.execute(delete(table))
        await self._add(tables.CityRow, _numbered(asdict(city) for city in directory.cities))
        await self._add(tables.OrganizationRow, _numbered(asdict(item) for item in directory.organizations))
        await self._add(tables.LocationRow, [asdict(location) for location in directory.locations])
        services = [_service(service) for service in directory.services]
        kinds = [row for values in services for row in _kinds(values["id"], values.pop("kinds"))]
        await self._add(tables.ServiceRow, services)
        await self._add(tables.ServiceKindRow, kinds)
        cities = {location.id: location.city_id for location in directory.locations}
        await self._add_places(directory.places, cities)
        await self._add(tables.HolidayRow, [asdict(holiday) for holiday in directory.holidays])

    async def _add_places(self, places: Sequence[ServiceAtLocation], cities: dict[str, str]) -> None:
        rows = _numbered(_place(place, cities[place.location_id]) for place in places)
        await self._add(tables.ServiceAtLocationRow, rows)
        await self._add(tables.AccessTermRow, [row for place in places for row in _access(place)])
        await self._add(
            tables.ScheduleRow, [row for place in places for row in schedule_rows(place.id, place.schedules)]
        )
        await self._add(
            tables.ScheduleExceptionRow,
            [row for place in places for row in exception_rows(place.id, place.exceptions)],
        )

    async def _add(self, table: type[Base], rows: Sequence[Values]) -> None:
        for start in range(0, len(rows), CHUNK):
            await self._connection.execute(insert(table), rows[start : start + CHUNK])

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
        count = 0
        while chunk := list(islice(rows, OPENINGS_CHUNK)):
            await self._connection.execute(insert(tables.OpeningRow), chunk)
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
            "state": opening.state,
            "audience": opening.audience,
            "stop": opening.stop,
            "note": opening.note,
        }


def _numbered(rows: Iterable[Values]) -> list[Values]:
    return [{**row, "position": position} for position, row in enumerate(rows)]


def _service(service: Service) -> Values:
    return {**asdict(service), "required_documents": list(service.required_documents)}


def _kinds(service_id: str, kinds: Iterable[str]) -> list[Values]:
    return _numbered({"service_id": service_id, "kind": kind} for kind in dict.fromkeys(kinds))


def _place(place: ServiceAtLocation, city_id: str) -> Values:
    return {
        "id": place.id,
        "code": short_code(place.id),
        "city_id": city_id,
        "service_id": place.service_id,
        "location_id": place.location_id,
        "phones": list(place.phones),
        "verified_on": place.verified_on,
        "is_sample": place.is_sample,
        "status": place.status,
        "keeper": place.keeper,
    }


def _access(place: ServiceAtLocation) -> list[Values]:
    return [{"place_id": place.id, "term": term, "value": value} for term, value in place.access.items()]


def schedule_rows(place_id: str, schedules: Iterable[Schedule]) -> list[Values]:
    """Make the rows of a place's hours."""
    rows = _numbered(asdict(schedule) for schedule in schedules)
    for row in rows:
        row["place_id"] = place_id
        row["byday"] = list(row["byday"])
        row["dates"] = [day.isoformat() for day in row["dates"]]
    return rows


def exception_rows(place_id: str, exceptions: Iterable[ScheduleException]) -> list[Values]:
    """Make the rows of a place's changed days."""
    rows = _numbered(asdict(exception) for exception in exceptions)
    return [{**row, "place_id": place_id} for row in rows]


def to_schedule(values: Values) -> Schedule:
    """Make hours of their row."""
    return Schedule(
        freq=Freq(values["freq"]),
        opens=values["opens"],
        closes=values["closes"],
        byday=tuple(values["byday"]),
        interval=values["interval"],
        dates=tuple(date.fromisoformat(day) for day in values["dates"]),
        dtstart=values["dtstart"],
        until=values["until"],
        stop=values["stop"],
        note=values["note"],
        audience=Audience(values["audience"]),
        state=HoursState(values["state"]),
        on_holiday=OnHoliday(values["on_holiday"]),
    )


def to_exception(values: Values) -> ScheduleException:
    """Make a changed day of its row."""
    return ScheduleException(
        day=values["day"],
        reason=values["reason"],
        opens=values["opens"],
        closes=values["closes"],
        stop=values["stop"],
        audience=Audience(values["audience"]),
    )
