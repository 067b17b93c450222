"""Changes of the directory by hand: its history, and for a day what undoes each of them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Boolean, SmallInteger, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import UtcDateTime


class DirectoryChangeRow(Base):
    """Who changed which field of an entry. `owner` is a service, location or place, `place_id` the entry.

    They name no row of the directory by a key: an import replaces the rows, and the history stays. What was
    and what became of it lie open as the directory does, and are emptied after a day; so is `doubt`, the
    dates of the doubt that was settled thereby.
    """

    __tablename__ = "directory_change"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    owner: Mapped[str] = mapped_column(String(48), index=True)
    place_id: Mapped[str] = mapped_column(String(48), index=True)
    field: Mapped[int] = mapped_column(SmallInteger)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    staff_id: Mapped[UUID | None] = mapped_column(Uuid)
    before: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    doubt: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    is_kept: Mapped[bool] = mapped_column(Boolean)
    is_undone: Mapped[bool] = mapped_column(Boolean)
    is_undoing: Mapped[bool] = mapped_column(Boolean)
