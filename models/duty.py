"""The duty roster: weekly shifts, and single days that somebody else takes."""

from datetime import date
from uuid import UUID

from sqlalchemy import Date, ForeignKey, SmallInteger, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class DutyRow(Base):
    """A weekly shift; minutes since midnight, Monday is 0."""

    __tablename__ = "duty"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    weekday: Mapped[int] = mapped_column(SmallInteger)
    starts: Mapped[int] = mapped_column(SmallInteger)
    ends: Mapped[int] = mapped_column(SmallInteger)


class DutySwapRow(Base):
    """Who takes a shift on one day instead."""

    __tablename__ = "duty_swap"

    duty_id: Mapped[UUID] = mapped_column(ForeignKey("duty.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"))


class DutyAskRow(Base):
    """A shift on one day for which whoever has it asks a colleague to stand in."""

    __tablename__ = "duty_ask"

    duty_id: Mapped[UUID] = mapped_column(ForeignKey("duty.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"))
