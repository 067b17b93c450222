"""How long a woman may wait before somebody is called; minutes since she wrote what is not answered."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

STAFF_LEVELS = (15, 60)
URGENT_LEVELS = (5, 15, 60)
HER_LEVEL = 480  # past the promise «the same day»: she is told too
WAKING = (time(9), time(21))
SHORTEST = timedelta(minutes=URGENT_LEVELS[0])


def level_of(waited: timedelta, *, is_urgent: bool) -> int:
    """Return the highest level reached, in minutes; 0 while nobody need be called."""
    levels = (*(URGENT_LEVELS if is_urgent else STAFF_LEVELS), HER_LEVEL)
    return max((level for level in levels if waited >= timedelta(minutes=level)), default=0)


def waking_from(now: datetime, zone: str) -> datetime:
    """Return when what is not urgent may come to somebody there: now, or at nine in the morning."""
    if is_waking_hour(now, zone):
        return now
    local, start = now.astimezone(ZoneInfo(zone)), WAKING[0]
    day = local.date() if local.time() < start else local.date() + timedelta(days=1)
    return datetime.combine(day, start, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def is_waking_hour(now: datetime, zone: str) -> bool:
    """Tell whether people there may be called for what is not urgent: from nine to twenty-one, wall time."""
    start, end = WAKING
    return start <= now.astimezone(ZoneInfo(zone)).time() < end
