"""SQL for whole streams of the outbox: how much waits in one, in which lane, and how soon."""

from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.outgoing import Kind, Lane
from bot.repositories.outbox import IS_WAITING, C
from models.outbox import OutboxRow
from models.thread import ThreadRow


class Streams:
    """What waits one after another."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def change_lane(self, stream: str, *, lane: Lane, but: Kind | None = None) -> None:
        """Move everything that waits in a stream to another lane, except what is of one kind."""
        query = update(OutboxRow).where(IS_WAITING, C.stream == stream)
        if but is not None:
            query = query.where(C.kind != but.value)
        await self._connection.execute(query.values(lane=int(lane)))

    async def hurry(self, stream: str, *, now: datetime) -> None:
        """Let messages that wait in a stream for later go now; topics keep their pace."""
        is_late = (C.not_before > now, C.kind != Kind.TOPIC.value)
        query = update(OutboxRow).where(IS_WAITING, C.stream == stream, *is_late)
        await self._connection.execute(query.values(not_before=now))

    async def put_first(self, dedupe_key: str, kind: Kind) -> None:
        """Let a waiting parcel change places with the one of its kind and room that is planned first."""
        is_free = (C.kind == kind.value, IS_WAITING, C.lease_until.is_(None))
        planned = select(C.id, C.not_before, ThreadRow.sent_to).join(ThreadRow, ThreadRow.id == C.thread_id)
        planned = planned.where(*is_free).order_by(C.not_before, C.seq)
        mine = (await self._connection.execute(planned.where(C.dedupe_key == dedupe_key))).first()
        if mine is None:
            return
        in_room = planned.where(ThreadRow.sent_to.is_not_distinct_from(mine.sent_to)).limit(1)
        first = (await self._connection.execute(in_room)).one()
        for row_id, at in ((first.id, mine.not_before), (mine.id, first.not_before)):
            await self._connection.execute(update(OutboxRow).where(C.id == row_id).values(not_before=at))

    async def count(self, stream: str, *, kind: Kind | None = None) -> int:
        """Count what waits in a stream, of one kind or of all."""
        query = select(func.count()).where(C.stream == stream, IS_WAITING)
        if kind is not None:
            query = query.where(C.kind == kind.value)
        return int((await self._connection.execute(query)).scalar() or 0)

    async def first_in(self, stream: str, kind: Kind) -> int | None:
        """Return the order number of the first of a kind that waits in a stream and is not being sent."""
        query = select(func.min(C.seq)).where(C.stream == stream, C.kind == kind.value, IS_WAITING)
        first: int | None = (await self._connection.execute(query.where(C.lease_until.is_(None)))).scalar()
        return first
