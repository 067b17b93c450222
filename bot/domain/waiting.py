"""How long a woman may wait before somebody is called; minutes since she wrote what is not answered."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

WAKING = (time(9), time(21))


def level_of(waited: timedelta, levels: Iterable[int]) -> int:
    """Return the highest of these levels reached, in minutes; 0 while nobody need be called."""
    return max((level for level in levels if waited >= timedelta(minutes=level)), default=0)


def is_called_again(alarmed_at: datetime | None, now: datetime, *, every_hours: int) -> bool:
    """Tell whether it is time to call once more after the last level; 0 hours are never."""
    return bool(every_hours) and alarmed_at is not None and now - alarmed_at >= timedelta(hours=every_hours)


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
