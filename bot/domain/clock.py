"""The clock port: the only way to learn what time it is, and how finely times about people are kept."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tell the present instant."""

    def now(self) -> datetime:
        """Return the present instant as an aware datetime in UTC."""
        ...


def whole_hour(instant: datetime) -> datetime:
    """Round down to the hour, as finely as times about people are stored."""
    return instant.replace(minute=0, second=0, microsecond=0)
