"""SQL for what is edited of a city by hand, and for the changes that were made of it."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, Select, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.city_fields import CityChange, CityField
from bot.domain.codes import short_code
from bot.domain.directory import City
from bot.domain.staff import Role
from bot.repositories.atlas import Revision
from bot.repositories.directory_values import to_city
from models import directory as tables
from models.directory_change import DirectoryChangeRow
from models.staff import StaffRow

CITIES = tables.CityRow.__table__.c
CHANGES = DirectoryChangeRow.__table__.c
STAFF = StaffRow.__table__.c
OWNER = "city:"  # no slug holds a colon


class Cities:
    """Cities one by one, and their changes."""

    def __init__(self, connection: AsyncConnection, revision: Revision) -> None:
        self._connection = connection
        self._revision = revision

    async def lock(self, city_id: str) -> City | None:
        """Find a city, and let nobody else change it until the transaction ends."""
        query = select(*CITIES).where(CITIES.id == city_id).with_for_update()
        row = (await self._connection.execute(query)).mappings().first()
        return None if row is None else to_city(row)

    async def write(self, city_id: str, field: CityField, value: Any) -> None:
        """Give a field a value, as `bot.domain.city_fields` reads it."""
        await self._revision.renew()
        values = {"travel": value}
        if field is CityField.POINT:
            latitude, longitude = value or (None, None)
            values = {"latitude": latitude, "longitude": longitude}
        query = update(tables.CityRow).where(CITIES.id == city_id)
        await self._connection.execute(query.values(values))

    async def note(
        self, city: City, field: CityField, values: tuple[Any, Any], *, made_at: datetime, **about: Any
    ) -> UUID:
        """Write down a change from one value to another; `about` are more columns. Return its id."""
        change_id = uuid4()
        owner = OWNER + short_code(city.id)
        row = {
            "id": change_id,
            "owner": owner,
            "place_id": owner,
            "field": int(field),
            "made_at": made_at,
            "before": values[0],
            "after": values[1],
            "is_kept": True,
            "is_undone": False,
            **about,
        }
        await self._connection.execute(insert(DirectoryChangeRow).values(row))
        return change_id

    async def find_change(self, change_id: UUID) -> CityChange | None:
        """Find a change of a city whose values are still kept, or None."""
        mine = CHANGES.field.in_([int(field) for field in CityField])
        return await self._change(CHANGES.id == change_id, CHANGES.is_kept.is_(True), mine)

    async def last_change(self, city: City, field: CityField) -> CityChange | None:
        """Return the last change of a field."""
        owner = OWNER + short_code(city.id)
        return await self._change(CHANGES.owner == owner, CHANGES.field == int(field))

    async def _change(self, *found: Any) -> CityChange | None:
        query: Select[Any] = (
            select(*CHANGES, STAFF.role).outerjoin(StaffRow, STAFF.id == CHANGES.staff_id).where(*found)
        )
        query = query.order_by(CHANGES.made_at.desc(), CHANGES.id).limit(1)
        row = (await self._connection.execute(query)).first()
        return None if row is None else _to_change(row)


def _to_change(row: Row[Any]) -> CityChange:
    return CityChange(
        code=row.owner.removeprefix(OWNER),
        field=CityField(row.field),
        made_at=row.made_at,
        staff_id=row.staff_id,
        role=Role(row.role) if row.role else None,
        before=row.before,
        after=row.after,
        undone=row.is_undone,
    )
