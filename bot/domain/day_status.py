"""What a place does today, said in two taps: closed, closing earlier, or as usual."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.directory import HoursState, ScheduleException
from bot.domain.errors import DomainError
from bot.domain.opening import Opening

HALF_HOUR = timedelta(minutes=30)
KEPT = timedelta(days=2)  # changed days before are of no use any more
Days = tuple[ScheduleException, ...]


class NothingToCut(DomainError):
    """There are no hours today that could end earlier, or one must arrange them first."""

    code = "nothing_to_cut"


def working_day(openings: Iterable[Opening], now: datetime, zone: ZoneInfo) -> date:
    """Return the day it is at a place: while last night's hours run on, still the day they began."""
    today = now.astimezone(zone).date()
    running = [opening.day for opening in openings if opening.covers(now)]
    return min((day for day in running if day <= today), default=today)


def closed(days: Iterable[ScheduleException], day: date) -> Days:
    """Close the whole day."""
    return (*_without(days, day), ScheduleException(day))


def usual(days: Iterable[ScheduleException], day: date, regular: Iterable[Opening], zone: ZoneInfo) -> Days:
    """Let the rules hold again; where they are not sure of a holiday, their hours are so from now on."""
    regular = tuple(regular)
    unsure = any(opening.state is HoursState.UNKNOWN for opening in regular)
    said = [as_exception(opening, zone) for opening in regular] if unsure else []
    return (*_without(days, day), *said)


def cut(
    days: Iterable[ScheduleException], day: date, openings: Iterable[Opening], until: datetime, zone: ZoneInfo
) -> Days:
    """End the day's hours at an instant.

    Raises:
        NothingToCut: nothing begins before it, or one must arrange these hours first.
    """
    kept = [opening for opening in openings if opening.day == day and opening.start < until]
    if not kept or any(opening.state is HoursState.BY_APPOINTMENT for opening in kept):
        raise NothingToCut
    said = [as_exception(opening, zone, until=min(opening.end, until)) for opening in kept]
    return (*_without(days, day), *said)


def ends(openings: Iterable[Opening], day: date, now: datetime) -> Sequence[datetime]:
    """Return the half hours from now on before the day's hours end."""
    ours = [opening for opening in openings if opening.day == day]
    if not ours or any(opening.state is HoursState.BY_APPOINTMENT for opening in ours):
        return ()
    last = max(opening.end for opening in ours)
    first = max(min(opening.start for opening in ours) + HALF_HOUR, _next_half_hour(now))
    return [first + number * HALF_HOUR for number in range(max(0, -((first - last) // HALF_HOUR)))]


def as_exception(opening: Opening, zone: ZoneInfo, *, until: datetime | None = None) -> ScheduleException:
    """Write hours down as a changed day of their own."""
    end = until or opening.end
    return ScheduleException(
        day=opening.day,
        reason=opening.note,
        opens=opening.start.astimezone(zone).time(),
        closes=end.astimezone(zone).time(),
        stop=opening.stop,
        audience=opening.audience,
    )


def _next_half_hour(now: datetime) -> datetime:
    whole = now.replace(minute=0, second=0, microsecond=0)
    return next(at for at in (whole, whole + HALF_HOUR, whole + 2 * HALF_HOUR) if at >= now)


def _without(days: Iterable[ScheduleException], day: date) -> list[ScheduleException]:
    return [item for item in days if item.day != day and item.day >= day - KEPT]
