"""Who is not let in: known only by a slow keyed hash of the Telegram id, so that it outlives erasing."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import LargeBinary, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import UtcDateTime


class BarRow(Base):
    """Somebody whose messages are not passed on, until when, for which reason (a code), and by whom."""

    __tablename__ = "bar"

    bidx: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    until: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    reason: Mapped[str] = mapped_column(String(16))
    staff_id: Mapped[UUID | None] = mapped_column(Uuid)
