"""What somebody of the team should do for a woman, because she has allowed it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Date, ForeignKey, Index, LargeBinary, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.sealing import Envelope
from models.base import Base
from models.types import Sealed, UtcDateTime


class CareTaskRow(Base):
    """A task: its kind, her route and her sentence are sealed by her key.

    `mark` is a keyed mark of woman and kind, which makes an open task the only one of its kind; a closed one
    has none. `due_on` is the day from which it is listed.
    """

    __tablename__ = "care_task"
    __table_args__ = (
        Index(
            "ix_care_task_open",
            "opened_at",
            sqlite_where=text("closed_on IS NULL"),
            postgresql_where=text("closed_on IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    mark: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    body: Mapped[Envelope] = mapped_column(Sealed)
    taken_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    due_on: Mapped[date] = mapped_column(Date)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_on: Mapped[date | None] = mapped_column(Date, index=True)
