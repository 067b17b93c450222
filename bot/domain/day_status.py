"""What a place does today, said in two taps: closed, closing earlier, or as usual."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.directory import HoursState, OnHoliday, Schedule, ScheduleException
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


def confirmed(rules: Iterable[Schedule]) -> tuple[Schedule, ...]:
    """Return the rules as they are once somebody has said that a holiday changes nothing."""
    return tuple(
        replace(rule, on_holiday=OnHoliday.OPEN) if rule.on_holiday is OnHoliday.UNKNOWN else rule
        for rule in rules
    )


def are_unsure(openings: Iterable[Opening]) -> bool:
    """Tell whether nobody has confirmed some of these hours."""
    return any(opening.state is HoursState.UNKNOWN for opening in openings)


def usual(
    days: Iterable[ScheduleException],
    day: date,
    regular: Iterable[Opening],
    sure: Iterable[Opening],
    zone: ZoneInfo,
) -> Days:
    """Let the rules hold again; where they are not sure of a holiday, their hours are so from now on.

    `sure` are the hours of the day by `confirmed` rules. Where one must arrange them they stay as unsure as
    they are: a changed day has no word for that.
    """
    sure = tuple(sure)
    said = _written(sure, zone) if are_unsure(regular) and not _is_arranged(sure) else ()
    return (*_without(days, day), *said)


def cut(
    days: Iterable[ScheduleException], day: date, openings: Iterable[Opening], until: datetime, zone: ZoneInfo
) -> Days:
    """End the day's hours at an instant.

    Raises:
        NothingToCut: nothing begins before it, or one must arrange these hours first.
    """
    kept = [opening for opening in openings if opening.day == day and opening.start < until]
    if not kept or _is_arranged(kept):
        raise NothingToCut
    return (*_without(days, day), *_written(kept, zone, until=until))


def ends(openings: Iterable[Opening], day: date, now: datetime) -> Sequence[datetime]:
    """Return the half hours from now on before the day's hours end."""
    ours = [opening for opening in openings if opening.day == day]
    if not ours or _is_arranged(ours):
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


def _is_arranged(openings: Iterable[Opening]) -> bool:
    return any(opening.state is HoursState.BY_APPOINTMENT for opening in openings)


def _written(openings: Iterable[Opening], zone: ZoneInfo, *, until: datetime | None = None) -> Days:
    """Write hours down, each once: rules that differ only in when they end become the same ones."""
    said = (
        as_exception(opening, zone, until=min(opening.end, until) if until else None) for opening in openings
    )
    return tuple(dict.fromkeys(said))


def _next_half_hour(now: datetime) -> datetime:
    whole = now.replace(minute=0, second=0, microsecond=0)
    return next(at for at in (whole, whole + HALF_HOUR, whole + 2 * HALF_HOUR) if at >= now)


def _without(days: Iterable[ScheduleException], day: date) -> list[ScheduleException]:
    return [item for item in days if item.day != day and item.day >= day - KEPT]
