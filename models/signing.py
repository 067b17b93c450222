"""How a member signs in one conversation, where that differs from what they usually do."""

from uuid import UUID

from sqlalchemy import Boolean, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class SigningRow(Base):
    """A member's choice for a conversation: by pseudonym, or by role."""

    __tablename__ = "signing"

    thread_id: Mapped[UUID] = mapped_column(ForeignKey("thread.id", ondelete="CASCADE"), primary_key=True)
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), primary_key=True)
    by_pseudonym: Mapped[bool] = mapped_column(Boolean)
