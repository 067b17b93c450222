"""SQL for how members sign: what they usually do, and what they chose for a conversation."""

from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.repositories.safe import Safe
from bot.repositories.staff import PSEUDONYM
from models.signing import SigningRow
from models.staff import StaffRow

C = SigningRow.__table__.c
S = StaffRow.__table__.c


class Signings:
    """Pseudonyms, sealed by the house key, and choices."""

    def __init__(self, connection: AsyncConnection, safe: Safe) -> None:
        self._connection = connection
        self._safe = safe

    async def set_pseudonym(self, member_id: UUID, pseudonym: str | None) -> None:
        """Keep a member's pseudonym in the place of an earlier one; None forgets it."""
        sealed = None
        if pseudonym is not None:
            sealed = self._safe.house.seal(PSEUDONYM, member_id, pseudonym.encode())
        await self._connection.execute(update(StaffRow).where(S.id == member_id).values(pseudonym=sealed))

    async def list_pseudonyms(self, *, but: UUID) -> list[str]:
        """Return the pseudonyms of all others who are, or were, in the team."""
        rows = await self._connection.execute(
            select(S.id, S.pseudonym).where(S.id != but, S.pseudonym.is_not(None))
        )
        return [self._safe.house.open(PSEUDONYM, row.id, row.pseudonym).decode() for row in rows]

    async def set_usual(self, member_id: UUID, *, by_pseudonym: bool) -> None:
        """Say how a member usually signs."""
        query = update(StaffRow).where(S.id == member_id)
        await self._connection.execute(query.values(signs_by_pseudonym=by_pseudonym))

    async def chosen(self, thread_id: UUID, member_id: UUID) -> bool | None:
        """Tell whether a member signs by pseudonym in a conversation; None where they do as usual."""
        query = select(C.by_pseudonym).where(C.thread_id == thread_id, C.staff_id == member_id)
        found: bool | None = (await self._connection.execute(query)).scalar()
        return found

    async def choose(self, thread_id: UUID, member_id: UUID, *, by_pseudonym: bool) -> None:
        """Keep a member's choice for a conversation."""
        key = {"thread_id": thread_id, "staff_id": member_id}
        await self._connection.execute(
            delete(SigningRow).where(C.thread_id == thread_id, C.staff_id == member_id)
        )
        await self._connection.execute(insert(SigningRow).values(**key, by_pseudonym=by_pseudonym))
