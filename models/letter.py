"""An answer she has not read yet, sealed by her key."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.sealing import Envelope
from models.base import Base
from models.types import Sealed, UtcDateTime


class LetterRow(Base):
    """A letter, written as `staff_message_id` in that room.

    `stub_id` is the closed letter in her chat, `shown_id` the message in which she last opened it.
    """

    __tablename__ = "letter"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    thread_id: Mapped[UUID] = mapped_column(ForeignKey("thread.id", ondelete="CASCADE"), index=True)
    body: Mapped[Envelope | None] = mapped_column(Sealed)
    state: Mapped[str] = mapped_column(String(8))
    stub_id: Mapped[int | None] = mapped_column(BigInteger)
    shown_id: Mapped[int | None] = mapped_column(BigInteger)
    room_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_room.id", ondelete="SET NULL"))
    staff_message_id: Mapped[int] = mapped_column(BigInteger)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
