"""SQL for floods while they last: their numbers, and where the staff's line about each stands."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.flood import Flood
from bot.repositories.insert import insert_new
from models.thread import FloodRow

C = FloodRow.__table__.c


class FloodStore:
    """At most one flood of a conversation at a time."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def count(self, thread_id: UUID, *, joined: int = 0, refused: int = 0, now: datetime) -> Flood:
        """Add messages to the flood of a conversation, which begins with the first of them."""
        query = update(FloodRow).where(C.thread_id == thread_id).returning(*C)
        query = query.values(joined=C.joined + joined, refused=C.refused + refused, last_at=now)
        row = (await self._connection.execute(query)).first()
        if row is None:
            first = {"id": uuid4(), "thread_id": thread_id, "joined": 0, "refused": 0, "last_at": now}
            begun = insert_new(self._connection, FloodRow, unless=[C.thread_id])
            await self._connection.execute(begun.values(first))
            row = (await self._connection.execute(query)).one()
        return _flood(row)

    async def stands(self, flood_id: UUID, *, place: tuple[UUID, int], now: datetime) -> None:
        """Note where the line about a flood stands: in which room, as which message."""
        query = update(FloodRow).where(C.id == flood_id)
        await self._connection.execute(query.values(room_id=place[0], note_id=place[1], shown_at=now))

    async def list_due(self, *, before: datetime) -> list[Flood]:
        """Return the floods of which something was refused that last grew before a moment.

        And those that have grown since their line showed them, before that moment.
        """
        has_grown = (C.shown_at <= before) & (C.last_at > C.shown_at)
        query = select(*C).where(C.refused > 0, or_(C.last_at <= before, has_grown))
        return [_flood(row) for row in await self._connection.execute(query.order_by(C.last_at))]

    async def shown(self, flood_id: UUID, *, now: datetime) -> None:
        """Note that the line shows the numbers of now."""
        await self._connection.execute(update(FloodRow).where(C.id == flood_id).values(shown_at=now))

    async def end(self, flood_id: UUID) -> None:
        """Forget a flood that is over."""
        await self._connection.execute(delete(FloodRow).where(C.id == flood_id))

    async def forget_small(self, *, before: datetime) -> None:
        """Forget those that last grew before a moment and of which nothing was refused: they have no line."""
        await self._connection.execute(delete(FloodRow).where(C.refused == 0, C.last_at <= before))


def _flood(row: Row[Any]) -> Flood:
    return Flood(row.id, row.thread_id, row.joined, row.refused, row.last_at, row.room_id, row.note_id)
