"""The directory in HSDS 3.1 words, and the openings its hours make for the next sixty days."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, Boolean, Date, Float, ForeignKey, Index, Integer, String, Text, Time
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import UtcMinute

SLUG = String(48)
CODE = String(24)
PLACE = "service_at_location.id"


class CityRow(Base):
    """A town she can choose; `position` keeps the order of the file."""

    __tablename__ = "city"

    id: Mapped[str] = mapped_column(SLUG, primary_key=True)
    position: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(Text)
    zone: Mapped[str] = mapped_column(String(48))
    region: Mapped[str] = mapped_column(String(12))
    has_services: Mapped[bool] = mapped_column(Boolean)
    latitude: Mapped[float | None] = mapped_column(Float)
    longitude: Mapped[float | None] = mapped_column(Float)
    travel: Mapped[str] = mapped_column(Text)


class OrganizationRow(Base):
    """A programme."""

    __tablename__ = "organization"

    id: Mapped[str] = mapped_column(SLUG, primary_key=True)
    position: Mapped[int] = mapped_column(Integer)
    city_id: Mapped[str] = mapped_column(ForeignKey("city.id"))
    name: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text)


class LocationRow(Base):
    """Where services are met; a secret place has no address here either."""

    __tablename__ = "location"

    id: Mapped[str] = mapped_column(SLUG, primary_key=True)
    city_id: Mapped[str] = mapped_column(ForeignKey("city.id"))
    name: Mapped[str] = mapped_column(Text)
    zone: Mapped[str] = mapped_column(String(48))
    location_type: Mapped[str] = mapped_column(CODE)
    address: Mapped[str | None] = mapped_column(Text)
    landmark: Mapped[str] = mapped_column(Text)
    how_to_find: Mapped[str] = mapped_column(Text)
    latitude: Mapped[float | None] = mapped_column(Float)
    longitude: Mapped[float | None] = mapped_column(Float)
    district: Mapped[str] = mapped_column(Text)


class ServiceRow(Base):
    """One thing a woman can get."""

    __tablename__ = "service"

    id: Mapped[str] = mapped_column(SLUG, primary_key=True)
    organization_id: Mapped[str] = mapped_column(ForeignKey("organization.id"))
    name: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text)
    next_step: Mapped[str] = mapped_column(Text)
    alert: Mapped[str] = mapped_column(Text)
    what_they_ask: Mapped[str] = mapped_column(Text)
    what_to_bring: Mapped[str] = mapped_column(Text)
    desk_words: Mapped[str] = mapped_column(Text)
    result_when: Mapped[str] = mapped_column(Text)
    fees: Mapped[str] = mapped_column(Text)
    required_documents: Mapped[list[str]] = mapped_column(JSON)
    service_area: Mapped[str] = mapped_column(Text)
    how_tested: Mapped[str] = mapped_column(CODE)


class ServiceKindRow(Base):
    """What a service gives; a service can give several things."""

    __tablename__ = "service_kind"

    service_id: Mapped[str] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(CODE, primary_key=True)
    position: Mapped[int] = mapped_column(Integer)


class ServiceAtLocationRow(Base):
    """This service here: what a card shows. `code` is the short name that buttons carry."""

    __tablename__ = "service_at_location"

    id: Mapped[str] = mapped_column(SLUG, primary_key=True)
    code: Mapped[str] = mapped_column(String(16), unique=True)
    position: Mapped[int] = mapped_column(Integer)
    city_id: Mapped[str] = mapped_column(ForeignKey("city.id"), index=True)
    service_id: Mapped[str] = mapped_column(ForeignKey("service.id"))
    location_id: Mapped[str] = mapped_column(ForeignKey("location.id"))
    phones: Mapped[list[str]] = mapped_column(JSON)
    verified_on: Mapped[date | None] = mapped_column(Date)
    is_sample: Mapped[bool] = mapped_column(Boolean)
    status: Mapped[str] = mapped_column(CODE)
    keeper: Mapped[str] = mapped_column(CODE)


class HolidayRow(Base):
    """A day a region keeps beside the federal ones, or a federal one on which it works."""

    __tablename__ = "holiday"

    region: Mapped[str] = mapped_column(String(12), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    is_off: Mapped[bool] = mapped_column(Boolean)


class ScheduleRow(Base):
    """Hours by rule, in wall time of the place."""

    __tablename__ = "schedule"

    place_id: Mapped[str] = mapped_column(ForeignKey(PLACE, ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    freq: Mapped[str] = mapped_column(CODE)
    byday: Mapped[list[str]] = mapped_column(JSON)
    interval: Mapped[int] = mapped_column(Integer)
    dates: Mapped[list[str]] = mapped_column(JSON)
    dtstart: Mapped[date | None] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    opens: Mapped[time] = mapped_column(Time)
    closes: Mapped[time] = mapped_column(Time)
    stop: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    audience: Mapped[str] = mapped_column(CODE)
    state: Mapped[str] = mapped_column(CODE)
    on_holiday: Mapped[str] = mapped_column(CODE)


class ScheduleExceptionRow(Base):
    """A day on which the rules do not hold."""

    __tablename__ = "schedule_exception"

    place_id: Mapped[str] = mapped_column(ForeignKey(PLACE, ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(Text)
    opens: Mapped[time | None] = mapped_column(Time)
    closes: Mapped[time | None] = mapped_column(Time)
    stop: Mapped[str] = mapped_column(Text)
    audience: Mapped[str] = mapped_column(CODE)


class AccessTermRow(Base):
    """A term known to be yes or no; an unknown one has no row."""

    __tablename__ = "access_term"

    place_id: Mapped[str] = mapped_column(ForeignKey(PLACE, ondelete="CASCADE"), primary_key=True)
    term: Mapped[str] = mapped_column(CODE, primary_key=True)
    value: Mapped[str] = mapped_column(String(8))


class DirectoryRevisionRow(Base):
    """One row: the mark of the directory as it stands, new with each change of it or of its openings."""

    __tablename__ = "directory_revision"

    revision: Mapped[str] = mapped_column(String(32), primary_key=True)


class OpeningRow(Base):
    """Hours as instants, so that nothing is computed by rule when a woman asks; re-made on every edit."""

    __tablename__ = "opening"
    __table_args__: tuple[Any, ...] = (
        Index("ix_opening_city_starts", "city_id", "starts_at"),
        {"sqlite_with_rowid": False},  # a third less to write
    )

    place_id: Mapped[str] = mapped_column(ForeignKey(PLACE, ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    city_id: Mapped[str] = mapped_column(SLUG)
    starts_at: Mapped[datetime] = mapped_column(UtcMinute)
    ends_at: Mapped[datetime] = mapped_column(UtcMinute)
    day: Mapped[date] = mapped_column(Date)
    state: Mapped[str] = mapped_column(CODE)
    audience: Mapped[str] = mapped_column(CODE)
    stop: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
