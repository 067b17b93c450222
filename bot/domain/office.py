"""When answers are given: weekly hours by theme, by the programme's own clock, closed on public holidays.

Times are minutes since midnight. Hours belong to the day they begin, and those that end no later than they
begin end on the next day: a holiday takes its night along, and the night before one is worked to its end.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.duty import DAY_MINUTES, WEEKDAYS, moment_of

ALL_THEMES = 0  # whose hours are those of every theme that has none of its own
LOOKED_AHEAD = 29  # days: yesterday's night, the longest run of holidays, and a weekday that comes after it
MOST_HOURS = 7  # of one theme: a line a weekday


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Hours on some days of every week; `days` holds weekdays, 0 is Monday."""

    days: frozenset[int]
    starts: int
    ends: int

    def to_json(self) -> list[Any]:
        """Return what is stored."""
        return [sorted(self.days), self.starts, self.ends]

    @classmethod
    def from_json(cls, value: Sequence[Any]) -> "OfficeHours":
        """Read what was stored.

        Raises:
            ValueError: these are no hours.
            TypeError: this is something else altogether.
        """
        days, starts, ends = value
        return make_hours(days, starts=int(starts), ends=int(ends))


OfficePlan = Mapping[int, tuple[OfficeHours, ...]]
IsClosed = Callable[[date], bool]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A time in which answers are given; aware moments in UTC."""

    starts_at: datetime
    ends_at: datetime


def make_hours(days: Iterable[int], *, starts: int, ends: int) -> OfficeHours:
    """Check numbers, and make hours of them.

    Raises:
        ValueError: these are no hours.
    """
    chosen = frozenset(int(day) for day in days)
    if not chosen or not chosen <= frozenset(range(WEEKDAYS)):
        raise ValueError(days)
    if not (0 <= starts < DAY_MINUTES and 0 < ends <= DAY_MINUTES and starts != ends):
        raise ValueError(starts, ends)
    return OfficeHours(chosen, starts, ends)


def hours_for(plan: OfficePlan, theme: int) -> tuple[OfficeHours, ...]:
    """Return the hours of a theme, or those of all; none where nobody has said any."""
    return plan.get(theme) or plan.get(ALL_THEMES) or ()


def spans_from(
    day: date,
    hours: Iterable[OfficeHours],
    *,
    zone: ZoneInfo,
    is_closed: IsClosed = lambda _: False,
    days: int = LOOKED_AHEAD,
) -> list[Span]:
    """Return when answers are given from a day on, in order; what touches is one."""
    lines, found = tuple(hours), []
    for today in (day + timedelta(days=step) for step in range(days)):
        if not is_closed(today):
            found += [_span(line, today, zone) for line in lines if today.weekday() in line.days]
    return joined(found)


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return the same times in order, each moment once."""
    whole: list[Span] = []
    for span in sorted(spans):
        if whole and span.starts_at <= whole[-1].ends_at:
            whole[-1] = Span(whole[-1].starts_at, max(whole[-1].ends_at, span.ends_at))
        else:
            whole.append(span)
    return whole


def common(some: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """Return the times that lie in both."""
    pairs = ((one, other) for one in some for other in others)
    shared = (
        Span(max(one.starts_at, other.starts_at), min(one.ends_at, other.ends_at)) for one, other in pairs
    )
    return joined(span for span in shared if span.starts_at < span.ends_at)


def is_within(spans: Iterable[Span], moment: datetime) -> bool:
    """Tell whether answers are given at a moment."""
    return any(span.starts_at <= moment < span.ends_at for span in spans)


def next_within(spans: Iterable[Span], moment: datetime) -> datetime | None:
    """Return the first moment from this one on at which answers are given; None as far as one can see."""
    return min((max(span.starts_at, moment) for span in spans if span.ends_at > moment), default=None)


def _span(line: OfficeHours, day: date, zone: ZoneInfo) -> Span:
    last = day if line.ends > line.starts else day + timedelta(days=1)
    return Span(moment_of(day, line.starts, zone), moment_of(last, line.ends, zone))
