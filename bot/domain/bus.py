"""What the crew of a bus says of today, what it makes of the hours, and which stops it changes. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from bot.domain.codes import short_code
from bot.domain.errors import DomainError
from bot.domain.opening import Opening

MINUTES = (20, 40, 60)  # how late a crew can say it is
QUIET_FROM, QUIET_UNTIL = 22, 8
TO_GET_READY = timedelta(hours=1)  # what begins sooner after the night would be missed
NUMBERS = 99_999
Told = dict[str, list[list[int]]]  # of each stop the hours of a day, in minutes since 1970


class BusState(StrEnum):
    """What a crew says in one tap."""

    STANDING = "standing"
    LATE = "late"
    CANCELLED = "cancelled"


class NothingToday(DomainError):
    """The bus has no hours left today."""

    code = "nothing_today"


@dataclass(frozen=True, slots=True)
class BusStatus:
    """What was said of a day, and when; it holds `until` the end of that day's last stop.

    Being late moves the stop that begins at `starts_at` to `expected_at`. `undo` takes back a cancelled day.
    """

    place_id: str
    day: date
    state: BusState
    said_at: datetime
    until: datetime
    minutes: int = 0
    starts_at: datetime | None = None
    expected_at: datetime | None = None
    undo: UUID | None = None

    def holds(self, now: datetime) -> bool:
        """Tell whether it is still of use."""
        return now < self.until


@dataclass(frozen=True, slots=True)
class Watch:
    """A stop a woman wants to hear of."""

    place_id: str
    stop: str


@dataclass(frozen=True, slots=True)
class KnownStop:
    """The hours of a stop on a day as a woman knows them until news reach her, in minutes since 1970."""

    place_id: str
    day: date
    stop: str
    hours: list[list[int]]


@dataclass(slots=True)
class StopsOfDay:
    """What women know of the stops of a day, and whom there still is to tell of what has changed.

    `pending` are the stops that have changed, with their hours as women knew them.
    """

    place_id: str
    day: date
    told: Told
    version: int = 0
    pending: Told = field(default_factory=dict)
    cursor: UUID | None = None


def number_of(stop: str) -> int:
    """Return a number that tells a stop from the others of its bus, for buttons."""
    return int(short_code(stop), 16) % NUMBERS


def late(status: BusStatus, openings: Iterable[Opening], minutes: int) -> BusStatus:
    """Move the stop where the bus is expected: so many minutes after its hour, or from now when that is over.

    Raises:
        NothingToday: no stop of that day lies ahead.
    """
    ahead = [one for one in openings if one.day == status.day and one.end > status.said_at]
    if not ahead:
        raise NothingToday
    delay = timedelta(minutes=minutes)
    start = ahead[0].start
    expected = start + delay if start + delay > status.said_at else status.said_at + delay
    expected = expected.replace(second=0, microsecond=0)
    return replace(status, state=BusState.LATE, minutes=minutes, starts_at=start, expected_at=expected)


def as_said(openings: Sequence[Opening], status: BusStatus | None) -> Sequence[Opening]:
    """Return the hours as the crew's word makes them; one that comes after its hours does not come."""
    if status is None or status.expected_at is None:
        return openings
    expected = status.expected_at
    moved = [
        replace(one, start=expected) if one.start == status.starts_at and one.day == status.day else one
        for one in openings
    ]
    return sorted((one for one in moved if one.start < one.end), key=lambda one: (one.start, one.end))


def told_of(openings: Iterable[Opening], day: date) -> Told:
    """Write down the hours of a day stop by stop."""
    told: Told = {}
    for one in openings:
        if one.day == day and one.stop:
            told.setdefault(one.stop, []).append([_minute(one.start), _minute(one.end)])
    return told


def changed_stops(before: Mapping[str, list[list[int]]], after: Told, now: datetime) -> list[str]:
    """Name the stops of which women should hear: their hours ahead have changed.

    That a bus they waited for has come is no news: they see it. That it leaves earlier is.
    """
    minute = _minute(now)
    stops = dict.fromkeys((*before, *after))
    return [
        stop
        for stop in stops
        if _ahead(before.get(stop, []), minute) != _ahead(after.get(stop, []), minute)
        and not _has_come(before.get(stop, []), after.get(stop, []), minute)
    ]


def next_morning(local: datetime) -> datetime:
    """Return when the present night ends."""
    day = local.date() + timedelta(days=int(local.hour >= QUIET_FROM))
    return datetime.combine(day, time(QUIET_UNTIL), tzinfo=local.tzinfo)


def is_missed(before: list[list[int]], after: list[list[int]], now: datetime, morning: datetime) -> bool:
    """Tell whether changed hours begin so soon that in the morning it would be too late to hear of it."""
    minute, last = _minute(now), _minute(morning + TO_GET_READY)
    known, real = ({(start, end) for start, end in _ahead(hours, minute)} for hours in (before, after))
    return any(start < last for start, _end in known ^ real)


def _ahead(hours: list[list[int]], minute: int) -> list[list[int]]:
    return [[max(start, minute), end] for start, end in hours if end > minute]


def _has_come(before: list[list[int]], after: list[list[int]], minute: int) -> bool:
    """Tell whether all that has changed is that the bus stands there now."""
    was, now = _ahead(before, minute), _ahead(after, minute)
    return bool(was and now) and now[0][0] == minute and [[minute, was[0][1]], *was[1:]] == now


def _minute(moment: datetime) -> int:
    return int(moment.timestamp()) // 60


def is_quiet(local: datetime) -> bool:
    """Tell whether it is night where she is: what comes then makes no sound."""
    return local.hour >= QUIET_FROM or local.hour < QUIET_UNTIL
