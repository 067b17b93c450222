"""Clocks: the system's own, and one that the demo and the tests can move."""

from datetime import UTC, datetime, timedelta


class SystemClock:
    """Read the machine's clock."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - the one adapter that may read the machine's time


class MovableClock:
    """Run with the machine's clock, shifted by an offset that can grow.

    Never moves backwards on its own: `move` takes any timedelta, and `set_to` any aware instant.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self._system = SystemClock()
        self._offset = (start - self._system.now()) if start else timedelta()

    def now(self) -> datetime:
        """Return the shifted instant in UTC."""
        return self._system.now() + self._offset

    def move(self, by: timedelta) -> None:
        """Shift all later readings by `by`."""
        self._offset += by

    def set_to(self, instant: datetime) -> None:
        """Make the present instant equal to `instant` (aware)."""
        self._offset = instant - self._system.now()


class FrozenClock:
    """Stand still at one instant until moved; for tests and previews."""

    def __init__(self, instant: datetime) -> None:
        self._instant = instant

    def now(self) -> datetime:
        """Return the frozen instant."""
        return self._instant

    def move(self, by: timedelta) -> None:
        """Advance (or wind back) by `by`."""
        self._instant += by

    def set_to(self, instant: datetime) -> None:
        """Stand still at `instant` (aware) from now on."""
        self._instant = instant
