"""SQL for letters that wait to be read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.repositories.vault import DataKey
from models.letter import LetterRow

BODY = "letter.body"
UNREAD, READ = "unread", "read"
C = LetterRow.__table__.c


@dataclass(frozen=True, slots=True)
class StoredLetter:
    """A letter with its body still sealed."""

    id: UUID
    person_id: UUID
    thread_id: UUID
    body: bytes | None
    state: str
    staff_message_id: int
    expires_at: datetime


class LetterStore:
    """Letters of all women."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self,
        key: DataKey,
        body: object,
        *,
        person_id: UUID,
        thread_id: UUID,
        written_in: int,
        until: datetime,
    ) -> UUID:
        """Seal and store a letter; return its id."""
        letter_id = uuid4()
        values = {
            "id": letter_id,
            "person_id": person_id,
            "thread_id": thread_id,
            "body": key.seal_json(BODY, letter_id, body),
            "state": UNREAD,
            "staff_message_id": written_in,
            "expires_at": until,
        }
        await self._connection.execute(insert(LetterRow).values(values))
        return letter_id

    async def find(self, letter_id: UUID) -> StoredLetter | None:
        """Return a letter."""
        row = (await self._connection.execute(select(*C).where(C.id == letter_id))).first()
        if row is None:
            return None
        return StoredLetter(
            row.id, row.person_id, row.thread_id, row.body, row.state, row.staff_message_id, row.expires_at
        )

    async def change(self, letter_id: UUID, **values: Any) -> None:
        """Change columns of a letter."""
        await self._connection.execute(update(LetterRow).where(C.id == letter_id).values(values))

    async def list_unread(self, person_id: UUID) -> list[UUID]:
        """Return the letters she has not opened."""
        query = select(C.id).where(C.person_id == person_id, C.state == UNREAD, C.body.is_not(None))
        return list((await self._connection.execute(query.order_by(C.expires_at))).scalars())

    async def count_unread(self, person_id: UUID) -> int:
        """Count the letters she has not opened."""
        query = select(func.count()).where(C.person_id == person_id, C.state == UNREAD, C.body.is_not(None))
        return int((await self._connection.execute(query)).scalar() or 0)

    async def purge(self, *, now: datetime) -> int:
        """Delete letters past their time; return how many."""
        return (await self._connection.execute(delete(LetterRow).where(C.expires_at <= now))).rowcount
