"""SQL for those who are not let in."""

import asyncio
from collections.abc import Mapping
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


class Unhashed(Exception):
    """A slow hash is needed that is not at hand; whoever began the transaction computes it outside."""

    def __init__(self, telegram_id: int) -> None:
        super().__init__()
        self.telegram_id = telegram_id


async def slow_bar(safe: Safe, telegram_id: int) -> str:
    """Compute a bar beside the loop: a quarter of a second on a small server, best outside a transaction."""
    return (await asyncio.to_thread(safe.vault.slow_index, Purpose.BAR, str(telegram_id))).hex()


class Bars:
    """Closed accesses. Each has a slow hash of its own, so that not even the keys tell whose it is.

    Whoever is known carries the hash of hers in her row; only of somebody new it must be computed.
    """

    def __init__(self, connection: AsyncConnection, safe: Safe) -> None:
        self._connection = connection
        self._safe = safe
        self._at_hand: Mapping[int, str] | None = None

    def hash_outside(self, at_hand: Mapping[int, str]) -> None:
        """Compute nothing slow in this transaction: what is not at hand (by Telegram id) is `Unhashed`."""
        self._at_hand = at_hand

    async def put(self, telegram_id: int, *, until: datetime, reason: BarReason, staff_id: UUID) -> str:
        """Close access, anew where it is closed; return the bar.

        Raises:
            Unhashed: it is to be computed outside the transaction.
        """
        bar = await self._slow(telegram_id)
        await self.lift(bar)
        values = {
            "bidx": bytes.fromhex(bar),
            "until": until,
            "reason": reason.name.lower(),
            "staff_id": staff_id,
        }
        await self._connection.execute(insert(BarRow).values(values))
        return bar

    async def lift(self, bar: str) -> bool:
        """Open access again; tell whether it was closed."""
        query = delete(BarRow).where(B.bidx == bytes.fromhex(bar))
        return (await self._connection.execute(query)).rowcount == 1

    async def find(self, bar: str | None, *, now: datetime) -> BarReason | None:
        """Return why access is closed, or her words come once an hour; None where neither is so."""
        if not bar:
            return None
        query = select(B.reason).where(B.bidx == bytes.fromhex(bar), B.until > now)
        reason = (await self._connection.execute(query)).scalar()
        return None if reason is None else BarReason[reason.upper()]

    async def quiet_until(self, bar: str | None, *, now: datetime) -> datetime | None:
        """Return until when her words come once an hour; None where they come at once, or not at all."""
        if not bar:
            return None
        query = select(B.until).where(B.bidx == bytes.fromhex(bar), B.until > now)
        query = query.where(B.reason == BarReason.QUIET.name.lower())
        until: datetime | None = (await self._connection.execute(query)).scalar()
        return until

    async def is_barred(self, bar: str | None, *, now: datetime) -> bool:
        """Tell whether access is closed."""
        return await self.find(bar, now=now) in CLOSING

    async def is_any(self, *, now: datetime) -> bool:
        """Tell whether anybody at all is not let in."""
        return (
            await self._connection.execute(select(B.bidx).where(B.until > now).limit(1))
        ).first() is not None

    def costs_nothing(self, telegram_id: int) -> bool:
        """Tell whether recognising somebody costs nothing."""
        if telegram_id in (self._at_hand or ()):
            return True
        return self._safe.recognised.find(self._quick(telegram_id)) is not None

    async def recognise(self, telegram_id: int) -> str:
        """Return the bar of somebody new, "" when there is none; slow, beside the loop.

        Raises:
            Unhashed: it is to be computed outside the transaction.
        """
        quick = self._quick(telegram_id)
        bar = self._safe.recognised.find(quick) or await self._slow(telegram_id)
        query = select(B.bidx).where(B.bidx == bytes.fromhex(bar))
        if (await self._connection.execute(query)).first() is None:
            return ""
        self._safe.recognised.remember(quick, bar)
        return bar

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

    def _quick(self, telegram_id: int) -> bytes:
        return self._safe.vault.index(Purpose.BAR, str(telegram_id))

    async def _slow(self, telegram_id: int) -> str:
        if self._at_hand is not None:
            if telegram_id not in self._at_hand:
                raise Unhashed(telegram_id)
            return self._at_hand[telegram_id]
        return await slow_bar(self._safe, telegram_id)
