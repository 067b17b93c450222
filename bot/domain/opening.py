"""When a place is open: hours by rule become instants; of an instant, the state. Pure, never reads the clock.

Hours belong to the local day they start on: a cancelled day takes its night tail along, and a night that
started the day before runs on. Wall times become instants as RFC 5545 says: a time that occurs twice means
the first, a time that does not exist is read with the offset from before the gap.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Literal
from zoneinfo import ZoneInfo

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from bot.domain.directory import Audience, Freq, HoursState, OnHoliday, Schedule, ScheduleException

ONE_DAY = timedelta(days=1)
WEEK_DAYS = 7
WEEKDAYS = {code: weekday(number) for number, code in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
FREQUENCIES: dict[Freq, Literal[1, 2]] = {Freq.WEEKLY: WEEKLY, Freq.MONTHLY: MONTHLY}


@dataclass(frozen=True, slots=True, order=True)
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
    found = {
        opening
        for schedule in schedules
        for day in _days_of(schedule, calendar)
        if day not in changed_days and (opening := _regular(schedule, day, calendar)) is not None
    }
    found.update(opening for item in changed if (opening := _changed(item, calendar)) is not None)
    return tuple(sorted(found))


def _days_of(schedule: Schedule, calendar: Calendar) -> Iterator[date]:
    first = max(calendar.first_day, schedule.dtstart or calendar.first_day)
    last = min(calendar.last_day, schedule.until or calendar.last_day)
    if first > last:
        return
    if schedule.freq is Freq.DATES:
        yield from (day for day in schedule.dates if first <= day <= last)
        return
    for moment in _rule(schedule, first, last):
        if moment.date() >= first:
            yield moment.date()


def _rule(schedule: Schedule, first: date, last: date) -> rrule:
    return rrule(
        FREQUENCIES[schedule.freq],
        dtstart=datetime.combine(_anchor(schedule, first), time()),
        interval=schedule.interval,
        wkst=WEEKDAYS["MO"],
        byweekday=[parse_weekday(code) for code in schedule.byday],
        until=datetime.combine(last, time()),
    )


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
        upcoming = openings_sorted[later:]
        until = upcoming[0].start if upcoming else None
        return OpeningState(StateKind.CLOSED, until=until, next_opening=_first_promised(upcoming))
    current = min(now, key=lambda opening: (_weakness(opening), -opening.end.timestamp()))
    end = _end_of_run(current, openings_sorted)
    following = [item for item in openings_sorted[later:] if not _continues(item, current, end)]
    stronger = (item.start for item in following if _weakness(item) < _weakness(current))
    until = min(end, next(stronger, end))
    return OpeningState(StateKind(current.state.value), until, current, _first_promised(following))


def _weakness(opening: Opening) -> int:
    return STRENGTH.index(opening.state)


def _start(opening: Opening) -> datetime:
    return opening.start


def _continues(opening: Opening, current: Opening, end: datetime) -> bool:
    return opening.state is current.state and opening.stop == current.stop and opening.start <= end


def _end_of_run(current: Opening, openings_sorted: Iterable[Opening]) -> datetime:
    end = current.end
    for opening in openings_sorted:
        if current.start <= opening.start and _continues(opening, current, end):
            end = max(end, opening.end)
    return end


def _first_promised(upcoming: Iterable[Opening]) -> Opening | None:
    return next((opening for opening in upcoming if opening.state is not HoursState.UNKNOWN), None)
