"""Column types: instants that are always aware, and values that are always sealed."""

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator

from bot.domain.sealing import Envelope


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware on the Python side, UTC in the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive datetimes; SQLite keeps no zone, so it gets UTC without one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError("naive datetime bound to a UtcDateTime column")
        instant = value.astimezone(UTC)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back an aware instant in UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Sealed(TypeDecorator[Envelope]):
    """A column that stores envelopes and refuses anything else, plaintext bytes included."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Envelope | None, dialect: Dialect) -> bytes | None:
        """Refuse what the vault has not sealed."""
        del dialect
        if value is not None and not isinstance(value, Envelope):
            raise TypeError("plaintext bound to a sealed column")
        return value

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Envelope | None:
        """Give back the envelope, still sealed."""
        del dialect
        return None if value is None else Envelope(value)
