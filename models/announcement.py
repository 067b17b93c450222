"""What the programme tells many women at once."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Integer, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.sealing import Envelope
from models.base import Base
from models.types import Sealed, UtcDateTime


class AnnouncementRow(Base):
    """An announcement; its words and whom it is for are sealed by the house key.

    `cursor` is the last woman looked at, so that it goes on where it stopped. `card_id` is the message in
    the writer's chat that shows where it stands, `card_at` when that was last shown, `card` what it said.
    """

    __tablename__ = "announcement"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    staff_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    state: Mapped[str] = mapped_column(String(10), index=True)
    body: Mapped[Envelope | None] = mapped_column(Sealed)
    cursor: Mapped[UUID | None] = mapped_column(Uuid)
    total: Mapped[int] = mapped_column(Integer)
    sent: Mapped[int] = mapped_column(Integer)
    failed: Mapped[int] = mapped_column(Integer)
    approval_id: Mapped[UUID | None] = mapped_column(Uuid)
    card_id: Mapped[int | None] = mapped_column(BigInteger)
    card_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    card: Mapped[str] = mapped_column(String(48))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
