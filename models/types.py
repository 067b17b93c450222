"""Column types: instants and minutes that are always aware, and values that are always sealed."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from sqlalchemy import DateTime, Dialect, Integer, LargeBinary
from sqlalchemy.types import TypeDecorator

from bot.domain.sealing import Envelope

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ONE_MINUTE = timedelta(minutes=1)


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


class UtcMinute(TypeDecorator[datetime]):
    """A whole minute: aware on the Python side, minutes since 1970 in the database.

    Tens of thousands of them are written and read at once; numbers cost a quarter of what dates do.
    """

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Refuse naive datetimes; seconds are cut off."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError("naive datetime bound to a UtcMinute column")
        return (value - EPOCH) // ONE_MINUTE

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Give back an aware instant in UTC."""
        del dialect
        return None if value is None else _minute(value)


@lru_cache(maxsize=65536)
def _minute(number: int) -> datetime:
    return EPOCH + number * ONE_MINUTE


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
