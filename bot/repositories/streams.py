"""SQL for whole streams of the outbox: how much waits in one, in which lane, and how soon."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, func, literal_column, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.outgoing import Kind, Lane
from bot.repositories.outbox import IS_WAITING, ORDER_STEP, C
from models.outbox import OutboxRow
from models.thread import ThreadRow

AHEAD_STEP = 5  # leaves room for a topic and a card before each


@dataclass(frozen=True, slots=True)
class Topic:
    """A parcel that opens the topic of a conversation."""

    id: UUID
    thread_id: UUID


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

    async def lane_of(self, stream: str, kind: Kind) -> Lane | None:
        """Return the lane of the first of a kind that waits in a stream; None where none does."""
        query = select(C.lane).where(C.stream == stream, C.kind == kind.value, IS_WAITING)
        lane = (await self._connection.execute(query.order_by(C.seq).limit(1))).scalar()
        return None if lane is None else Lane(lane)

    async def is_put_off(self, stream: str, *, until: datetime) -> bool:
        """Tell whether all that waits in a stream waits longer than until a moment; something must wait."""
        query = select(func.min(C.not_before)).where(C.stream == stream, IS_WAITING)
        soonest: datetime | None = (await self._connection.execute(query)).scalar()
        return soonest is not None and soonest > until

    async def list_topics(self, room_id: UUID | None) -> list[Topic]:
        """Return the topics of a room that are still to be opened, in the order they are planned."""
        query = select(C.id, C.thread_id).join(ThreadRow, ThreadRow.id == C.thread_id)
        query = query.where(C.kind == Kind.TOPIC.value, IS_WAITING, C.lease_until.is_(None))
        query = query.where(ThreadRow.sent_to.is_not_distinct_from(room_id)).order_by(C.not_before, C.seq)
        return [Topic(row.id, row.thread_id) for row in await self._connection.execute(query)]

    async def list_of_kind(self, kind: Kind, *, room_id: UUID) -> list[UUID]:
        """Return what of a kind waits for a room and is not being sent, urgent lanes first, in order."""
        query = select(C.id).where(C.kind == kind.value, IS_WAITING, C.lease_until.is_(None))
        query = query.where(C.thread_id.in_(_threads_of(room_id)))
        return list((await self._connection.execute(query.order_by(C.lane, C.seq))).scalars())

    async def drop_kind(self, kind: Kind, *, room_id: UUID) -> None:
        """Drop everything of a kind that still waits for a room."""
        query = delete(OutboxRow).where(C.kind == kind.value, IS_WAITING)
        await self._connection.execute(query.where(C.thread_id.in_(_threads_of(room_id))))

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

    async def topic_planned(self, *, place: int, room_id: UUID | None) -> datetime | None:
        """Return for when the topic of a room is planned that is so many places from its latest, the 0th.

        One of a woman erased meanwhile counts for every room: it was opened somewhere.
        """
        query = select(C.not_before).outerjoin(ThreadRow, ThreadRow.id == C.thread_id)
        query = query.where(C.kind == literal_column(f"'{Kind.TOPIC}'"))
        query = query.where(or_(ThreadRow.id.is_(None), ThreadRow.sent_to.is_not_distinct_from(room_id)))
        query = query.order_by(C.not_before.desc()).offset(place).limit(1)
        planned: datetime | None = (await self._connection.execute(query)).scalar()
        return planned

    async def count(self, stream: str, *, kind: Kind | None = None) -> int:
        """Count what waits in a stream, of one kind or of all."""
        query = select(func.count()).where(C.stream == stream, IS_WAITING)
        if kind is not None:
            query = query.where(C.kind == kind.value)
        return int((await self._connection.execute(query)).scalar() or 0)

    async def place_ahead(self, stream: str, kind: Kind, *, later_than: datetime | None = None) -> int | None:
        """Return a free order number before all of a kind that wait in a stream in their own turn.

        With `later_than` before those only that are put off until after that moment.
        It comes after those that were placed ahead before; None where nothing waits that is not being sent.
        """
        in_turn = (C.stream == stream, C.kind == kind.value, C.seq % ORDER_STEP == 0)
        free = select(func.min(C.seq)).where(*in_turn, IS_WAITING, C.lease_until.is_(None))
        if later_than is not None:
            free = free.where(C.not_before > later_than)
        first: int | None = (await self._connection.execute(free)).scalar()
        if first is None:
            return None
        begin = first - ORDER_STEP + AHEAD_STEP
        ahead = select(func.max(C.seq)).where(C.stream == stream, C.seq >= begin, C.seq < first - AHEAD_STEP)
        last: int | None = (await self._connection.execute(ahead)).scalar()
        return begin if last is None else last + AHEAD_STEP


def _threads_of(room_id: UUID) -> Select[Any]:
    return select(ThreadRow.id).where(ThreadRow.sent_to == room_id)
