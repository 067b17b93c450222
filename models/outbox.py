"""What must arrive: one row a message, sealed until Telegram takes it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, SmallInteger, String, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.sealing import Envelope
from models.base import Base
from models.types import Sealed, UtcDateTime

KEY = String(80).with_variant(String(80, collation="C"), "postgresql")  # compared byte by byte


class OutboxRow(Base):
    """A message on its way; `stream` keeps order, `dedupe_key` makes a second insert harmless.

    `payload` is sealed by the person's key, or by the house key where no person is named, and is
    nulled in the transaction that marks the row sent.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_topics",
            "not_before",
            sqlite_where=text("kind = 'topic'"),
            postgresql_where=text("kind = 'topic'"),
        ),
        Index(
            "ix_outbox_waiting",
            "lane",
            "seq",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "ix_outbox_stream_waiting",
            "stream",
            "seq",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)
    dedupe_key: Mapped[str] = mapped_column(KEY, unique=True)
    stream: Mapped[str] = mapped_column(String(40))
    lane: Mapped[int] = mapped_column(SmallInteger)
    kind: Mapped[str] = mapped_column(String(16))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    thread_id: Mapped[UUID | None] = mapped_column(Uuid, index=True)
    payload: Mapped[Envelope | None] = mapped_column(Sealed)
    state: Mapped[str] = mapped_column(String(8))
    not_before: Mapped[datetime] = mapped_column(UtcDateTime)
    attempts: Mapped[int] = mapped_column(Integer)
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
