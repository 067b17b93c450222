"""The mark that the programme is locked: its keys are to be forgotten everywhere."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Integer, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import UtcDateTime


class LockdownRow(Base):
    """One row while the programme is locked, none otherwise."""

    __tablename__ = "lockdown"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    state: Mapped[str] = mapped_column(String(8))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    staff_id: Mapped[UUID | None] = mapped_column(Uuid)
