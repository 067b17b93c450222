"""SQL for parcels that belong together: by the beginning of their dedupe keys, or by kind."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.outgoing import Kind
from bot.repositories.outbox import DEAD, IS_WAITING, SENT, C
from models.outbox import OutboxRow


class Batches:
    """Count, look for, and drop parcels that belong together."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def cancel(self, prefix: str) -> None:
        """Drop what waits with dedupe keys that begin so, except what is being sent right now."""
        query = delete(OutboxRow).where(*_begins_with(prefix), IS_WAITING, C.lease_until.is_(None))
        await self._connection.execute(query)

    async def is_waiting(self, prefix: str) -> bool:
        """Tell whether anything with a dedupe key that begins so is still on its way."""
        query = select(C.id).where(*_begins_with(prefix), IS_WAITING).limit(1)
        return (await self._connection.execute(query)).first() is not None

    async def count_settled(self, prefix: str) -> tuple[int, int]:
        """Count what was sent, and what was refused for good, with dedupe keys that begin so."""
        query = select(C.state, func.count()).where(*_begins_with(prefix)).group_by(C.state)
        counts = {row[0]: int(row[1]) for row in await self._connection.execute(query)}
        return counts.get(SENT, 0), counts.get(DEAD, 0)

    async def count_kind(self, kind: Kind) -> int:
        """Count what waits of one kind."""
        query = select(func.count()).select_from(OutboxRow).where(C.kind == kind.value, IS_WAITING)
        return int((await self._connection.execute(query)).scalar_one())

    async def is_sent(self, parcel_id: UUID) -> bool:
        """Tell whether a parcel is noted as sent; one that was called off is not there any more."""
        query = select(C.id).where(C.id == parcel_id, C.state == SENT)
        return (await self._connection.execute(query)).first() is not None

    async def latest(self, prefix: str) -> datetime | None:
        """Return for when the latest parcel is or was planned whose dedupe key begins so, sent or not."""
        query = select(C.not_before).where(*_begins_with(prefix)).order_by(C.not_before.desc()).limit(1)
        planned: datetime | None = (await self._connection.execute(query)).scalar()
        return planned

    async def was_added(self, prefix: str, *, since: datetime) -> bool:
        """Tell whether anything with a dedupe key that begins so was put in after a moment, sent or not."""
        query = select(C.id).where(*_begins_with(prefix), C.not_before > since)
        return (await self._connection.execute(query.limit(1))).first() is not None


def _begins_with(prefix: str) -> tuple[ColumnElement[bool], ...]:
    """Compare dedupe keys so that both databases look into the index."""
    return C.dedupe_key >= prefix, C.dedupe_key < prefix + "~"
