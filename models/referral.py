"""Referral slips: found by keyed indexes of their secrets, everything on them sealed by her key."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.sealing import Envelope
from models.base import Base
from models.types import Sealed, UtcDateTime


class ReferralRow(Base):
    """A slip; it goes with her row, when it is called off, or with its date, which is the end of a day."""

    __tablename__ = "referral"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    token: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    code: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    body: Mapped[Envelope] = mapped_column(Sealed)
    state: Mapped[str] = mapped_column(String(8))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
