"""What crews say of today, which hours of stops women have been told of, and who wants to hear."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Date, ForeignKey, Integer, LargeBinary, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.sealing import Envelope
from models.base import Base
from models.types import Sealed, UtcDateTime

SLUG = String(48)


class BusStatusRow(Base):
    """What a crew has said of its bus last. It names its place by no key: an import replaces those rows."""

    __tablename__ = "bus_status"

    place_id: Mapped[str] = mapped_column(SLUG, primary_key=True)
    day: Mapped[date] = mapped_column(Date)
    state: Mapped[str] = mapped_column(String(12))
    said_at: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime] = mapped_column(UtcDateTime)
    minutes: Mapped[int] = mapped_column(Integer)
    starts_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    expected_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    undo: Mapped[UUID | None] = mapped_column(Uuid)


class StopToldRow(Base):
    """The hours of a day's stops as women know them; `version` counts their changes.

    `pending` are stops whose women are being told; `cursor` is the last of these women.
    """

    __tablename__ = "stop_told"

    place_id: Mapped[str] = mapped_column(SLUG, primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    told: Mapped[Any] = mapped_column(JSON)
    version: Mapped[int] = mapped_column(Integer)
    pending: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    cursor: Mapped[UUID | None] = mapped_column(Uuid)


class StopWatchRow(Base):
    """A woman who wants to hear of a stop: found by a keyed mark of the stop, which itself is sealed."""

    __tablename__ = "stop_watch"
    __table_args__ = (UniqueConstraint("person_id", "mark"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    mark: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    body: Mapped[Envelope] = mapped_column(Sealed)
