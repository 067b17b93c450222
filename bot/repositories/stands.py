"""SQL for where conversations stood before, and for hand-overs that wait for a note."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.conversation import Thread, ThreadState
from models.thread import HandoverRow, Link, StandRow, ThreadRow

C = StandRow.__table__.c
H = HandoverRow.__table__.c
L = Link.__table__.c
T = ThreadRow.__table__.c


@dataclass(frozen=True, slots=True)
class Stand:
    """A place a conversation has left; without a topic where the room had none, or it is deleted."""

    id: UUID
    thread_id: UUID
    room_id: UUID
    topic_id: int | None
    card_id: int | None
    is_titled: bool = False


@dataclass(frozen=True, slots=True)
class Handover:
    """A hand-over to a room that waits for the note of a member."""

    thread_id: UUID
    room_id: UUID
    staff_id: UUID


class Stands:
    """Places left, and hand-overs begun."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def leave(self, thread: Thread, *, delete_after: date) -> None:
        """Note that a conversation has left the place it stands in; nothing when it stands nowhere."""
        if thread.room_id is None or (thread.topic_id is None and thread.card_id is None):
            return
        values = {
            "id": uuid4(),
            "thread_id": thread.id,
            "room_id": thread.room_id,
            "topic_id": thread.topic_id,
            "card_id": thread.card_id,
            "delete_after": delete_after,
            "is_titled": thread.is_titled,
        }
        await self._connection.execute(insert(StandRow).values(values))

    async def list_of(self, thread_id: UUID) -> list[Stand]:
        """Return the places a conversation has left."""
        return await self._list(C.thread_id == thread_id)

    async def find(self, room_id: UUID, *, topic_id: int | None, card_id: int | None) -> Stand | None:
        """Return the place left that a topic or a card is part of."""
        if topic_id is not None:
            found = await self._list(C.room_id == room_id, C.topic_id == topic_id)
            return found[0] if found else None
        found = await self._list(C.room_id == room_id, C.card_id == card_id) if card_id is not None else []
        return found[0] if found else None

    async def list_expired(self, today: date) -> list[Stand]:
        """Return places left where something stands that is to be deleted by now."""
        return await self._list(C.delete_after <= today, or_(C.topic_id.is_not(None), C.card_id.is_not(None)))

    async def leave_outside(self, thread_id: UUID, room_id: UUID) -> None:
        """Note that all of a conversation in a room goes with no topic."""
        query = update(Link).where(L.thread_id == thread_id, L.room_id == room_id)
        await self._connection.execute(query.values(is_outside=True))

    async def remove(self, stand_id: UUID) -> None:
        """Forget a place left, because a conversation is back there."""
        await self._connection.execute(delete(StandRow).where(C.id == stand_id))

    async def cleared(self, stand: Stand) -> None:
        """Note that nothing stands there any more: the topic is deleted, or each message of it."""
        await self._connection.execute(
            update(StandRow).where(C.id == stand.id).values(topic_id=None, card_id=None)
        )
        gone = delete(Link).where(L.thread_id == stand.thread_id, L.room_id == stand.room_id)
        if stand.topic_id is not None:
            gone = gone.where(L.is_outside.is_(False))
        await self._connection.execute(gone)

    async def give_up_topics(self, room_id: UUID, *, limit: int) -> list[tuple[UUID, int]]:
        """Forget the topics of a room that are to be deleted first; return conversation and topic of each.

        First places left, then conversations closed longest ago.
        """
        given_up: list[tuple[UUID, int]] = []
        in_room = (C.room_id == room_id, C.topic_id.is_not(None))
        query = select(*C).where(*in_room).order_by(C.delete_after).limit(limit)
        for row in (await self._connection.execute(query)).all():
            await self.cleared(_stand(row))
            given_up.append((row.thread_id, row.topic_id))
        closed = (T.state == ThreadState.CLOSED.value, T.room_id == room_id, T.topic_id.is_not(None))
        query = select(T.id, T.topic_id).where(*closed).order_by(T.delete_after).limit(limit - len(given_up))
        for row in (await self._connection.execute(query)).all():
            nowhere = {"topic_id": None, "card_id": None, "room_id": None}
            await self._connection.execute(update(ThreadRow).where(T.id == row.id).values(nowhere))
            gone = (L.thread_id == row.id, L.room_id == room_id, L.is_outside.is_(False))
            await self._connection.execute(delete(Link).where(*gone))
            given_up.append((row.id, row.topic_id))
        return given_up

    async def begin_handover(self, handover: Handover, *, until: datetime) -> None:
        """Wait for a member's note, in the place of an earlier wait."""
        await self.end_handover(handover.thread_id)
        values = {
            "thread_id": handover.thread_id,
            "room_id": handover.room_id,
            "staff_id": handover.staff_id,
            "until": until,
        }
        await self._connection.execute(insert(HandoverRow).values(values))

    async def handovers_of(self, staff_id: UUID, *, now: datetime) -> list[Handover]:
        """Return the hand-overs that wait for a member's note, newest first."""
        query = select(*H).where(H.staff_id == staff_id, H.until > now).order_by(H.until.desc())
        rows = await self._connection.execute(query)
        return [Handover(row.thread_id, row.room_id, row.staff_id) for row in rows]

    async def end_handover(self, thread_id: UUID) -> None:
        """Wait for no note any more."""
        await self._connection.execute(delete(HandoverRow).where(H.thread_id == thread_id))

    async def _list(self, *conditions: Any) -> list[Stand]:
        rows = await self._connection.execute(select(*C).where(*conditions))
        return [_stand(row) for row in rows]


def _stand(row: Row[Any]) -> Stand:
    return Stand(**{name: getattr(row, name) for name in Stand.__slots__})
