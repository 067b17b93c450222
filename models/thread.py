"""A conversation, and which message in her chat belongs to which in the staff's."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, Date, ForeignKey, Integer, SmallInteger, String, Uuid, false
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.sealing import Envelope
from models.base import Base
from models.types import Sealed, UtcDateTime


class ThreadRow(Base):
    """A conversation; its theme is sealed by her key. `room_id` is the room its topic and card are in.

    `sent_to` is the room it belongs to; where the two differ, it has yet to move. `messages` of hers and
    `answers` are counted, `answered_by` names the roles that answered, for whoever it is handed over to.
    `alarmed` are the minutes of waiting for which somebody was called already, last at `alarmed_at`;
    `promised_by` is when an answer she was promised is late, which she was told if `is_late_told`.
    `topic_look` names title and icon as the topic shows them, `is_titled` if the staff have given it a title
    of their own. `rating` is 1 to 5.
    """

    __tablename__ = "thread"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    theme: Mapped[Envelope] = mapped_column(Sealed)
    state: Mapped[str] = mapped_column(String(8), index=True)
    is_urgent: Mapped[bool] = mapped_column(Boolean)
    room_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_room.id", ondelete="SET NULL"))
    sent_to: Mapped[UUID | None] = mapped_column(ForeignKey("staff_room.id", ondelete="SET NULL"))
    topic_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    card_id: Mapped[int | None] = mapped_column(BigInteger)
    taken_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    waiting_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    alarmed: Mapped[int] = mapped_column(SmallInteger)
    alarmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    promised_by: Mapped[datetime | None] = mapped_column(UtcDateTime)
    is_late_told: Mapped[bool] = mapped_column(Boolean, server_default=false())
    opened_day: Mapped[date] = mapped_column(Date)
    rating: Mapped[int | None] = mapped_column(SmallInteger)
    delete_after: Mapped[date | None] = mapped_column(Date, index=True)
    messages: Mapped[int] = mapped_column(Integer, server_default="0")
    answers: Mapped[int] = mapped_column(Integer, server_default="0")
    answered_by: Mapped[str] = mapped_column(String(80), server_default="")
    topic_look: Mapped[str] = mapped_column(String(12), server_default="")
    is_titled: Mapped[bool] = mapped_column(Boolean, server_default=false())


class StandRow(Base):
    """A place a conversation has left: its topic there is deleted after a time, or with her."""

    __tablename__ = "stand"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    thread_id: Mapped[UUID] = mapped_column(ForeignKey("thread.id", ondelete="CASCADE"), index=True)
    room_id: Mapped[UUID] = mapped_column(ForeignKey("staff_room.id", ondelete="CASCADE"))
    topic_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    card_id: Mapped[int | None] = mapped_column(BigInteger)
    delete_after: Mapped[date] = mapped_column(Date, index=True)
    is_titled: Mapped[bool] = mapped_column(Boolean, server_default=false())


class HandoverRow(Base):
    """A hand-over to another room that waits for a member's note; forgotten after some minutes."""

    __tablename__ = "handover"

    thread_id: Mapped[UUID] = mapped_column(ForeignKey("thread.id", ondelete="CASCADE"), primary_key=True)
    room_id: Mapped[UUID] = mapped_column(ForeignKey("staff_room.id", ondelete="CASCADE"))
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"))
    until: Mapped[datetime] = mapped_column(UtcDateTime)


class GatheringRow(Base):
    """A message of hers that stands together with other women's in one message of a room's reception."""

    __tablename__ = "gathering"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    thread_id: Mapped[UUID] = mapped_column(ForeignKey("thread.id", ondelete="CASCADE"), index=True)
    room_id: Mapped[UUID] = mapped_column(ForeignKey("staff_room.id", ondelete="CASCADE"))
    person_message_id: Mapped[int] = mapped_column(BigInteger)
    staff_message_id: Mapped[int] = mapped_column(BigInteger, index=True)
    at_hour: Mapped[datetime] = mapped_column(UtcDateTime)


class FloodRow(Base):
    """How much of a woman's flood was joined or not taken, while it lasts; `last_at` is when it last grew.

    `note_id` is the line about it in a staff room, once it stands there, with the numbers of `shown_at`.
    """

    __tablename__ = "flood"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    thread_id: Mapped[UUID] = mapped_column(ForeignKey("thread.id", ondelete="CASCADE"), unique=True)
    joined: Mapped[int] = mapped_column(Integer)
    refused: Mapped[int] = mapped_column(Integer)
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)
    room_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_room.id", ondelete="SET NULL"))
    note_id: Mapped[int | None] = mapped_column(BigInteger)
    shown_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class PrivateLineRow(Base):
    """A line about a conversation, or a task, in a member's private chat, taken back with it.

    A screen can be shown again from its buttons, and so is only ever emptied. Either of the ids is set.
    """

    __tablename__ = "private_line"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    thread_id: Mapped[UUID | None] = mapped_column(ForeignKey("thread.id", ondelete="CASCADE"), index=True)
    task_id: Mapped[UUID | None] = mapped_column(ForeignKey("care_task.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    message_id: Mapped[int] = mapped_column(BigInteger)
    at_hour: Mapped[datetime] = mapped_column(UtcDateTime)
    is_screen: Mapped[bool] = mapped_column(Boolean, server_default=false())


class Link(Base):
    """A pair of message ids; purged with its conversation. What `is_outside` goes with no topic of it."""

    __tablename__ = "link"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    thread_id: Mapped[UUID] = mapped_column(ForeignKey("thread.id", ondelete="CASCADE"), index=True)
    room_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_room.id", ondelete="CASCADE"))
    person_message_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    staff_message_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    at_hour: Mapped[datetime] = mapped_column(UtcDateTime)
    is_outside: Mapped[bool] = mapped_column(Boolean, server_default=false())
