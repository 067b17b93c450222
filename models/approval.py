"""What one coordinator asks for and another confirms."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.sealing import Envelope
from models.base import Base
from models.types import Sealed, UtcDateTime


class ApprovalRow(Base):
    """A proposal; what exactly it asks for is sealed by the house key, and dropped once it is decided."""

    __tablename__ = "approval"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    deed: Mapped[str] = mapped_column(String(16))
    staff_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    params: Mapped[Envelope | None] = mapped_column(Sealed)
    verdict: Mapped[str] = mapped_column(String(10))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    decided_by: Mapped[UUID | None] = mapped_column(Uuid)
