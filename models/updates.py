"""Which updates were handled, and which could not be: ids only, purged after eight days; what waits."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.sealing import Envelope
from models.base import Base
from models.types import Sealed, UtcDateTime


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


class KeptUpdate(Base):
    """An update that is confirmed to Telegram and waits to be handled, because very many came at once."""

    __tablename__ = "kept_update"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    update_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    place: Mapped[int] = mapped_column(BigInteger)
    body: Mapped[Envelope] = mapped_column(Sealed)
