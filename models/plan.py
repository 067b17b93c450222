"""Reminders: what she plans, and each slot of it that was or will be sent."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Date,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.sealing import Envelope
from models.base import Base
from models.types import Sealed, UtcDateTime


class PlanRow(Base):
    """When a reminder fires, in plain columns; what it is about and says is sealed by the person's key."""

    __tablename__ = "plan"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    cadence: Mapped[str] = mapped_column(String(8), server_default="days")
    times: Mapped[str] = mapped_column(String(200))
    zone: Mapped[str] = mapped_column(String(40))
    rrule: Mapped[str | None] = mapped_column(String(200))
    cycle: Mapped[str | None] = mapped_column(String(8))
    gap_minutes: Mapped[int | None] = mapped_column(Integer)
    first_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    day_hours: Mapped[str | None] = mapped_column(String(11))
    most: Mapped[int | None] = mapped_column(SmallInteger)
    steps: Mapped[str | None] = mapped_column(String(600))
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date)
    quiet: Mapped[str | None] = mapped_column(String(11))
    resumes_on: Mapped[date | None] = mapped_column(Date)
    nudges: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    series: Mapped[UUID | None] = mapped_column(Uuid)
    version: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(String(8))
    body: Mapped[Envelope] = mapped_column(Sealed)


class FireRow(Base):
    """One slot of a plan. Only the next is stored ahead, so a tick costs the same with any number of them."""

    __tablename__ = "fire"
    __table_args__ = (
        UniqueConstraint("plan_id", "occurrence"),
        Index(
            "ix_fire_pending",
            "due_at",
            sqlite_where=text("state = 'pending'"),
            postgresql_where=text("state = 'pending'"),
        ),
        Index(
            "ix_fire_queued",
            "due_at",
            sqlite_where=text("state = 'queued'"),
            postgresql_where=text("state = 'queued'"),
        ),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"))
    occurrence: Mapped[str] = mapped_column(String(16))
    version: Mapped[int] = mapped_column(Integer)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    state: Mapped[str] = mapped_column(String(8))
    late_minutes: Mapped[int] = mapped_column(Integer, server_default="360")
    postponed: Mapped[int] = mapped_column(SmallInteger)
    nudged: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
