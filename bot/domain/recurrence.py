"""When a plan fires: wall times on certain days, turned into instants. Pure; nothing here reads a clock."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

DAY = timedelta(days=1)
LONGEST_LATENESS = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Rule:
    """Fire at these wall times on each day of the rule.

    `times` are sorted and differ. `rrule` is RFC 5545 text that picks days; None means every day.
    `ends_on` is the last day, included.
    """

    times: tuple[time, ...]
    starts_on: date
    ends_on: date | None = None
    rrule: str | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One slot of one local day, and the instant (UTC) at which it is due."""

    day: date
    slot: int
    due_at: datetime

    @property
    def key(self) -> str:
        """Name the slot: no edit and no restart can make a plan fire it twice."""
        return f"{self.day.isoformat()}#{self.slot}"


def next_fires(rule: Rule, after: datetime, zone: ZoneInfo, n: int) -> list[Occurrence]:
    """Return the next `n` occurrences due later than `after`, soonest first; fewer when the rule ends.

    A wall time that a clock change skips is counted from the offset before the gap; one that comes twice
    is taken the first time.
    """
    # A day earlier, because a clock change may push a late slot past midnight.
    since = max(rule.starts_on, after.astimezone(zone).date() - DAY)
    coming = (fire for fire in _occurrences(rule, since, zone) if fire.due_at > after)
    # A gap can change the order within a day, so a day's worth more is taken before sorting.
    found = list(islice(coming, n + len(rule.times)))
    return sorted(found, key=lambda fire: (fire.due_at, fire.day, fire.slot))[:n]


def _occurrences(rule: Rule, since: date, zone: ZoneInfo) -> Iterator[Occurrence]:
    for day in _days(rule, since):
        if rule.ends_on is not None and day > rule.ends_on:
            return
        for slot, wall in enumerate(rule.times):
            yield Occurrence(day, slot, _instant(day, wall, zone))


def _days(rule: Rule, since: date) -> Iterator[date]:
    if rule.rrule is None:
        while True:
            yield since
            since += DAY
    start = datetime.combine(rule.starts_on, time())
    picked: Iterable[datetime] = rrulestr(rule.rrule, dtstart=start).xafter(
        datetime.combine(since, time()),
        inc=True,
    )
    for moment in picked:
        yield moment.date()


def _instant(day: date, wall: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, wall, tzinfo=zone).astimezone(UTC)


def lateness_allowed(times: tuple[time, ...]) -> timedelta:
    """Tell how late a fire is still of use: half the shortest interval, at most six hours."""
    since_midnight = sorted(timedelta(hours=wall.hour, minutes=wall.minute) for wall in times)
    following = [*since_midnight[1:], since_midnight[0] + DAY]
    shortest = min(later - earlier for earlier, later in zip(since_midnight, following, strict=True))
    return min(shortest / 2, LONGEST_LATENESS)
