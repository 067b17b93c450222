"""What keeps the directory true: what women say is wrong, and when its keepers were asked."""

from datetime import date
from uuid import UUID

from sqlalchemy import Date, LargeBinary, SmallInteger, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.directory import SLUG


class MistakeRow(Base):
    """That somebody has reported a place: a keyed hash of her and the place, so no two of hers match.

    Until its time is over it outlives a new directory, her erasing everything, and the keeper's answer, so
    that nobody is counted twice. `settled_by` is the change of the directory that answered it: taken back,
    the report is open again.
    """

    __tablename__ = "mistake"

    mark: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    place_id: Mapped[str] = mapped_column(SLUG, index=True)
    kind: Mapped[int] = mapped_column(SmallInteger)
    day: Mapped[date] = mapped_column(Date, index=True)
    is_open: Mapped[bool]
    settled_by: Mapped[UUID | None] = mapped_column(Uuid)


class MistakeCountRow(Base):
    """How many reports somebody has made on a day: a keyed hash of her and the day, gone after it."""

    __tablename__ = "mistake_count"

    mark: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    day: Mapped[date] = mapped_column(Date, index=True)
    count: Mapped[int] = mapped_column(SmallInteger)


class PlaceCheckRow(Base):
    """A place somebody must look at: since when it is doubted, and when its keepers were asked."""

    __tablename__ = "place_check"

    place_id: Mapped[str] = mapped_column(SLUG, primary_key=True)
    doubted_on: Mapped[date | None] = mapped_column(Date)
    first_asked_on: Mapped[date | None] = mapped_column(Date)
    asked_on: Mapped[date | None] = mapped_column(Date)
