"""SQL for conversations and the links between both chats."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import (
    Row,
    Select,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.conversation import Theme, Thread, ThreadState
from bot.repositories.safe import Safe
from bot.repositories.standing import in_a_topic
from bot.repositories.vault import DataKey
from bot.repositories.waits import Due, Waiting, is_due
from models.letter import LetterRow
from models.person import PersonRow
from models.thread import Link, ThreadRow

THEME = "thread.theme"
MOST_ALIASES = 200
C = ThreadRow.__table__.c
L = Link.__table__.c


@dataclass(frozen=True, slots=True)
class StaffCopy:
    """A message in a staff room that belongs to a conversation."""

    room_id: UUID | None
    message_id: int
    at_hour: datetime


class Threads:
    """Conversations; each is opened with the key of the woman it belongs to."""

    def __init__(self, connection: AsyncConnection, safe: Safe) -> None:
        self._connection = connection
        self._safe = safe

    async def add(
        self,
        person_id: UUID,
        key: DataKey,
        *,
        theme: Theme,
        is_urgent: bool,
        now: datetime,
        promised_by: datetime | None = None,
    ) -> UUID:
        """Store a new conversation and return its id."""
        thread_id = uuid4()
        values = {
            "id": thread_id,
            "person_id": person_id,
            "theme": key.seal(THEME, thread_id, str(int(theme)).encode()),
            "state": ThreadState.OPEN.value,
            "is_urgent": is_urgent,
            "waiting_since": now.replace(second=0, microsecond=0),
            "alarmed": 0,
            "promised_by": promised_by,
            "opened_day": now.date(),
        }
        await self._connection.execute(insert(ThreadRow).values(values))
        return thread_id

    async def find(self, thread_id: UUID) -> Thread | None:
        """Return a conversation by its id."""
        return await self._one(_query().where(C.id == thread_id))

    async def find_by_topic(self, room_id: UUID, topic_id: int) -> Thread | None:
        """Return the conversation of a topic in a staff room."""
        return await self._one(_query().where(C.topic_id == topic_id, C.room_id == room_id))

    async def find_by_staff_message(self, room_id: UUID, message_id: int) -> Thread | None:
        """Return the conversation a message in a staff room belongs to, an answer on its way too."""
        linked, on_its_way = (
            select(table.thread_id).where(table.staff_message_id == message_id, table.room_id == room_id)
            for table in (L, LetterRow.__table__.c)
        )
        is_card = (C.card_id == message_id) & (C.room_id == room_id)
        return await self._one(_query().where(C.id.in_(linked) | C.id.in_(on_its_way) | is_card))

    async def list_of(self, person_id: UUID) -> list[Thread]:
        """Return her conversations, newest first."""
        query = _query().where(C.person_id == person_id).order_by(C.opened_day.desc())
        return [self._open(row) for row in await self._connection.execute(query)]

    async def list_open(self, *, limit: int, taken_by: UUID | None = None) -> list[Thread]:
        """Return open conversations, urgent and longest waiting first; of one member when asked."""
        query = _query().where(C.state != ThreadState.CLOSED.value)
        if taken_by is not None:
            query = query.where(C.taken_by == taken_by)
        query = query.order_by(C.is_urgent.desc(), C.waiting_since.nulls_last()).limit(limit)
        return [self._open(row) for row in await self._connection.execute(query)]

    async def list_waiting(self, due: Due, *, limit: int) -> list[Waiting]:
        """Return what waits and may be due to be called out, urgent and longest waiting first."""
        query = _query().where(C.state != ThreadState.CLOSED.value, C.waiting_since <= due.waiting)
        query = query.where(is_due(due))
        query = query.order_by(C.is_urgent.desc(), C.waiting_since).limit(limit)
        return [
            Waiting(self._open(row), row.alarmed, row.alarmed_at, row.promised_by, row.is_late_told)
            for row in await self._connection.execute(query)
        ]

    async def count_earlier(self, thread: Thread) -> int:
        """Count her other conversations."""
        query = select(func.count()).where(C.person_id == thread.person_id, C.id != thread.id)
        return int((await self._connection.execute(query)).scalar() or 0)

    async def count_open(self) -> dict[UUID | None, int]:
        """Count open conversations by who has them; None stands for nobody."""
        query = select(C.taken_by, func.count()).where(C.state != ThreadState.CLOSED.value)
        rows = await self._connection.execute(query.group_by(C.taken_by))
        return {taken_by: int(count) for taken_by, count in rows}

    async def find_aliases(self, flowers: Collection[int], digits: str) -> list[str]:
        """Return the nicknames of these flowers whose number begins so, of women with a conversation."""
        if not flowers:
            return []
        begins = [PersonRow.alias.like(f"{flower:02}-{digits}%") for flower in flowers]
        query = select(PersonRow.alias).join(ThreadRow, C.person_id == PersonRow.id).where(or_(*begins))
        query = query.distinct().order_by(PersonRow.alias).limit(MOST_ALIASES)
        return list((await self._connection.execute(query)).scalars())

    async def list_of_alias(self, alias: str) -> list[Thread]:
        """Return the conversations of a nickname, newest first."""
        query = _query().where(PersonRow.alias == alias).order_by(C.opened_day.desc(), C.id)
        return [self._open(row) for row in await self._connection.execute(query)]

    async def send_to(self, thread: Thread, room_id: UUID | None) -> bool:
        """Let a conversation belong into a room, unless it was sent elsewhere meanwhile; tell whether."""
        query = update(ThreadRow).where(C.id == thread.id, C.sent_to.is_not_distinct_from(thread.sent_to))
        return (await self._connection.execute(query.values(sent_to=room_id))).rowcount == 1

    async def send_all(self, from_id: UUID, to_id: UUID) -> None:
        """Let every conversation of a room belong into another one."""
        query = update(ThreadRow).where(C.sent_to == from_id)
        await self._connection.execute(query.values(sent_to=to_id))

    async def count_message(self, thread_id: UUID) -> None:
        """Count a message of hers."""
        query = update(ThreadRow).where(C.id == thread_id)
        await self._connection.execute(query.values(messages=C.messages + 1))

    async def count_answer(self, thread_id: UUID, *, answered_by: str) -> None:
        """Count an answer; `answered_by` are the roles that have answered by now."""
        query = update(ThreadRow).where(C.id == thread_id)
        await self._connection.execute(query.values(answers=C.answers + 1, answered_by=answered_by))

    async def was_answered(self, person_id: UUID) -> bool:
        """Tell whether staff have ever taken care of a woman, as far as is remembered."""
        is_hers = (C.person_id == person_id, C.state != ThreadState.OPEN.value)
        return (await self._connection.execute(select(C.id).where(*is_hers).limit(1))).first() is not None

    async def rate(self, thread_id: UUID, score: int) -> bool:
        """Note how a conversation was rated, if it was not before; tell whether it worked."""
        query = update(ThreadRow).where(C.id == thread_id, C.rating.is_(None))
        return (await self._connection.execute(query.values(rating=score))).rowcount == 1

    async def change(self, thread_id: UUID, **values: Any) -> None:
        """Change columns of a conversation."""
        await self._connection.execute(update(ThreadRow).where(C.id == thread_id).values(values))

    async def change_in(self, thread_id: UUID, states: Collection[ThreadState], **values: Any) -> bool:
        """Change columns of a conversation if it is in one of these states now; tell whether it is."""
        is_so = C.state.in_([state.value for state in states])
        query = update(ThreadRow).where(C.id == thread_id, is_so).values(values)
        return (await self._connection.execute(query)).rowcount == 1

    async def list_expired(self, today: date) -> list[Thread]:
        """Return conversations that are to be deleted by now."""
        query = _query().where(C.delete_after <= today)
        return [self._open(row) for row in await self._connection.execute(query)]

    async def list_staff_copies(self, thread_id: UUID) -> list[StaffCopy]:
        """Return the messages of a conversation that go with no topic of its own."""
        query = select(L.room_id, L.staff_message_id, L.at_hour).join(ThreadRow, C.id == L.thread_id)
        query = query.where(C.id == thread_id, L.room_id.is_not(None), ~in_a_topic())
        rows = await self._connection.execute(query.where(L.staff_message_id.is_not(None)))
        return [StaffCopy(row.room_id, row.staff_message_id, row.at_hour) for row in rows]

    async def remove(self, thread_id: UUID) -> None:
        """Delete a conversation with its links and letters."""
        await self._connection.execute(delete(ThreadRow).where(C.id == thread_id))

    async def link(
        self,
        thread_id: UUID,
        *,
        hers: int | None,
        staffs: int | None,
        room_id: UUID | None,
        at_hour: datetime,
    ) -> None:
        """Remember that a message of hers and one in a staff room belong together."""
        values = {
            "id": uuid4(),
            "thread_id": thread_id,
            "room_id": room_id,
            "person_message_id": hers,
            "staff_message_id": staffs,
            "at_hour": at_hour,
        }
        await self._connection.execute(insert(Link).values(values))

    async def unlink(self, thread_id: UUID, person_message_id: int) -> list[StaffCopy]:
        """Forget the staff's copies of a message of hers, and return them."""
        pair = (L.thread_id == thread_id, L.person_message_id == person_message_id)
        query = delete(Link).where(*pair, L.staff_message_id.is_not(None))
        rows = await self._connection.execute(query.returning(L.room_id, L.staff_message_id, L.at_hour))
        return [StaffCopy(row.room_id, row.staff_message_id, row.at_hour) for row in rows]

    async def is_linked(self, room_id: UUID, staff_message_id: int) -> bool:
        """Tell whether a message in a staff room still stands for one of hers."""
        query = select(L.id).where(L.room_id == room_id, L.staff_message_id == staff_message_id).limit(1)
        return (await self._connection.execute(query)).first() is not None

    async def linked_at(self, room_id: UUID, staff_message_id: int) -> datetime | None:
        """Return the hour in which a message in a staff room was linked."""
        query = select(func.min(L.at_hour)).where(L.room_id == room_id)
        hour: datetime | None = (
            await self._connection.execute(query.where(L.staff_message_id == staff_message_id))
        ).scalar()
        return hour

    async def staff_copy_of(
        self, thread_id: UUID, person_message_id: int, *, room_id: UUID | None = None
    ) -> StaffCopy | None:
        """Return the staff's newest copy of a message of hers, in one room or in any."""
        query = select(L.room_id, L.staff_message_id, L.at_hour).where(
            L.thread_id == thread_id,
            L.person_message_id == person_message_id,
            L.staff_message_id.is_not(None),
        )
        if room_id is not None:
            query = query.where(L.room_id == room_id)
        row = (await self._connection.execute(query.order_by(L.at_hour.desc()).limit(1))).first()
        return None if row is None else StaffCopy(row.room_id, row.staff_message_id, row.at_hour)

    async def her_message_of(self, room_id: UUID, staff_message_id: int) -> int | None:
        """Return the newest message in her chat that belongs to one in a staff room."""
        query = select(L.person_message_id).where(
            L.room_id == room_id, L.staff_message_id == staff_message_id, L.person_message_id > 0
        )
        newest = query.order_by(L.at_hour.desc(), L.person_message_id.desc()).limit(1)
        found: int | None = (await self._connection.execute(newest)).scalar()
        return found

    async def her_messages_of(self, room_id: UUID, staff_message_id: int) -> list[int]:
        """Return every message in her chat that belongs to one in a staff room."""
        query = select(L.person_message_id).where(
            L.room_id == room_id, L.staff_message_id == staff_message_id, L.person_message_id > 0
        )
        return sorted(set((await self._connection.execute(query)).scalars()))

    async def _one(self, query: Select[Any]) -> Thread | None:
        row = (await self._connection.execute(query.limit(1))).first()
        return None if row is None else self._open(row)

    def _open(self, row: Row[Any]) -> Thread:
        key = self._safe.person_key(row.person_id, row.dek)
        return Thread(
            id=row.id,
            person_id=row.person_id,
            alias=row.alias,
            theme=Theme(int(key.open(THEME, row.id, row.theme))),
            state=ThreadState(row.state),
            is_urgent=row.is_urgent,
            room_id=row.room_id,
            topic_id=row.topic_id,
            card_id=row.card_id,
            taken_by=row.taken_by,
            waiting_since=row.waiting_since,
            opened_day=row.opened_day,
            sent_to=row.sent_to,
            messages=row.messages,
            answers=row.answers,
            answered_by=row.answered_by,
            topic_look=row.topic_look,
            is_titled=row.is_titled,
        )


def _query() -> Select[Any]:
    return select(*C, PersonRow.alias, PersonRow.dek).join(PersonRow, PersonRow.id == C.person_id)
