"""When a place is open: hours by rule become instants; of an instant, the state. Pure, never reads the clock.

Hours belong to the local day they start on: a cancelled day takes its night tail along, and a night that
started the day before runs on. Wall times become instants as RFC 5545 says: a time that occurs twice means
the first, a time that does not exist is read with the offset from before the gap.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import chain, islice
from operator import attrgetter
from typing import Literal
from zoneinfo import ZoneInfo

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from bot.domain.directory import Audience, Freq, HoursState, OnHoliday, Schedule, ScheduleException

ONE_DAY = timedelta(days=1)
WEEK_DAYS = 7
WEEKDAYS = {code: weekday(number) for number, code in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
FREQUENCIES: dict[Freq, Literal[1, 2]] = {Freq.WEEKLY: WEEKLY, Freq.MONTHLY: MONTHLY}


@dataclass(frozen=True, slots=True)
class Opening:
    """Hours as instants (aware, UTC); `day` is the local day they belong to."""

    start: datetime
    end: datetime
    day: date
    state: HoursState = HoursState.OPEN
    audience: Audience = Audience.EVERYONE
    stop: str = ""
    note: str = ""

    def covers(self, instant: datetime) -> bool:
        """Tell whether the instant lies inside; the end does not."""
        return self.start <= instant < self.end


_start = attrgetter("start")
_BY_TIME = attrgetter("start", "end", "day", "state", "audience", "stop", "note")


class StateKind(StrEnum):
    """State of a place at an instant."""

    OPEN = "open"
    BY_APPOINTMENT = "by_appointment"
    UNKNOWN = "unknown"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class OpeningState:
    """State now, until when it holds, the hours it comes from, and what opens next (never unknown hours)."""

    kind: StateKind
    until: datetime | None = None
    current: Opening | None = None
    next_opening: Opening | None = None


STRENGTH = (HoursState.OPEN, HoursState.BY_APPOINTMENT, HoursState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Where and in which days hours are expanded; `holidays` are the public holidays of the region."""

    zone: ZoneInfo
    first_day: date
    days: int
    holidays: Collection[date] = frozenset()

    @property
    def last_day(self) -> date:
        """Return the last local day."""
        return self.first_day + timedelta(days=self.days - 1)


def openings(
    schedules: Iterable[Schedule], exceptions: Iterable[ScheduleException], calendar: Calendar
) -> tuple[Opening, ...]:
    """Expand hours that start in the days of the calendar, sorted by start.

    To know a state at the very start of the first day, begin a day earlier: last night's tail belongs there.
    """
    changed = [item for item in exceptions if calendar.first_day <= item.day <= calendar.last_day]
    changed_days = {item.day for item in changed}
    regular = (
        _regular(schedule, day, calendar)
        for schedule in schedules
        for day in days_of(schedule, calendar)
        if day not in changed_days
    )
    made = chain(regular, (_changed(item, calendar) for item in changed))
    found = {_BY_TIME(opening): opening for opening in made if opening is not None}
    return tuple(found[key] for key in sorted(found))


def days_of(schedule: Schedule, calendar: Calendar) -> Iterator[date]:
    """Return the days of the calendar on which hours start by rule, in order."""
    first = max(calendar.first_day, schedule.dtstart or calendar.first_day)
    last = min(calendar.last_day, schedule.until or calendar.last_day)
    if first > last:
        return
    if schedule.freq is Freq.DATES:
        yield from (day for day in schedule.dates if first <= day <= last)
        return
    rule = (schedule.freq, schedule.interval, schedule.byday)
    yield from (day for day in _days_by_rule(*rule, _anchor(schedule, first), last) if day >= first)


@lru_cache(maxsize=4096)
def _days_by_rule(
    freq: Freq, interval: int, byday: tuple[str, ...], anchor: date, last: date
) -> tuple[date, ...]:
    """Return the days of a rule; many places share theirs."""
    found = rrule(
        FREQUENCIES[freq],
        dtstart=datetime.combine(anchor, time()),
        interval=interval,
        wkst=WEEKDAYS["MO"],
        byweekday=[parse_weekday(code) for code in byday],
        until=datetime.combine(last, time()),
    )
    return tuple(moment.date() for moment in found)


def _anchor(schedule: Schedule, first: date) -> date:
    """Start the rule near `first` without losing step: weeks move by whole intervals, months by nothing."""
    if schedule.interval == 1 or schedule.dtstart is None:
        return first
    if schedule.freq is Freq.MONTHLY:
        return schedule.dtstart
    step = WEEK_DAYS * schedule.interval
    return schedule.dtstart + timedelta(days=(first - schedule.dtstart).days // step * step)


def parse_weekday(code: str) -> weekday:
    """Read "MO", "1WE" or "-1TH".

    Raises:
        KeyError: no such weekday.
        ValueError: the number before it is not one, or is zero.
    """
    day = WEEKDAYS[code[-2:]]
    return day(int(code[:-2])) if code[:-2] else day


def _regular(schedule: Schedule, day: date, calendar: Calendar) -> Opening | None:
    state = schedule.state
    if day in calendar.holidays:
        if schedule.on_holiday is OnHoliday.CLOSED:
            return None
        if schedule.on_holiday is OnHoliday.UNKNOWN:
            state = HoursState.UNKNOWN
    start, end = _span(day, (schedule.opens, schedule.closes), calendar.zone)
    if end <= start:
        return None
    return Opening(start, end, day, state, schedule.audience, schedule.stop, schedule.note)


def _changed(item: ScheduleException, calendar: Calendar) -> Opening | None:
    if item.opens is None or item.closes is None:
        return None
    start, end = _span(item.day, (item.opens, item.closes), calendar.zone)
    if end <= start:
        return None
    return Opening(start, end, item.day, HoursState.OPEN, item.audience, item.stop, item.reason)


def _span(day: date, hours: tuple[time, time], zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Turn hours into instants; a time of day inside a gap can leave nothing between them."""
    opens, closes = hours
    last = day if closes > opens else day + ONE_DAY
    return to_instant(day, opens, zone), to_instant(last, closes, zone)


@lru_cache(maxsize=65536)
def to_instant(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """Return the UTC instant of a wall time; `fold=0` is exactly the rule of RFC 5545 for gaps and folds."""
    return datetime.combine(day, wall.replace(fold=0), tzinfo=zone).astimezone(UTC)


def state_at(openings_sorted: Sequence[Opening], instant: datetime) -> OpeningState:
    """Tell the state at an instant from openings sorted by start.

    Confirmed hours win over hours by appointment, and these over unknown ones. "Until" runs through hours
    that follow without a break at the same stop; a bus that moves on ends it.
    """
    later = bisect_right(openings_sorted, instant, key=_start)
    now = [opening for opening in openings_sorted[:later] if opening.covers(instant)]
    if not now:
        until = openings_sorted[later].start if later < len(openings_sorted) else None
        upcoming = _first_promised(islice(openings_sorted, later, None))
        return OpeningState(StateKind.CLOSED, until=until, next_opening=upcoming)
    current = now[0] if len(now) == 1 else min(now, key=_strongest_first)
    end = _end_of_run(current, openings_sorted)
    until = end
    for opening in islice(openings_sorted, later, None):
        if opening.start >= end:
            break
        if _weakness(opening) < _weakness(current):
            until = opening.start
            break
    following = (item for item in islice(openings_sorted, later, None) if not _continues(item, current, end))
    return OpeningState(StateKind(current.state.value), until, current, _first_promised(following))


def _strongest_first(opening: Opening) -> tuple[int, float]:
    return _weakness(opening), -opening.end.timestamp()


def _weakness(opening: Opening) -> int:
    return STRENGTH.index(opening.state)


def _continues(opening: Opening, current: Opening, end: datetime) -> bool:
    return opening.state is current.state and opening.stop == current.stop and opening.start <= end


def _end_of_run(current: Opening, openings_sorted: Sequence[Opening]) -> datetime:
    end = current.end
    for opening in islice(openings_sorted, bisect_left(openings_sorted, current.start, key=_start), None):
        if opening.start > end:
            break
        if _continues(opening, current, end):
            end = max(end, opening.end)
    return end


def _first_promised(upcoming: Iterable[Opening]) -> Opening | None:
    return next((opening for opening in upcoming if opening.state is not HoursState.UNKNOWN), None)
