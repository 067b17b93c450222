"""Who is on duty when: a weekly pattern, swaps of single days, and members who are away.

Clock times are minutes since midnight by the programme's own clock; a shift belongs to the day it begins, and
one that ends no later than it begins ends on the next day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.domain.errors import DomainError

DAY_MINUTES = 24 * 60
LOOKED_AHEAD = 9  # days: yesterday, whose nights end today, and a week with the day on which it begins anew
WEEKDAYS = 7


@dataclass(frozen=True, slots=True)
class Shift:
    """When a member is on duty every week; `weekday` 0 is Monday."""

    id: UUID
    staff_id: UUID
    weekday: int
    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class Turn:
    """One occurrence of a shift, and who really takes it; aware moments."""

    shift_id: UUID
    day: date
    starts_at: datetime
    ends_at: datetime
    staff_id: UUID


Swaps = Mapping[tuple[UUID, date], UUID]


class NotYours(DomainError):
    """A shift belongs to somebody else."""

    code = "not_yours"


def turns_from(
    day: date, shifts: Iterable[Shift], swaps: Swaps, *, zone: ZoneInfo, days: int = LOOKED_AHEAD
) -> list[Turn]:
    """Return who takes which shift from a day on, in order of time; clock times are those of `zone`."""
    found = []
    for step in range(days):
        today = day + timedelta(days=step)
        for shift in shifts:
            if shift.weekday == today.weekday():
                staff_id = swaps.get((shift.id, today), shift.staff_id)
                starts_at, ends_at = _span(shift, today, zone)
                found.append(Turn(shift.id, today, starts_at, ends_at, staff_id))
    return sorted(found, key=lambda turn: (turn.starts_at, turn.ends_at, turn.shift_id))


def on_duty(turns: Sequence[Turn], now: datetime) -> frozenset[UUID]:
    """Return who is on duty."""
    return frozenset(turn.staff_id for turn in turns if turn.starts_at <= now < turn.ends_at)


def next_start(turns: Sequence[Turn], now: datetime) -> datetime | None:
    """Return when the next turn begins."""
    return min((turn.starts_at for turn in turns if turn.starts_at > now), default=None)


def staff_day(now: datetime, zone: ZoneInfo) -> date:
    """Return which day it is for the staff."""
    return now.astimezone(zone).date()


def is_shift(weekday: int, starts: int, ends: int) -> bool:
    """Tell whether these numbers make a shift."""
    is_span = 0 <= starts < DAY_MINUTES and 0 < ends <= DAY_MINUTES and starts != ends
    return is_span and 0 <= weekday < WEEKDAYS


def _span(shift: Shift, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    last = day if shift.ends > shift.starts else day + timedelta(days=1)
    return moment_of(day, shift.starts, zone), moment_of(last, shift.ends, zone)


def moment_of(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """Return the instant of a minute of a day by the clock of a zone; `minute` may be 1440, the day's end."""
    days, minute = divmod(minute, DAY_MINUTES)
    wall = time(minute // 60, minute % 60, tzinfo=zone)
    # In UTC: Python compares moments of one zone by their clocks, wrongly where these are set back.
    return datetime.combine(day + timedelta(days=days), wall).astimezone(UTC)
