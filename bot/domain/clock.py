"""The clock port: the only way to learn what time it is."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tell the present instant."""

    def now(self) -> datetime:
        """Return the present instant as an aware datetime in UTC."""
        ...
