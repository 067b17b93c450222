"""SQL for those who are not let in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.barring import CLOSING, Bar, BarReason
from bot.repositories.safe import Safe
from bot.repositories.vault import Purpose
from models.bar import BarRow

B = BarRow.__table__.c
KEY_LENGTH = 16


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

    async def find(self, telegram_id: int, *, now: datetime) -> BarReason | None:
        """Return why access is closed, or her words come once an hour; None where neither is so."""
        query = select(B.reason).where(B.bidx == self._index(telegram_id), B.until > now)
        reason = (await self._connection.execute(query)).scalar()
        return None if reason is None else BarReason[reason.upper()]

    async def is_barred(self, telegram_id: int, *, now: datetime) -> bool:
        """Tell whether access is closed."""
        return await self.find(telegram_id, now=now) in CLOSING

    async def list_closed(self, *, now: datetime, limit: int) -> list[Bar]:
        """List closed accesses, the longest first."""
        query = select(B.bidx, B.reason, B.until).where(B.until > now).order_by(B.until.desc())
        rows = await self._connection.execute(query.limit(limit))
        return [Bar(row.bidx.hex()[:KEY_LENGTH], BarReason[row.reason.upper()], row.until) for row in rows]

    async def lift_by_key(self, key: str) -> bool:
        """Open an access again by the key of a list; tell whether it was closed."""
        rows = (await self._connection.execute(select(B.bidx))).scalars()
        found = [bidx for bidx in rows if bidx.hex().startswith(key)]
        if len(found) != 1:
            return False
        await self._connection.execute(delete(BarRow).where(B.bidx == found[0]))
        return True

    async def purge(self, *, now: datetime) -> None:
        """Forget what is over."""
        await self._connection.execute(delete(BarRow).where(B.until <= now))

    def _index(self, telegram_id: int) -> bytes:
        return self._safe.vault.index(Purpose.BAR, str(telegram_id))
