"""SQL for the history of the directory."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, Select, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.directory import Listing
from bot.domain.entry_changes import Change
from bot.domain.entry_fields import EntryField, Level
from bot.domain.staff import Role
from models.directory_change import DirectoryChangeRow
from models.staff import StaffRow

C = DirectoryChangeRow.__table__.c
S = StaffRow.__table__.c


def owner_of(listing: Listing, field: EntryField) -> str:
    """Return the id of what a field belongs to."""
    if field.level is Level.SERVICE:
        return listing.service.id
    return listing.location.id if field.level is Level.LOCATION else listing.place.id


class DirectoryChanges:
    """Changes, the newest first."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, listing: Listing, field: EntryField, values: tuple[Any, Any], **about: Any) -> UUID:
        """Write down a change from one value to another; `about` are more columns. Return its id."""
        before, after = values
        row = {
            "id": uuid4(),
            "owner": owner_of(listing, field),
            "place_id": listing.place.id,
            "field": int(field),
            "before": before,
            "after": after,
            "is_kept": True,
            "is_undone": False,
            "is_undoing": False,
            **about,
        }
        await self._connection.execute(insert(DirectoryChangeRow).values(row))
        return UUID(str(row["id"]))

    async def find(self, change_id: UUID) -> Change | None:
        """Find a change whose values are still kept, or None."""
        found = await self._list(_select().where(C.id == change_id, C.is_kept.is_(True)))
        return next(iter(found), None)

    async def list_of(self, listing: Listing, *, limit: int) -> list[Change]:
        """List the changes of an entry: of the place, its service and its location."""
        return await self._list(_newest(listing).limit(limit))

    async def last(self, listing: Listing, field: EntryField) -> Change | None:
        """Return the last change of a field."""
        query = _newest(listing).where(C.field == int(field), C.owner == owner_of(listing, field))
        return next(iter(await self._list(query.limit(1))), None)

    async def mark_undone(self, change_id: UUID) -> bool:
        """Note that a change is taken back; of two at once, one is told True."""
        query = update(DirectoryChangeRow).where(C.id == change_id, C.is_undone.is_(False))
        return (await self._connection.execute(query.values(is_undone=True))).rowcount == 1

    async def keep_doubt(self, change_id: UUID, doubt: dict[str, str]) -> None:
        """Remember the dates of the doubt that a change has settled."""
        query = update(DirectoryChangeRow).where(C.id == change_id)
        await self._connection.execute(query.values(doubt=doubt))

    async def has_newer(self, change: Change) -> bool:
        """Tell whether the entry of a change was changed after it, and that still holds."""
        here = (C.place_id == change.place_id, C.made_at > change.made_at, C.id != change.id)
        query = select(C.id).where(*here, C.is_undone.is_(False), C.is_undoing.is_(False))
        return (await self._connection.execute(query.limit(1))).first() is not None

    async def forget_values(self, *, before: datetime) -> None:
        """Empty what changes made before an instant were from and to."""
        query = update(DirectoryChangeRow).where(C.made_at < before, C.is_kept.is_(True))
        await self._connection.execute(query.values(is_kept=False, before=None, after=None, doubt=None))

    async def purge(self, *, before: datetime) -> None:
        """Forget changes made before an instant."""
        await self._connection.execute(delete(DirectoryChangeRow).where(C.made_at < before))

    async def _list(self, query: Select[Any]) -> list[Change]:
        return [_to_change(row) for row in await self._connection.execute(query)]


def _select() -> Select[Any]:
    return select(*C, S.role).outerjoin(StaffRow, S.id == C.staff_id)


def _newest(listing: Listing) -> Select[Any]:
    owners = (listing.service.id, listing.location.id)
    here = or_(C.place_id == listing.place.id, C.owner.in_(owners))
    return _select().where(here).order_by(C.made_at.desc(), C.id)


def _to_change(row: Row[Any]) -> Change:
    return Change(
        id=row.id,
        owner=row.owner,
        place_id=row.place_id,
        field=EntryField(row.field),
        made_at=row.made_at,
        staff_id=row.staff_id,
        role=Role(row.role) if row.role else None,
        before=row.before,
        after=row.after,
        doubt=row.doubt,
        undone=row.is_undone,
        is_undoing=row.is_undoing,
    )
