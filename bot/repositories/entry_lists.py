"""SQL for lists of the staff's directory: every place, active or not, a page at a time."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.directory import LocationType, Status
from bot.domain.entry_line import EntryLine
from models import directory as tables

PLACES = tables.ServiceAtLocationRow.__table__.c
SERVICES = tables.ServiceRow.__table__.c
LOCATIONS = tables.LocationRow.__table__.c
ESCAPE = "\\"
# The Russian letter "ye" with and without its dots is written either way; "_" stands for any letter.
EITHER = dict.fromkeys((0x415, 0x435, 0x401, 0x451), "_")
SEARCHED = (SERVICES.name, LOCATIONS.name, LOCATIONS.address, LOCATIONS.landmark)


class EntryLists:
    """Lists of entries; nothing is read but the page that is shown."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def count_by_city(self) -> dict[str, int]:
        """Count the entries of each city that has any."""
        query = select(PLACES.city_id, func.count()).group_by(PLACES.city_id)
        return {row[0]: row[1] for row in await self._connection.execute(query)}

    async def list_city(self, city_id: str, *, first: int, limit: int) -> list[EntryLine]:
        """List entries of a city, in the order of the directory."""
        return await self._list(_lines().where(PLACES.city_id == city_id), first, limit)

    async def count_before(self, city_id: str, code: str) -> int:
        """Count the entries of a city that stand before one of them."""
        position = select(PLACES.position).where(PLACES.code == code).scalar_subquery()
        query = select(func.count()).where(PLACES.city_id == city_id, PLACES.position < position)
        return int((await self._connection.execute(query)).scalar_one())

    async def find(self, words: Sequence[str], *, first: int, limit: int) -> tuple[list[EntryLine], int]:
        """Find entries in whose names or addresses every word stands; also how many there are."""
        found = and_(*(_holds(word) for word in words))
        joined = select(func.count()).select_from(_joined()).where(found)
        count = int((await self._connection.execute(joined)).scalar_one())
        return await self._list(_lines().where(found), first, limit), count

    async def count_sharing(self, *, service_id: str, location_id: str) -> tuple[int, int]:
        """Count the entries of a service, and those at a location."""
        by_service = select(func.count()).where(PLACES.service_id == service_id)
        by_location = select(func.count()).where(PLACES.location_id == location_id)
        services = (await self._connection.execute(by_service)).scalar_one()
        return int(services), int((await self._connection.execute(by_location)).scalar_one())

    async def _list(self, query: Select[Any], first: int, limit: int) -> list[EntryLine]:
        rows = await self._connection.execute(query.offset(first).limit(limit))
        return [
            EntryLine(
                code=row.code,
                name=row.name,
                location=row.location,
                location_type=LocationType(row.location_type),
                status=Status(row.status),
                verified_on=row.verified_on,
            )
            for row in rows
        ]


def _joined() -> Any:
    places = tables.ServiceAtLocationRow.__table__
    services, locations = tables.ServiceRow.__table__, tables.LocationRow.__table__
    at = places.join(services, PLACES.service_id == SERVICES.id)
    return at.join(locations, PLACES.location_id == LOCATIONS.id)


def _lines() -> Select[Any]:
    columns = (
        PLACES.code,
        SERVICES.name,
        LOCATIONS.name.label("location"),
        LOCATIONS.location_type,
        PLACES.status,
        PLACES.verified_on,
    )
    return select(*columns).select_from(_joined()).order_by(PLACES.position, PLACES.id)


def _holds(word: str) -> ColumnElement[bool]:
    return or_(*(column.like(f"%{form}%", escape=ESCAPE) for column in SEARCHED for form in _forms(word)))


def _forms(word: str) -> Iterable[str]:
    """Return how a word may be written: SQLite knows small and capital letters of English only."""
    escaped = "".join(ESCAPE + letter if letter in "%_" + ESCAPE else letter for letter in word)
    for form in (escaped.lower(), escaped.capitalize(), escaped.upper()):
        yield form.translate(EITHER)
