"""SQL for her chat: which conversation a message there belongs to, and where something was said last."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.conversation import ThreadState
from bot.domain.outgoing import RELAYED, Kind
from bot.repositories.outbox import IS_WAITING
from models.letter import LetterRow
from models.outbox import OutboxRow
from models.person import Trace
from models.thread import Link, ThreadRow

C = ThreadRow.__table__.c
L = Link.__table__.c
T = LetterRow.__table__.c
P = OutboxRow.__table__.c


class HerChat:
    """Numbers of messages grow in her chat, so they tell what came last, to the message."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def thread_of(self, person_id: UUID, message_id: int) -> UUID | None:
        """Return the conversation of a message of hers, of a letter, or of what lies beside one."""
        on_its_way = (await self._on_its_way(person_id)).get(message_id)
        for query in () if on_its_way else (_linked(person_id, message_id), _letter(person_id, message_id)):
            found: UUID | None = (await self._connection.execute(query.limit(1))).scalar()
            if found is not None:
                return found
        return on_its_way

    async def newest_open(self, person_id: UUID) -> UUID | None:
        """Return the open conversation whose newest message, an answer or hers, came last."""
        query = select(C.id, func.max(L.person_message_id)).outerjoin(Link, L.thread_id == C.id)
        query = query.where(C.person_id == person_id, C.state != ThreadState.CLOSED.value)
        query = query.group_by(C.id, C.waiting_since).order_by(C.waiting_since.desc().nulls_last())
        newest = {row[0]: row[1] or 0 for row in await self._connection.execute(query)}
        if len(newest) > 1:
            for message_id, thread_id in (await self._on_its_way(person_id)).items():
                if thread_id in newest:
                    newest[thread_id] = max(newest[thread_id], message_id)
        return max(newest, key=lambda one: newest[one], default=None)

    async def _on_its_way(self, person_id: UUID) -> dict[int, UUID]:
        """Return her messages that have not reached the staff yet, and where they go."""
        query = select(P.dedupe_key, P.thread_id).where(P.person_id == person_id, IS_WAITING)
        query = query.where(P.kind == Kind.RELAY.value, P.dedupe_key.startswith(RELAYED))
        rows = await self._connection.execute(query)
        return {int(row.dedupe_key.rpartition(":")[2]): row.thread_id for row in rows}


def _linked(person_id: UUID, message_id: int) -> Select[Any]:
    query = select(L.thread_id).join(ThreadRow, C.id == L.thread_id)
    return query.where(C.person_id == person_id, L.person_message_id == message_id)


def _letter(person_id: UUID, message_id: int) -> Select[Any]:
    beside = select(Trace.letter_id).where(Trace.person_id == person_id, Trace.message_id == message_id)
    is_it = or_(T.stub_id == message_id, T.shown_id == message_id, T.id.in_(beside))
    return select(T.thread_id).where(T.person_id == person_id, is_it)
