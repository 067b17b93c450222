"""An answer she has not read yet, sealed by her key."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.sealing import Envelope
from models.base import Base
from models.types import Sealed, UtcDateTime


class LetterRow(Base):
    """A letter: its body is nulled when it expires; `staff_message_id` is where it was written."""

    __tablename__ = "letter"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    thread_id: Mapped[UUID] = mapped_column(ForeignKey("thread.id", ondelete="CASCADE"), index=True)
    body: Mapped[Envelope | None] = mapped_column(Sealed)
    state: Mapped[str] = mapped_column(String(8))
    stub_id: Mapped[int | None] = mapped_column(BigInteger)
    staff_message_id: Mapped[int] = mapped_column(BigInteger)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
