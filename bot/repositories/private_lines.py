"""SQL for what stands about conversations and tasks in members' private chats."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from models.care import CareTaskRow
from models.thread import PrivateLineRow, ThreadRow

C = PrivateLineRow.__table__.c


@dataclass(frozen=True, slots=True)
class PrivateLine:
    """A message in a member's private chat that names a conversation or a task, and the hour it was sent.

    Of a screen the hour is that of its last change.
    """

    thread_id: UUID | None
    member_id: UUID
    message_id: int
    at_hour: datetime
    is_screen: bool = False
    task_id: UUID | None = None


class PrivateLineStore:
    """Which messages in private chats name which conversations; no chat is told here."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, line: PrivateLine) -> None:
        """Remember a line; its conversation, or task, must be there."""
        values = {
            "id": uuid4(),
            "thread_id": line.thread_id,
            "task_id": line.task_id,
            "member_id": line.member_id,
            "message_id": line.message_id,
            "at_hour": line.at_hour,
            "is_screen": line.is_screen,
        }
        await self._connection.execute(insert(PrivateLineRow).values(values))

    async def list_of_thread(self, thread_id: UUID) -> list[PrivateLine]:
        """Return the lines about a conversation; no other comes until the transaction ends."""
        lock = select(ThreadRow.id).where(ThreadRow.id == thread_id).with_for_update()
        await self._connection.execute(lock)
        return await self._list(C.thread_id == thread_id)

    async def list_of_task(self, task_id: UUID) -> list[PrivateLine]:
        """Return the lines about a task; no other comes until the transaction ends."""
        lock = select(CareTaskRow.id).where(CareTaskRow.id == task_id).with_for_update()
        await self._connection.execute(lock)
        return await self._list(C.task_id == task_id)

    async def list_of_member(self, member_id: UUID) -> list[PrivateLine]:
        """Return the lines in a member's chat."""
        return await self._list(C.member_id == member_id)

    async def forget(self, member_id: UUID, message_ids: Collection[int]) -> None:
        """Forget messages that are gone from a member's chat, whatever conversations they name."""
        query = delete(PrivateLineRow).where(C.member_id == member_id, C.message_id.in_(message_ids))
        await self._connection.execute(query)

    async def belong_to(self, member_id: UUID, *, before: UUID) -> None:
        """Let the lines of a member belong to whom they have become in the same chat."""
        query = update(PrivateLineRow).where(C.member_id == before).values(member_id=member_id)
        await self._connection.execute(query)

    async def _list(self, condition: ColumnElement[bool]) -> list[PrivateLine]:
        query = select(*C).where(condition).order_by(C.message_id)
        return [_line(row) for row in await self._connection.execute(query)]


def _line(row: Row[Any]) -> PrivateLine:
    return PrivateLine(
        row.thread_id, row.member_id, row.message_id, row.at_hour, row.is_screen, task_id=row.task_id
    )
