"""SQL for those who are not let in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.barring import BarReason
from bot.repositories.safe import Safe
from bot.repositories.vault import Purpose
from models.bar import BarRow

B = BarRow.__table__.c


class Bars:
    """Closed accesses, found by an index of their own: it tells nothing to whoever holds the others."""

    def __init__(self, connection: AsyncConnection, safe: Safe) -> None:
        self._connection = connection
        self._safe = safe

    async def put(self, telegram_id: int, *, until: datetime, reason: BarReason, staff_id: UUID) -> None:
        """Close access, anew where it is closed."""
        await self.lift(telegram_id)
        values = {
            "bidx": self._index(telegram_id),
            "until": until,
            "reason": reason.name.lower(),
            "staff_id": staff_id,
        }
        await self._connection.execute(insert(BarRow).values(values))

    async def lift(self, telegram_id: int) -> bool:
        """Open access again; tell whether it was closed."""
        query = delete(BarRow).where(B.bidx == self._index(telegram_id))
        return (await self._connection.execute(query)).rowcount == 1

    async def is_barred(self, telegram_id: int, *, now: datetime) -> bool:
        """Tell whether access is closed."""
        query = select(B.reason).where(B.bidx == self._index(telegram_id), B.until > now)
        return (await self._connection.execute(query)).first() is not None

    async def purge(self, *, now: datetime) -> None:
        """Forget what is over."""
        await self._connection.execute(delete(BarRow).where(B.until <= now))

    def _index(self, telegram_id: int) -> bytes:
        return self._safe.vault.index(Purpose.BAR, str(telegram_id))
