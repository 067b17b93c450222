"""SQL for letters that wait to be read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Row, Select, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.repositories.vault import DataKey
from models.letter import LetterRow

BODY = "letter.body"
UNREAD, OPEN, HIDDEN = "unread", "read", "hidden"
C = LetterRow.__table__.c


@dataclass(frozen=True, slots=True)
class StoredLetter:
    """A letter with its body still sealed; see `models.letter` for the ids."""

    id: UUID
    person_id: UUID
    thread_id: UUID
    body: bytes | None
    state: str
    room_id: UUID | None
    staff_message_id: int
    stub_id: int | None
    shown_id: int | None
    expires_at: datetime


class LetterStore:
    """Letters of all women."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._unread: dict[UUID, int] = {}

    async def add(
        self,
        key: DataKey,
        body: object,
        *,
        person_id: UUID,
        thread_id: UUID,
        room_id: UUID | None,
        message_id: int,
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
            "room_id": room_id,
            "staff_message_id": message_id,
            "expires_at": until,
        }
        self._unread.clear()
        await self._connection.execute(insert(LetterRow).values(values))
        return letter_id

    async def find(self, letter_id: UUID) -> StoredLetter | None:
        """Return a letter."""
        row = (await self._connection.execute(_letters().where(C.id == letter_id))).first()
        return None if row is None else _stored(row)

    async def list_of_thread(self, thread_id: UUID) -> list[StoredLetter]:
        """Return the letters of a conversation whose body is still there, newest first."""
        query = _letters().where(C.thread_id == thread_id, C.body.is_not(None))
        query = query.order_by(C.staff_message_id.desc())
        return [_stored(row) for row in await self._connection.execute(query)]

    async def change(self, letter_id: UUID, **values: Any) -> StoredLetter | None:
        """Change columns of a letter; return it as it is now, with what another transaction just wrote."""
        self._unread.clear()
        query = update(LetterRow).where(C.id == letter_id).values(values).returning(*C)
        row = (await self._connection.execute(query)).first()
        return None if row is None else _stored(row)

    async def rewrite(self, letter: StoredLetter, key: DataKey, body: object) -> None:
        """Seal another body in the place of the old one."""
        sealed = key.seal_json(BODY, letter.id, body)
        await self._connection.execute(update(LetterRow).where(C.id == letter.id).values(body=sealed))

    async def remove(self, letter_id: UUID) -> None:
        """Delete a letter."""
        self._unread.clear()
        await self._connection.execute(delete(LetterRow).where(C.id == letter_id))

    async def list_unread(self, person_id: UUID, *, now: datetime) -> list[UUID]:
        """Return the letters she has not opened and still can, oldest first."""
        query = select(C.id).where(C.person_id == person_id, *_is_unread(now))
        return list((await self._connection.execute(query.order_by(C.expires_at))).scalars())

    async def list_kept(self, person_id: UUID, *, now: datetime) -> list[StoredLetter]:
        """Return the letters she has opened and can open again, oldest first."""
        query = _letters().where(C.person_id == person_id, C.state != UNREAD, C.body.is_not(None))
        query = query.where(C.expires_at > now).order_by(C.expires_at)
        return [_stored(row) for row in await self._connection.execute(query)]

    async def list_never_delivered(self, person_id: UUID) -> list[StoredLetter]:
        """Return the letters that have not reached her chat, oldest first."""
        query = _letters().where(C.person_id == person_id, C.state == UNREAD, C.stub_id.is_(None))
        query = query.where(C.body.is_not(None)).order_by(C.expires_at)
        return [_stored(row) for row in await self._connection.execute(query)]

    async def list_lapsed(self, *, now: datetime) -> list[StoredLetter]:
        """Return the letters that were not opened in their time."""
        query = _letters().where(C.state == UNREAD, C.expires_at <= now).order_by(C.expires_at)
        return [_stored(row) for row in await self._connection.execute(query)]

    async def count_unread(self, person_id: UUID, *, among: Collection[UUID], now: datetime) -> int:
        """Count the letters she has not opened and still can; one query does it for all who are present."""
        if person_id not in self._unread:
            await self._count_unread({person_id, *among}, now)
        return self._unread[person_id]

    async def _count_unread(self, people: Collection[UUID], now: datetime) -> None:
        query = select(C.person_id, func.count()).where(C.person_id.in_(people), *_is_unread(now))
        found = await self._connection.execute(query.group_by(C.person_id))
        self._unread = dict.fromkeys(people, 0) | {person_id: int(count) for person_id, count in found}

    async def purge(self, *, now: datetime) -> int:
        """Delete letters past their time; return how many."""
        return (await self._connection.execute(delete(LetterRow).where(C.expires_at <= now))).rowcount


def _is_unread(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return C.state == UNREAD, C.body.is_not(None), C.expires_at > now


def _letters() -> Select[Any]:
    return select(*C)


def _stored(row: Row[Any]) -> StoredLetter:
    return StoredLetter(**{name: getattr(row, name) for name in StoredLetter.__slots__})
