"""The staff, their invitations, the room they answer from, and who did what (in codes)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, Date, ForeignKey, Integer, LargeBinary, String, Text, Uuid, false
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.sealing import Envelope
from models.base import Base
from models.types import Sealed, UtcDateTime


class StaffRow(Base):
    """A member of staff, found by a keyed index of the Telegram id; the house key seals the pseudonym.

    `number` tells members apart: it stays, and is given to nobody else when they leave.
    `commands` marks the list of commands their chat shows.
    `cities` are those whose women she is called for, by code, between commas; empty means all.
    """

    __tablename__ = "staff"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    bidx: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    chat: Mapped[Envelope] = mapped_column(Sealed)
    number: Mapped[int] = mapped_column(Integer, unique=True)
    role: Mapped[str] = mapped_column(String(16))
    is_active: Mapped[bool] = mapped_column(Boolean)
    added_day: Mapped[date] = mapped_column(Date)
    away_until: Mapped[date | None] = mapped_column(Date)
    cities: Mapped[str] = mapped_column(Text, server_default="")
    pseudonym: Mapped[Envelope | None] = mapped_column(Sealed)
    signs_by_pseudonym: Mapped[bool] = mapped_column(Boolean, server_default=false())
    commands: Mapped[str] = mapped_column(String(16), server_default="")


class StaffDialogRow(Base):
    """Where a member is in a form of the private chat; sealed by the house key."""

    __tablename__ = "staff_dialog"

    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), primary_key=True)
    dialog: Mapped[Envelope] = mapped_column(Sealed)


class InvitationRow(Base):
    """A staff invitation: only a keyed index of its code; `made_by` is None for the command line's."""

    __tablename__ = "invitation"

    code: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    role: Mapped[str] = mapped_column(String(16))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    made_by: Mapped[UUID | None] = mapped_column(Uuid)


class StaffRoomRow(Base):
    """A chat where staff answer, or once answered: `is_current` ones are bound, others kept to clean them up.

    Nothing is sent into a paused one: somebody is there whom nobody knows. `role` and `city` say which
    questions come there. `gave_way_to` and `moved_to` are rooms too. Until `full_until` it is
    thought to take no more topics.
    """

    __tablename__ = "staff_room"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    chat: Mapped[Envelope] = mapped_column(Sealed)
    is_forum: Mapped[bool | None] = mapped_column(Boolean)
    is_current: Mapped[bool] = mapped_column(Boolean)
    is_paused: Mapped[bool] = mapped_column(Boolean)
    reception_id: Mapped[int | None] = mapped_column(BigInteger)
    urgent_id: Mapped[int | None] = mapped_column(BigInteger)
    role: Mapped[str | None] = mapped_column(String(16))
    city: Mapped[str | None] = mapped_column(String(48))
    gave_way_to: Mapped[UUID | None] = mapped_column(Uuid)
    moved_to: Mapped[UUID | None] = mapped_column(Uuid)
    full_until: Mapped[datetime | None] = mapped_column(UtcDateTime)


class AuditRow(Base):
    """Who of the staff did what, by code; never a word of content."""

    __tablename__ = "audit"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    at_hour: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    staff_id: Mapped[UUID | None] = mapped_column(Uuid)
    action: Mapped[str] = mapped_column(String(24))
    thread_id: Mapped[UUID | None] = mapped_column(Uuid)
