"""SQL for the message ids that stand in a woman's chat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.repositories.insert import insert_new
from models.person import PersonRow, Trace


@dataclass(frozen=True, slots=True)
class Footprint:
    """A message in a private chat: whose it is, and the hour (UTC, whole) it was seen."""

    person_id: UUID
    message_id: int
    is_hers: bool
    at_hour: datetime
    letter_id: UUID | None = None


class Traces:
    """Remember, list and forget footprints."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._noted: list[Footprint] = []

    def note(self, footprint: Footprint) -> None:
        """Keep a footprint for `flush`, so that a batch of updates writes them together."""
        self._noted.append(footprint)

    async def flush(self) -> None:
        """Remember everything noted in this transaction."""
        noted, self._noted = self._noted, []
        await self.add(noted)

    async def add(self, footprints: Sequence[Footprint]) -> None:
        """Remember messages; known ones and those of people erased meanwhile are skipped."""
        if not footprints:
            return
        people = {footprint.person_id for footprint in footprints}
        known = set(
            (await self._connection.execute(select(PersonRow.id).where(PersonRow.id.in_(people)))).scalars()
        )
        rows = [
            {
                "person_id": mark.person_id,
                "message_id": mark.message_id,
                "is_hers": mark.is_hers,
                "at_hour": mark.at_hour,
                "letter_id": mark.letter_id,
            }
            for mark in footprints
            if mark.person_id in known
        ]
        if rows:
            query = insert_new(self._connection, Trace, unless=[Trace.person_id, Trace.message_id])
            await self._connection.execute(query, rows)

    async def list_of(self, person_id: UUID) -> list[Footprint]:
        """Return every known message of her chat, oldest id first."""
        query = select(Trace).where(Trace.person_id == person_id).order_by(Trace.message_id)
        rows = (await self._connection.execute(query)).all()
        return [Footprint(row.person_id, row.message_id, row.is_hers, row.at_hour) for row in rows]

    async def list_of_letter(self, letter_id: UUID) -> list[Footprint]:
        """Return the pictures and files of an opened letter."""
        rows = await self._connection.execute(select(Trace).where(Trace.letter_id == letter_id))
        return [Footprint(row.person_id, row.message_id, row.is_hers, row.at_hour) for row in rows]

    async def forget(self, person_id: UUID, message_ids: Sequence[int]) -> None:
        """Forget messages that are gone from her chat."""
        await self._connection.execute(
            delete(Trace).where(Trace.person_id == person_id, Trace.message_id.in_(message_ids))
        )
