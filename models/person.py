"""A woman, as little of her as the bot can work with; and the messages auto-delete must sweep."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, Date, ForeignKey, Integer, LargeBinary, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.sealing import Envelope
from models.base import Base
from models.types import Sealed, UtcDateTime


class PersonRow(Base):
    """One woman: found by a keyed index of her Telegram id, everything else sealed by her own key.

    `bar` names the closed access that is hers, or says that there was none; null until somebody looked.
    """

    __tablename__ = "person"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    bidx: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    epoch: Mapped[int] = mapped_column(Integer, index=True)
    dek: Mapped[Envelope] = mapped_column(Sealed)
    chat: Mapped[Envelope] = mapped_column(Sealed)
    settings: Mapped[Envelope] = mapped_column(Sealed)
    dialog: Mapped[Envelope | None] = mapped_column(Sealed)
    bar: Mapped[Envelope | None] = mapped_column(Sealed)
    alias: Mapped[str] = mapped_column(String(40), unique=True)
    reachable: Mapped[bool] = mapped_column(Boolean)
    seen_day: Mapped[date] = mapped_column(Date)


class Trace(Base):
    """A message in her chat that hiding and auto-delete must sweep; of its time only the hour is kept.

    `letter_id` marks the pictures and files of an opened letter.
    """

    __tablename__ = "trace"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    is_hers: Mapped[bool] = mapped_column(Boolean)
    letter_id: Mapped[UUID | None] = mapped_column(Uuid, index=True)
    at_hour: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
