"""What shows that reminders go out on time: a canary of each process, and the clocks plans were made by."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import LargeBinary, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import UtcDateTime


class CanaryRow(Base):
    """A reminder for nobody: whoever rings for due reminders moves it on, whoever watches sees that."""

    __tablename__ = "canary"

    worker: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ZoneMarkRow(Base):
    """The rules of a zone by which the stored fires of its plans were computed, as a digest."""

    __tablename__ = "zone_mark"

    zone: Mapped[str] = mapped_column(String(40), primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(16))
