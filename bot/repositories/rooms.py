"""SQL for the rooms where staff answer; which chat one is lies sealed by the house key."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.sealing import Envelope
from bot.domain.staff import Role, Room
from bot.repositories.safe import Safe
from models.staff import StaffRoomRow

CHAT = "staff_room.chat"
COLUMNS = {"is_bound": "is_current"}  # fields with a column of another name
C = StaffRoomRow.__table__.c
LOCK_NUMBER = 7_104_412_227_316_501


class Rooms:
    """Every room, bound or left."""

    def __init__(self, connection: AsyncConnection, safe: Safe) -> None:
        self._connection = connection
        self._safe = safe

    async def lock(self) -> None:
        """Let nobody else bind or move rooms until this transaction ends; what is read next is so then.

        Chats lie sealed, so no index could refuse one that stands twice. SQLite has one writer anyway.
        """
        if self._connection.dialect.name == "postgresql":
            locking = text("SELECT pg_advisory_xact_lock(:number)")
            await self._connection.execute(locking, {"number": LOCK_NUMBER})

    async def list_all(self) -> Sequence[Room]:
        """Return every room, also those that are no longer bound."""
        return [self._open(row) for row in await self._connection.execute(select(*C))]

    async def find(self, room_id: UUID) -> Room | None:
        """Return a room, bound or not."""
        row = (await self._connection.execute(select(*C).where(C.id == room_id))).first()
        return None if row is None else self._open(row)

    async def find_by_chat(self, chat_id: int) -> Room | None:
        """Return the room this chat is or was."""
        return next((room for room in await self.list_all() if room.chat_id == chat_id), None)

    async def add(self, chat_id: int, *, is_forum: bool | None, is_bound: bool = True) -> Room:
        """Remember a chat that is to be a room, with all questions; it is bound unless told otherwise."""
        room = Room(uuid4(), chat_id, is_forum, is_bound=is_bound)
        await self._connection.execute(
            insert(StaffRoomRow).values({"id": room.id, "chat": self._seal(room)} | _values(room))
        )
        return room

    async def change(self, room: Room, **values: Any) -> Room:
        """Change fields of a room and return it so; what others change at the same moment stands."""
        changed = replace(room, **values)
        stored = _values(changed)
        columns = {COLUMNS.get(name, name) for name in values}
        query = update(StaffRoomRow).where(C.id == room.id)
        await self._connection.execute(query.values({name: stored[name] for name in columns}))
        return changed

    def _seal(self, room: Room) -> Envelope:
        return self._safe.house.seal(CHAT, room.id, str(room.chat_id).encode())

    def _open(self, row: Row[Any]) -> Room:
        return Room(
            id=row.id,
            chat_id=int(self._safe.house.open(CHAT, row.id, row.chat)),
            is_forum=row.is_forum,
            is_paused=row.is_paused,
            reception_id=row.reception_id,
            urgent_id=row.urgent_id,
            role=Role(row.role) if row.role else None,
            city=row.city,
            is_bound=row.is_current,
            gave_way_to=row.gave_way_to,
            moved_to=row.moved_to,
            full_until=row.full_until,
        )


def _values(room: Room) -> dict[str, Any]:
    """Return the columns of a room; which chat it is never changes."""
    return {
        "is_forum": room.is_forum,
        "is_current": room.is_bound,
        "is_paused": room.is_paused,
        "reception_id": room.reception_id,
        "urgent_id": room.urgent_id,
        "role": room.role.value if room.role else None,
        "city": room.city,
        "gave_way_to": room.gave_way_to,
        "moved_to": room.moved_to,
        "full_until": room.full_until,
    }
