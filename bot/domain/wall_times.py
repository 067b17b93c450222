"""Wall times of a place turned into instants, and stretches of a day by its clock. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)


def instant_of(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """Return the instant (UTC) of a wall time; RFC 5545 3.3.5.

    A wall time that a clock change skips is counted from the offset before the gap; one that comes twice is
    taken the first time.
    """
    return datetime.combine(day, wall, tzinfo=zone).astimezone(UTC)


def next_at(wall: time, now: datetime, zone: ZoneInfo) -> datetime:
    """Return when the clock of a place shows `wall` next, later than now."""
    today = now.astimezone(zone).date()
    return next(moment for day in range(3) if (moment := instant_of(today + day * DAY, wall, zone)) > now)


def last_at(wall: time, now: datetime, zone: ZoneInfo) -> datetime:
    """Return when the clock of a place showed `wall` last, now included."""
    today = now.astimezone(zone).date()
    return next(moment for day in range(3) if (moment := instant_of(today - day * DAY, wall, zone)) <= now)


@dataclass(frozen=True, slots=True)
class Hours:
    """A stretch of every day between two wall times that differ; it may run over midnight.

    Both ends belong to it as hours of a day, and to neither side as hours of quiet.
    """

    start: time
    end: time

    def __str__(self) -> str:
        return f"{self.start.isoformat('minutes')}-{self.end.isoformat('minutes')}"

    @classmethod
    def read(cls, text: str) -> "Hours":
        """Read what `str` writes.

        Raises:
            ValueError: it is no such text.
        """
        start, end = text.split("-")
        return cls(time.fromisoformat(start), time.fromisoformat(end))

    def begun_on(self, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Return the instants at which the stretch of a day begins and ends."""
        last = day if self.end > self.start else day + DAY
        return instant_of(day, self.start, zone), instant_of(last, self.end, zone)

    def around(self, instant: datetime, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
        """Return both edges of the stretch an instant lies within; None outside of it and on its edges."""
        today = instant.astimezone(zone).date()
        for day in (today - DAY, today):
            start, end = self.begun_on(day, zone)
            if start < instant < end:
                return start, end
        return None

    def moved_out(self, instant: datetime, zone: ZoneInfo) -> datetime:
        """Move an instant within the stretch to its nearest edge, the later one of two as near."""
        edges = self.around(instant, zone)
        if edges is None:
            return instant
        start, end = edges
        return start if instant - start < end - instant else end

    def moved_in(self, instant: datetime, zone: ZoneInfo) -> datetime:
        """Let an instant outside the stretch wait until the stretch begins."""
        today = instant.astimezone(zone).date()
        for day in (today - DAY, today, today + DAY):
            start, end = self.begun_on(day, zone)
            if instant <= end:
                return max(instant, start)
        raise ValueError(f"no stretch {self} after {instant}")
