"""SQL for whole streams of the outbox: how much waits in one, in which lane, and how soon."""

from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.outgoing import Kind, Lane
from bot.repositories.outbox import IS_WAITING, ORDER_STEP, C
from models.outbox import OutboxRow
from models.thread import ThreadRow

AHEAD_STEP = 5  # leaves room for a topic and a card before each


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

    async def place_ahead(self, stream: str, kind: Kind) -> int | None:
        """Return a free order number before all of a kind that wait in a stream in their own turn.

        It comes after those that were placed ahead before; None where nothing waits that is not being sent.
        """
        in_turn = (C.stream == stream, C.kind == kind.value, C.seq % ORDER_STEP == 0)
        free = select(func.min(C.seq)).where(*in_turn, IS_WAITING, C.lease_until.is_(None))
        first: int | None = (await self._connection.execute(free)).scalar()
        if first is None:
            return None
        begin = first - ORDER_STEP + AHEAD_STEP
        ahead = select(func.max(C.seq)).where(C.stream == stream, C.seq >= begin, C.seq < first - AHEAD_STEP)
        last: int | None = (await self._connection.execute(ahead)).scalar()
        return begin if last is None else last + AHEAD_STEP
