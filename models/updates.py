"""Which updates were handled, and which could not be: ids only, purged after eight days."""

from datetime import datetime

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import UtcDateTime


class SeenUpdate(Base):
    """An update whose effects are committed; a second delivery of it is ignored."""

    __tablename__ = "seen_update"

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at_hour: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class DeadLetter(Base):
    """An update that failed for good: its id and the class of the error, nothing of its content."""

    __tablename__ = "dead_letter"

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    error: Mapped[str] = mapped_column(String(80))
    at_hour: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
