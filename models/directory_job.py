"""Directory files that members have sent to the bot and that are not settled yet."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, SmallInteger, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.sealing import Envelope
from models.base import Base
from models.types import Sealed, UtcDateTime


class DirectoryJobRow(Base):
    """A file a member has sent: what Telegram calls it lies sealed by the house key, the file itself nowhere.

    `digest` is of the changes that were shown. `next_at` is when it is tried again.
    """

    __tablename__ = "directory_job"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), unique=True)
    state: Mapped[str] = mapped_column(String(8))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    next_at: Mapped[datetime] = mapped_column(UtcDateTime)
    attempts: Mapped[int] = mapped_column(SmallInteger)
    digest: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    body: Mapped[Envelope] = mapped_column(Sealed)
