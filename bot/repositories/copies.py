"""SQL for what of the staff's stands in a woman's chat."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.repositories.threads import C, L, StaffCopy
from models.thread import ThreadRow


class Copies:
    """Find the staff's message behind one in her chat."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def find(self, person_id: UUID, message_id: int) -> tuple[UUID, StaffCopy] | None:
        """Return the conversation and the staff's message that a message in her chat belongs to."""
        query = (
            select(L.thread_id, L.room_id, L.staff_message_id, L.at_hour)
            .join(ThreadRow, C.id == L.thread_id)
            .where(C.person_id == person_id, L.person_message_id == message_id)
            .where(L.staff_message_id.is_not(None), L.room_id.is_not(None))
            .order_by(L.at_hour.desc())
            .limit(1)
        )
        row = (await self._connection.execute(query)).first()
        if row is None:
            return None
        return row.thread_id, StaffCopy(row.room_id, row.staff_message_id, row.at_hour)
