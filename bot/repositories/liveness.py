"""SQL for canaries, and for the clocks by which plans were made."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.repositories.insert import insert_new
from models.liveness import CanaryRow, ZoneMarkRow
from models.plan import PlanRow

C = CanaryRow.__table__.c
Z = ZoneMarkRow.__table__.c


class Liveness:
    """Canaries of all processes, and marks of zones."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def look_after(self, worker: UUID, *, due_at: datetime, now: datetime) -> None:
        """Let a process have a canary, and note that somebody looks at it."""
        row = {"worker": worker, "due_at": due_at, "seen_at": now}
        query = insert_new(self._connection, CanaryRow, unless=[C.worker]).values(row)
        if (await self._connection.execute(query)).rowcount == 0:
            await self._connection.execute(update(CanaryRow).where(C.worker == worker).values(seen_at=now))

    async def move_on(self, *, now: datetime, due_at: datetime) -> None:
        """Move every canary on that is due."""
        await self._connection.execute(update(CanaryRow).where(C.due_at <= now).values(due_at=due_at))

    async def oldest_canary(self) -> datetime | None:
        """Return when the canary that waits longest was or will be due."""
        row = (await self._connection.execute(select(C.due_at).order_by(C.due_at).limit(1))).first()
        return row.due_at if row else None

    async def purge_canaries(self, *, before: datetime) -> None:
        """Forget the canaries of processes that are gone."""
        await self._connection.execute(delete(CanaryRow).where(C.seen_at < before))

    async def zones_in_use(self) -> Mapping[str, bytes | None]:
        """Return the zones of all plans, each with its mark if it has one."""
        query = select(PlanRow.zone, Z.digest).outerjoin(ZoneMarkRow, Z.zone == PlanRow.zone).distinct()
        return {row.zone: row.digest for row in await self._connection.execute(query)}

    async def mark_zone(self, zone: str, digest: bytes) -> None:
        """Note by which rules the fires of a zone are stored."""
        await self._connection.execute(delete(ZoneMarkRow).where(Z.zone == zone))
        query = insert_new(self._connection, ZoneMarkRow, unless=[Z.zone])
        await self._connection.execute(query.values(zone=zone, digest=digest))
