"""Reading the directory for the screens: cities and their places from memory, a card from the database."""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, FromClause, Select, func, select, tuple_
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.directory import (
    AccessTerm,
    Audience,
    City,
    HoursState,
    Listing,
    LocationType,
    Organization,
    ScheduleException,
    ServiceKind,
    Status,
    Tri,
)
from bot.domain.distance import Point
from bot.domain.nearby import Door
from bot.domain.opening import Opening
from bot.repositories.atlas import Atlas, Revision, Shelf
from bot.repositories.buses import Buses
from bot.repositories.directory_values import (
    Values,
    to_city,
    to_exception,
    to_location,
    to_organization,
    to_place,
    to_service,
)
from models import directory as tables
from models.upkeep import PlaceCheckRow

CITIES = tables.CityRow.__table__
ORGANIZATIONS = tables.OrganizationRow.__table__
LOCATIONS = tables.LocationRow.__table__
SERVICES = tables.ServiceRow.__table__
KINDS = tables.ServiceKindRow.__table__
PLACES = tables.ServiceAtLocationRow.__table__
TERMS = tables.AccessTermRow.__table__
EXCEPTIONS = tables.ScheduleExceptionRow.__table__
OPENINGS = tables.OpeningRow.__table__
CHECKS = PlaceCheckRow.__table__
# No opening is longer: a day of 24 hours, and one more when clocks go back.
LONGEST = timedelta(hours=25)
AHEAD = timedelta(days=9)  # from the midnight before: eight whole days from any instant of the day
T = TypeVar("T")
Openings = dict[str, list[Opening]]


class Listings:
    """The directory as the screens need it."""

    def __init__(self, connection: AsyncConnection, revision: Revision, atlas: Atlas) -> None:
        self._connection = connection
        self._revision = revision
        self._atlas = atlas

    async def mark(self) -> str | None:
        """Return the mark of the directory, new with each change of it and of what crews say."""
        return await self._revision.read()

    async def list_cities(self) -> tuple[City, ...]:
        """List the cities in the order of the directory."""
        return await self._page("cities", self._read_cities)

    async def find_city(self, city_id: str) -> City | None:
        """Find a city by its slug."""
        return next((city for city in await self.list_cities() if city.id == city_id), None)

    async def list_organizations(self) -> tuple[Organization, ...]:
        """List the programmes in the order of the directory."""
        return await self._page("organizations", self._read_organizations)

    async def shelf(self, city_id: str, *, now: datetime) -> Shelf:
        """Return the active places of a city with their openings around an instant.

        These are the openings of `AHEAD` from then on, and of a place the first promised one beyond.
        """
        today = now.astimezone(UTC).date()
        return await self._page(f"city:{city_id}", partial(self._read_shelf, city_id, today), day=today)

    async def _page(self, name: str, read: Callable[[], Awaitable[T]], *, day: date | None = None) -> T:
        return await self._atlas.page(await self._revision.read(), name, read, day=day)

    async def _read_cities(self) -> tuple[City, ...]:
        rows = await self._rows(select(CITIES).order_by(CITIES.c.position))
        return tuple(to_city(row) for row in rows)

    async def _read_organizations(self) -> tuple[Organization, ...]:
        rows = await self._rows(select(ORGANIZATIONS).order_by(ORGANIZATIONS.c.position))
        return tuple(to_organization(_of(ORGANIZATIONS, row)) for row in rows)

    async def _read_shelf(self, city_id: str, today: date) -> Shelf:
        found = await self._listings(PLACES.c.city_id == city_id, PLACES.c.status == Status.ACTIVE)
        midnight = datetime.combine(today, time(), tzinfo=UTC)
        first, last = midnight - LONGEST, midnight + AHEAD
        here, starts = OPENINGS.c.city_id == city_id, OPENINGS.c.starts_at
        near = await self._openings(here, starts > first, starts < last)
        for place_id, beyond in (await self._first_beyond(city_id, last)).items():
            near.setdefault(place_id, []).extend(beyond)
        changes = await self._changes(city_id, today)
        statuses = await Buses(self._connection, self._revision).list(
            [item.place.id for item in found if item.location.location_type is LocationType.MOBILE],
            now=midnight,
        )
        return Shelf(tuple(found), near, changes, statuses)

    async def _changes(self, city_id: str, today: date) -> dict[str, list[ScheduleException]]:
        """Return the changed days of a city's places, as far as a shelf reaches."""
        first, last = today - timedelta(days=1), today + AHEAD
        query = (
            select(EXCEPTIONS)
            .join(PLACES, PLACES.c.id == EXCEPTIONS.c.place_id)
            .where(PLACES.c.city_id == city_id, EXCEPTIONS.c.day >= first, EXCEPTIONS.c.day <= last)
            .order_by(EXCEPTIONS.c.day, EXCEPTIONS.c.position)
        )
        grouped: dict[str, list[ScheduleException]] = {}
        for row in await self._rows(query):
            grouped.setdefault(row["place_id"], []).append(to_exception(dict(row)))
        return grouped

    async def _first_beyond(self, city_id: str, last: datetime) -> Openings:
        """Return the first promised opening of each place from an instant on."""
        promised = (OPENINGS.c.starts_at >= last, OPENINGS.c.state != HoursState.UNKNOWN.value)
        first = (
            select(OPENINGS.c.place_id, func.min(OPENINGS.c.number))
            .where(OPENINGS.c.city_id == city_id, *promised)
            .group_by(OPENINGS.c.place_id)
        )
        return await self._openings(tuple_(OPENINGS.c.place_id, OPENINGS.c.number).in_(first))

    async def list_mobile(self) -> tuple[Listing, ...]:
        """List the active places that have stops instead of a door."""
        return await self._page("mobile", self._read_mobile)

    async def _read_mobile(self) -> tuple[Listing, ...]:
        mobile = LOCATIONS.c.location_type == LocationType.MOBILE
        return tuple(await self._listings(mobile, PLACES.c.status == Status.ACTIVE))

    async def list_doors(self) -> tuple[Door, ...]:
        """List where active places are entered, as far as the directory tells their points."""
        return await self._page("doors", self._read_doors)

    async def _read_doors(self) -> tuple[Door, ...]:
        where = (LOCATIONS.c.latitude, LOCATIONS.c.longitude)
        query = (
            select(PLACES.c.id, PLACES.c.city_id, *where)
            .join(LOCATIONS, PLACES.c.location_id == LOCATIONS.c.id)
            .where(PLACES.c.status == Status.ACTIVE, LOCATIONS.c.location_type == LocationType.PHYSICAL)
            .order_by(PLACES.c.position)
        )
        found = [(row, Point.of(row["latitude"], row["longitude"])) for row in await self._rows(query)]
        return tuple(Door(row["id"], row["city_id"], point) for row, point in found if point is not None)

    async def find_by_code(self, code: str) -> Listing | None:
        """Find a place, active or not, by the short code of a button."""
        return next(iter(await self._listings(PLACES.c.code == code)), None)

    async def _listings(self, *found: ColumnElement[bool]) -> list[Listing]:
        query = (
            select(PLACES, SERVICES, LOCATIONS, ORGANIZATIONS, CHECKS.c.doubted_on)
            .join(SERVICES, PLACES.c.service_id == SERVICES.c.id)
            .join(LOCATIONS, PLACES.c.location_id == LOCATIONS.c.id)
            .join(ORGANIZATIONS, SERVICES.c.organization_id == ORGANIZATIONS.c.id)
            .outerjoin(CHECKS, CHECKS.c.place_id == PLACES.c.id)
            .where(*found)
            .order_by(PLACES.c.position)
        )
        rows = await self._rows(query)
        access = await self._access(row[PLACES.c.id] for row in rows)
        kinds = await self._kinds(row[SERVICES.c.id] for row in rows)
        return [_to_listing(row, access, kinds) for row in rows]

    async def _access(self, place_ids: Iterable[str]) -> dict[str, dict[AccessTerm, Tri]]:
        grouped: dict[str, dict[AccessTerm, Tri]] = {}
        for row in await self._rows(select(TERMS).where(TERMS.c.place_id.in_(list(place_ids)))):
            grouped.setdefault(row["place_id"], {})[AccessTerm(row["term"])] = Tri(row["value"])
        return grouped

    async def _kinds(self, service_ids: Iterable[str]) -> dict[str, tuple[ServiceKind, ...]]:
        grouped: dict[str, tuple[ServiceKind, ...]] = {}
        query = select(KINDS).where(KINDS.c.service_id.in_(set(service_ids))).order_by(KINDS.c.position)
        for row in await self._rows(query):
            before = grouped.get(row["service_id"], ())
            grouped[row["service_id"]] = (*before, ServiceKind(row["kind"]))
        return grouped

    async def list_exceptions(
        self, place_id: str, *, first: date, last: date
    ) -> tuple[ScheduleException, ...]:
        """List the changed days of a place between two days, both included."""
        query = select(EXCEPTIONS).where(
            EXCEPTIONS.c.place_id == place_id, EXCEPTIONS.c.day >= first, EXCEPTIONS.c.day <= last
        )
        rows = await self._rows(query.order_by(EXCEPTIONS.c.day, EXCEPTIONS.c.position))
        return tuple(to_exception(dict(row)) for row in rows)

    async def list_place_openings(self, place_ids: Collection[str], *, after: datetime) -> Openings:
        """List the openings of these places that start after an instant."""
        return await self._openings(OPENINGS.c.place_id.in_(place_ids), OPENINGS.c.starts_at > after)

    async def _openings(self, *found: ColumnElement[bool]) -> Openings:
        grouped: Openings = {}
        query = (
            select(OPENINGS)
            .where(*found)
            .order_by(OPENINGS.c.place_id, OPENINGS.c.starts_at, OPENINGS.c.number)
        )
        for row in await self._rows(query):
            grouped.setdefault(row["place_id"], []).append(_to_opening(row))
        return grouped

    async def _rows(self, query: Select[Any]) -> list[RowMapping]:
        return list((await self._connection.execute(query)).mappings())


def _of(table: FromClause, row: RowMapping) -> Values:
    return {column.name: row[column] for column in table.c}


def _to_listing(
    row: RowMapping,
    access: Mapping[str, dict[AccessTerm, Tri]],
    kinds: Mapping[str, tuple[ServiceKind, ...]],
) -> Listing:
    service_id = row[SERVICES.c.id]
    return Listing(
        place=to_place(_of(PLACES, row), access.get(row[PLACES.c.id], {})),
        service=to_service(_of(SERVICES, row), kinds.get(service_id, ())),
        location=to_location(_of(LOCATIONS, row)),
        organization=to_organization(_of(ORGANIZATIONS, row)),
        is_doubted=row[CHECKS.c.doubted_on] is not None,
    )


def _to_opening(row: RowMapping) -> Opening:
    return Opening(
        start=row["starts_at"],
        end=row["ends_at"],
        day=row["day"],
        state=HoursState(row["state"]),
        audience=Audience(row["audience"]),
        stop=row["stop"],
        note=row["note"],
    )
