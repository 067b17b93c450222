"""When a plan fires: her recurrence turned into instants. Pure; nothing here reads a clock.

What is bound to the clock on the wall (`Rule`, `Steps`) is stored as wall time and zone and follows every
change of the law; what counts real hours (`Every`, `AfterLast`) is counted in UTC.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from bot.domain.wall_times import DAY, Hours, instant_of

ELAPSED_SLOTS = 10_000  # so that a slot counted in real hours is never taken for one of a wall time
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Cycle:
    """So many days on, so many off, again and again from the first day of the rule; both at least 1."""

    on: int
    off: int


@dataclass(frozen=True, slots=True)
class Rule:
    """Fire at these wall times on each day of the rule.

    `times` are sorted and differ. `rrule` is RFC 5545 text that picks days; None means every day. `cycle`
    leaves out its days off. `ends_on` is the last day, included.
    """

    times: tuple[time, ...]
    starts_on: date
    ends_on: date | None = None
    rrule: str | None = None
    cycle: Cycle | None = None


@dataclass(frozen=True, slots=True)
class Every:
    """Fire every `gap` of real time (at least an hour) from `first_at` (UTC) on.

    With a `window` the first of each day comes when the window begins, and none after it ends.
    """

    gap: timedelta
    first_at: datetime
    window: Hours | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class AfterLast:
    """Fire at `first_at` (UTC), then `gap` after each one is taken; outside the window wait for it to begin.

    Whoever stores an answer moves `first_at`. What is not answered counts as taken when it was due, so that
    a missed press does not end the row.
    """

    gap: timedelta
    first_at: datetime
    window: Hours | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class AsNeeded:
    """Never fire; she notes what she takes. At most `most` in 24 hours, `gap` apart, as her doctor said."""

    most: int
    gap: timedelta
    starts_on: date


@dataclass(frozen=True, slots=True)
class Step:
    """One moment of a row that is known beforehand; `code` (at most 5 letters) says what it is for.

    It is of no use `late` after its time.
    """

    code: str
    day: date
    wall: time
    late: timedelta


@dataclass(frozen=True, slots=True)
class Steps:
    """Fire at moments that are known beforehand: before and after a visit, before a supply ends."""

    steps: tuple[Step, ...]


Recurrence = Rule | Every | AfterLast | AsNeeded | Steps


@dataclass(frozen=True, slots=True)
class Limits:
    """What holds a plan back: hours of quiet, out of which a fire moves, and a pause up to a day."""

    quiet: Hours | None = None
    resumes_on: date | None = None


NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One slot of one local day (UTC day for real hours), and the instant (UTC) at which it is due.

    `step` is there for a slot of `Steps`.
    """

    day: date
    slot: int
    due_at: datetime
    step: Step | None = None

    @property
    def key(self) -> str:
        """Name the slot in at most 16 letters: no edit and no restart can make a plan fire it twice."""
        return f"{self.day.isoformat()}#{self.step.code if self.step else self.slot}"


def next_fires(
    rule: Recurrence, after: datetime, zone: ZoneInfo, n: int, *, limits: Limits = NO_LIMITS
) -> list[Occurrence]:
    """Return the next `n` occurrences due later than `after`, soonest first; fewer when the rule ends.

    What hours of quiet would move to an edge that has passed is left out.
    """
    # A day earlier, because quiet hours or a clock change may push a late slot past midnight.
    since = after - DAY
    coming = (_calm(fire, zone, limits) for fire in _occurrences(rule, since, zone, limits))
    later = (fire for fire in coming if fire.due_at > after)
    # Gaps and quiet hours can change the order within two days, so as much more is taken before sorting.
    found = list(islice(later, n + 2 * _most_a_day(rule)))
    return sorted(found, key=lambda fire: (fire.due_at, fire.day, fire.slot))[:n]


def next_allowed(needed: AsNeeded, taken: Sequence[datetime], now: datetime) -> datetime | None:
    """Return from when on she may take another one; None when she may now. `taken` are instants."""
    recent = sorted((one for one in taken if one > now - DAY), reverse=True)
    waits = [recent[0] + needed.gap] if recent else []
    if len(recent) >= needed.most:
        waits.append(recent[needed.most - 1] + DAY)
    return max((wait for wait in waits if wait > now), default=None)


def _calm(fire: Occurrence, zone: ZoneInfo, limits: Limits) -> Occurrence:
    if limits.quiet is None:
        return fire
    return Occurrence(fire.day, fire.slot, limits.quiet.moved_out(fire.due_at, zone), fire.step)


def _most_a_day(rule: Recurrence) -> int:
    match rule:
        case Rule():
            return len(rule.times)
        case Every() | AfterLast():
            return -(-DAY // rule.gap)
        case Steps():
            return len(rule.steps)
        case AsNeeded():
            return 0


def _occurrences(rule: Recurrence, since: datetime, zone: ZoneInfo, limits: Limits) -> Iterator[Occurrence]:
    """Run through a rule from a little before `since` on, without end if it has none."""
    match rule:
        case Rule():
            return _at_wall_times(rule, _first_day(since, zone, rule.starts_on, limits), zone)
        case Every() | AfterLast():
            return _within(_counted_in_hours(rule, since, zone), rule, zone, limits)
        case Steps():
            return _at_steps(rule, zone, limits)
        case AsNeeded():
            return iter(())


def _first_day(since: datetime, zone: ZoneInfo, starts_on: date, limits: Limits) -> date:
    return max(starts_on, since.astimezone(zone).date(), limits.resumes_on or starts_on)


def _at_wall_times(rule: Rule, since: date, zone: ZoneInfo) -> Iterator[Occurrence]:
    for day in _days(rule, since):
        if rule.ends_on is not None and day > rule.ends_on:
            return
        if rule.cycle is not None and (day - rule.starts_on).days % sum_of(rule.cycle) >= rule.cycle.on:
            continue
        for slot, wall in enumerate(rule.times):
            yield Occurrence(day, slot, instant_of(day, wall, zone))


def sum_of(cycle: Cycle) -> int:
    """Return how many days a cycle has."""
    return cycle.on + cycle.off


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


def _counted_in_hours(rule: Every | AfterLast, since: datetime, zone: ZoneInfo) -> Iterator[Occurrence]:
    if rule.window is None:
        return _elapsed(rule.first_at, rule.gap, since)
    if isinstance(rule, Every):
        return _by_window(rule, rule.window, since, zone)
    return _in_a_row(rule, rule.window, zone)


def _elapsed(first_at: datetime, gap: timedelta, since: datetime) -> Iterator[Occurrence]:
    due_at = first_at + max(0, -((first_at - since) // gap)) * gap
    while True:
        yield counted(due_at)
        due_at += gap


def _by_window(rule: Every, window: Hours, since: datetime, zone: ZoneInfo) -> Iterator[Occurrence]:
    day = max(rule.first_at, since).astimezone(zone).date() - DAY
    while True:
        due_at, end = window.begun_on(day, zone)
        slot = 0
        while due_at <= end:
            if due_at >= rule.first_at:
                yield Occurrence(day, ELAPSED_SLOTS + slot, due_at)
            due_at, slot = due_at + rule.gap, slot + 1
        day += DAY


def _in_a_row(rule: AfterLast, window: Hours, zone: ZoneInfo) -> Iterator[Occurrence]:
    due_at = rule.first_at
    while True:
        due_at = window.moved_in(due_at, zone)
        yield counted(due_at)
        due_at += rule.gap


def counted(due_at: datetime) -> Occurrence:
    """Name a slot by its instant, to the minute."""
    instant = due_at.astimezone(UTC)
    return Occurrence(instant.date(), ELAPSED_SLOTS + instant.hour * 60 + instant.minute, due_at)


def counted_at(key: str) -> datetime | None:
    """Return the instant (UTC, whole minute) that the key of a slot in a row names; None for a wall time."""
    day, _, slot = key.partition("#")
    if not slot.isdecimal() or int(slot) < ELAPSED_SLOTS:
        return None
    return datetime.fromisoformat(day).replace(tzinfo=UTC) + (int(slot) - ELAPSED_SLOTS) * MINUTE


def _within(
    fires: Iterator[Occurrence], rule: Every | AfterLast, zone: ZoneInfo, limits: Limits
) -> Iterator[Occurrence]:
    for fire in fires:
        day = fire.due_at.astimezone(zone).date()
        if rule.ends_on is not None and day > rule.ends_on:
            return
        if limits.resumes_on is None or day >= limits.resumes_on:
            yield fire


def _at_steps(rule: Steps, zone: ZoneInfo, limits: Limits) -> Iterator[Occurrence]:
    for slot, step in enumerate(rule.steps):
        if limits.resumes_on is None or step.day >= limits.resumes_on:
            yield Occurrence(step.day, slot, instant_of(step.day, step.wall, zone), step)
