"""Hours that contradict one another: the same instant at two stops, open and unconfirmed, closed and open.

Hours of one place that merely overlap or touch add to one another and are no contradiction.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise
from zoneinfo import ZoneInfo

from bot.domain.directory import Schedule, ScheduleException
from bot.domain.opening import Calendar, Opening, openings

LOOK_AHEAD_DAYS = 400
DAY_MINUTES = 24 * 60
UTC_ZONE = ZoneInfo("UTC")


def clashing_schedules(schedules: Sequence[Schedule], today: date) -> Iterator[tuple[int, str]]:
    """Yield the number of each rule that contradicts an earlier one, and the code of the problem."""
    for (_, one), (number, other) in combinations(enumerate(schedules), 2):
        if one == other:
            yield number, "doubled_hours"
        elif _traits(one) != _traits(other) and _may_meet(one, other) and _meet(one, other, today):
            yield number, "two_stops_at_once" if one.stop != other.stop else "contradicting_hours"


def _traits(schedule: Schedule) -> tuple[str, ...]:
    return (schedule.stop, schedule.state, schedule.audience)


def _may_meet(one: Schedule, other: Schedule) -> bool:
    """Compare the times of day only, which is cheap; hours over midnight may meet anything."""
    (first, last), (start, end) = _minutes(one), _minutes(other)
    return max(first, start) < min(last, end) or max(last, end) > DAY_MINUTES


def _minutes(schedule: Schedule) -> tuple[int, int]:
    first = schedule.opens.hour * 60 + schedule.opens.minute
    last = schedule.closes.hour * 60 + schedule.closes.minute
    return first, last if last > first else last + DAY_MINUTES


def _meet(one: Schedule, other: Schedule, today: date) -> bool:
    start = max(filter(None, (today, one.dtstart, other.dtstart)))
    calendar = Calendar(zone=UTC_ZONE, first_day=start, days=LOOK_AHEAD_DAYS)
    mine, theirs = openings([one], (), calendar), openings([other], (), calendar)
    return _any_overlap(sorted((*mine, *theirs), key=lambda opening: (opening.start, opening.end)))


def _any_overlap(found: Iterable[Opening]) -> bool:
    return any(after.start < before.end for before, after in pairwise(found))


def clashing_exceptions(exceptions: Sequence[ScheduleException]) -> Iterator[tuple[int, str]]:
    """Yield the number of each changed day that contradicts an earlier one of the same day."""
    for (_, one), (number, other) in combinations(enumerate(exceptions), 2):
        if one.day != other.day:
            continue
        if one == other:
            yield number, "doubled_hours"
        elif one.is_closed or other.is_closed:
            yield number, "closed_and_open"
        elif (one.stop, one.audience) != (other.stop, other.audience) and _overlap(one, other):
            yield number, "two_stops_at_once" if one.stop != other.stop else "contradicting_hours"


def _overlap(one: ScheduleException, other: ScheduleException) -> bool:
    calendar = Calendar(zone=UTC_ZONE, first_day=one.day, days=1)
    return _any_overlap(openings((), (one, other), calendar))
