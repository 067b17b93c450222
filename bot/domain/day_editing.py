"""Changed days, edited: closed, other hours, another stop, a note; for one day or a run of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.domain.day_status import as_exception
from bot.domain.directory import Audience, HoursState, Schedule, ScheduleException
from bot.domain.directory_times import Span
from bot.domain.entry_checks import EntryRefused
from bot.domain.opening import Opening

Days = list[ScheduleException]
Regular = Mapping[date, Sequence[Opening]]


def without(days: Iterable[ScheduleException], dates: Collection[date]) -> Days:
    """Let the rules hold again on these days."""
    return [item for item in days if item.day not in dates]


def closed(days: Iterable[ScheduleException], dates: Collection[date]) -> Days:
    """Close these days."""
    return _put(days, dates, [ScheduleException(day) for day in dates])


def with_hours(
    days: Iterable[ScheduleException], dates: Collection[date], spans: Sequence[Span], audience: Audience
) -> Days:
    """Give these days hours of their own.

    Raises:
        EntryRefused: hours by appointment, for which a changed day has no word.
    """
    if any(span.by_appointment for span in spans):
        raise EntryRefused("no_appointment_day")
    made = [
        ScheduleException(day, opens=span.opens, closes=span.closes, audience=audience)
        for day in dates
        for span in spans
    ]
    return _put(days, dates, made)


def noted(
    days: Iterable[ScheduleException], dates: Collection[date], note: str, regular: Regular, zone: ZoneInfo
) -> Days:
    """Put a note beside these days, and leave their hours as they are.

    Raises:
        EntryRefused: a day has no hours, or none that are sure.
    """
    known = list(days)
    made = [replace(item, reason=note) for item in _as_they_are(known, dates, regular, zone)]
    return _put(known, dates, made)


def moved(
    days: Iterable[ScheduleException], dates: Collection[date], stop: str, regular: Regular, zone: ZoneInfo
) -> Days:
    """Let a bus stand elsewhere on these days, at its usual hours.

    Raises:
        EntryRefused: a day has no hours, or none that are sure.
    """
    known = list(days)
    found = _as_they_are(known, dates, regular, zone)
    if any(item.is_closed for item in found):
        raise EntryRefused("no_hours_that_day")
    return _put(known, dates, [replace(item, stop=stop) for item in found])


def _as_they_are(
    days: Sequence[ScheduleException], dates: Collection[date], regular: Regular, zone: ZoneInfo
) -> Days:
    found: Days = []
    for day in dates:
        changed = [item for item in days if item.day == day]
        found += changed or _of_rules(regular.get(day, ()), zone)
    return found


def _of_rules(openings: Sequence[Opening], zone: ZoneInfo) -> Days:
    """Write the hours of the rules down; what they do not promise must not become a promise."""
    if not openings:
        raise EntryRefused("no_hours_that_day")
    if any(opening.state is not HoursState.OPEN for opening in openings):
        raise EntryRefused("unsure_day")
    return [as_exception(opening, zone) for opening in openings]


def audience_of(rules: Iterable[Schedule]) -> Audience:
    """Return for whom hours of a changed day are, where nothing else is said: for whom all others are."""
    found = {rule.audience for rule in rules}
    return Audience.WOMEN_ONLY if found == {Audience.WOMEN_ONLY} else Audience.EVERYONE


def _put(
    days: Iterable[ScheduleException], dates: Collection[date], made: Iterable[ScheduleException]
) -> Days:
    return sorted([*without(days, dates), *dict.fromkeys(made)], key=lambda item: item.day)
