"""SQL for messages of the reception in which words of several women stand together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Row, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from models.thread import GatheringRow

C = GatheringRow.__table__.c
NOT_HERS = 0  # in the place of a message of hers: what the staff have written for themselves


@dataclass(frozen=True, slots=True)
class Gathered:
    """A message of hers, and the message of a room it stands in among others; or a note of the staff's."""

    thread_id: UUID
    hers: int
    room_id: UUID
    message_id: int
    at_hour: datetime


class Gatherings:
    """Whose words stand together in which message."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, gathered: Gathered) -> None:
        """Remember that a message of hers stands among others."""
        values = {
            "id": uuid4(),
            "thread_id": gathered.thread_id,
            "room_id": gathered.room_id,
            "person_message_id": gathered.hers,
            "staff_message_id": gathered.message_id,
            "at_hour": gathered.at_hour,
        }
        await self._connection.execute(insert(GatheringRow).values(values))

    async def list_of_words(self, thread_id: UUID, hers: int) -> list[Gathered]:
        """Return where a message of hers stands among others."""
        return await self._list(C.thread_id == thread_id, C.person_message_id == hers)

    async def list_of_threads(self, thread_ids: Sequence[UUID]) -> list[Gathered]:
        """Return where any words of conversations stand among others."""
        return await self._list(C.thread_id.in_(thread_ids))

    async def list_in(self, room_id: UUID, message_id: int) -> list[Gathered]:
        """Return what stands in one message."""
        return await self._list(C.room_id == room_id, C.staff_message_id == message_id)

    async def lock(self, room_id: UUID, message_id: int) -> None:
        """Let whoever else looks whether a message may go wait until this transaction has ended."""
        query = select(C.id).where(C.room_id == room_id, C.staff_message_id == message_id)
        await self._connection.execute(query.order_by(C.id).with_for_update())

    async def forget(self, room_id: UUID, message_id: int) -> None:
        """Forget a message that is gone."""
        query = delete(GatheringRow).where(C.room_id == room_id, C.staff_message_id == message_id)
        await self._connection.execute(query)

    async def _list(self, *conditions: ColumnElement[bool]) -> list[Gathered]:
        query = select(*C).where(*conditions).order_by(C.at_hour)
        return [_gathered(row) for row in await self._connection.execute(query)]


def _gathered(row: Row[Any]) -> Gathered:
    return Gathered(
        thread_id=row.thread_id,
        hers=row.person_message_id,
        room_id=row.room_id,
        message_id=row.staff_message_id,
        at_hour=row.at_hour,
    )
