"""Hours and exceptions of a directory file: understood where certain, refused where not."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time

from bot.domain.directory import Audience, Freq, HoursState, OnHoliday, Schedule, ScheduleException
from bot.domain.directory_clash import clashing_exceptions, clashing_schedules
from bot.domain.directory_fields import Node
from bot.domain.directory_times import (
    BY_APPOINTMENT,
    CLOSED,
    DAY_CODES,
    HOURS,
    MIDNIGHT,
    ROUND_THE_CLOCK,
    NotUnderstood,
    Span,
    ends_day,
    parse_days,
    parse_spans,
    parse_time,
)

NTH_WEEKDAY = re.compile(r"-?[1-5](?:MO|TU|WE|TH|FR|SA|SU)")
LONGEST_INTERVAL = 52


def read_hours(place: Node, *, today: date, is_secret: bool) -> tuple[Schedule, ...]:
    """Read the rules of a place; those that contradict one another are noted."""
    found = [(row, schedule) for row in place.nodes("hours") for schedule in _read_row(row)]
    schedules = tuple(schedule for _, schedule in found)
    for number, code in clashing_schedules(schedules, today):
        found[number][0].note(code)
    _check_stops(found, is_secret=is_secret)
    return schedules


def read_exceptions(place: Node, *, is_secret: bool) -> tuple[ScheduleException, ...]:
    """Read the changed days of a place; those that contradict one another are noted."""
    found = [(row, changed) for row in place.nodes("exceptions") for changed in _read_changed_day(row)]
    exceptions = tuple(changed for _, changed in found)
    for number, code in clashing_exceptions(exceptions):
        found[number][0].note(code)
    _check_stops(found, is_secret=is_secret)
    return exceptions


def _check_stops(found: Iterable[tuple[Node, Schedule | ScheduleException]], *, is_secret: bool) -> None:
    """Refuse a stop of a secret place: it would tell where the place is."""
    for row, item in found:
        if is_secret and item.stop:
            row.note("secret_address", "stop")


def _read_row(node: Node) -> tuple[Schedule, ...]:
    """Read one row of hours; `days` tells its kind: "MO" weekly, "1WE" monthly, else `dates`.

    A row makes several rules where its hours have a break: "10-13, 14-18".
    """
    spans = _spans(node)
    dates = node.days("dates")
    byday = _byday(node, has_dates=bool(dates))
    schedule = Schedule(
        freq=_freq(node, byday, has_dates=bool(dates)),
        opens=MIDNIGHT,
        closes=MIDNIGHT,
        byday=byday,
        dates=dates,
        interval=node.whole("every", low=1, high=LONGEST_INTERVAL) or 1,
        dtstart=node.day("since"),
        until=node.day("until"),
        stop=node.text("stop"),
        note=node.text("note"),
        audience=node.choice("audience", Audience.EVERYONE),
        state=node.choice("state", HoursState.OPEN),
        on_holiday=node.choice("on_holiday", OnHoliday.UNKNOWN),
    )
    _check(node, schedule)
    node.finish()
    return tuple(_with_span(schedule, span) for span in spans)


def _with_span(schedule: Schedule, span: Span) -> Schedule:
    state = HoursState.BY_APPOINTMENT if span.by_appointment else schedule.state
    return replace(schedule, opens=span.opens, closes=span.closes, state=state)


def _spans(node: Node) -> Sequence[Span]:
    """Read `from` and `to`, or a whole span that stands in `from` alone."""
    if node.has("from") and not node.has("to"):
        return _spans_of_text(node)
    span = _span(node)
    return () if span is None else (span,)


def _spans_of_text(node: Node) -> Sequence[Span]:
    text = node.raw("from")
    if parse_time(text) is not None:
        node.note("missing", "to")
        return ()
    try:
        spans = parse_spans(text, node.reader.words)
    except NotUnderstood as error:
        node.note(error.code, "from", value=text)
        return ()
    if not spans:
        node.note("closed_has_no_hours", "from", value=text)
    for span in spans:
        _check_span(node, span)
    return spans


def _span(node: Node) -> Span | None:
    opens, closes = _wall(node, "from"), _wall(node, "to")
    if opens is None or closes is None:
        return None
    if ends_day(node.raw("from")):
        node.note("unclear_span", "from", value=node.raw("from"))
        return None
    span = Span(opens, closes)
    _check_span(node, span)
    return span


def _check_span(node: Node, span: Span) -> None:
    """Refuse 10:00 to 10:00: nobody can say whether it means no hours or all of them."""
    if span.opens == span.closes != MIDNIGHT:
        node.note("same_hour", "from", value=f"{span.opens:%H:%M}")


def _wall(node: Node, name: str) -> time | None:
    if not node.has(name):
        node.note("missing", name)
        return None
    found = parse_time(node.raw(name))
    if found is None:
        node.note("bad_time", name, value=node.raw(name))
    return found


def _byday(node: Node, *, has_dates: bool) -> tuple[str, ...]:
    """Read the weekdays; "round the clock" without any means all of them."""
    items = node.codes("days")
    if not items and not has_dates and node.word(HOURS, "from") in (ROUND_THE_CLOCK, BY_APPOINTMENT):
        return DAY_CODES
    days = parse_days(items, node.reader.words)
    if days is None:
        node.note("bad_weekday", "days", value=", ".join(items))
    return days or ()


def _freq(node: Node, byday: tuple[str, ...], *, has_dates: bool) -> Freq:
    if has_dates == (node.has("days") or bool(byday)):
        node.note("days_or_dates", "days")
    if has_dates:
        return Freq.DATES
    nth = [code for code in byday if NTH_WEEKDAY.fullmatch(code)]
    if nth and len(nth) != len(byday):
        node.note("bad_weekday", "days", value=", ".join(byday))
    return Freq.MONTHLY if nth else Freq.WEEKLY


def _check(node: Node, schedule: Schedule) -> None:
    if schedule.interval > 1 and schedule.dtstart is None:
        node.note("interval_needs_since", "every")
    if schedule.dtstart and schedule.until and schedule.until < schedule.dtstart:
        node.note("until_before_since", "until")


def _read_changed_day(node: Node) -> tuple[ScheduleException, ...]:
    """Read one changed day: `closed: true`, or other hours with `from` and `to`."""
    day = node.day("date")
    if day is None:
        if not node.has("date"):
            node.note("missing", "date")
        return ()
    found = ScheduleException(
        day=day,
        reason=node.text("reason"),
        stop=node.text("stop"),
        audience=node.choice("audience", Audience.EVERYONE),
    )
    changed = _changes(node, found)
    node.finish()
    return changed


def _changes(node: Node, found: ScheduleException) -> tuple[ScheduleException, ...]:
    has_hours = node.has("from") or node.has("to")
    is_closed = node.flag("closed")
    if has_hours and not node.has("to") and node.word(HOURS, "from") == CLOSED:
        return (found,)
    if is_closed == has_hours:
        node.note("closed_or_hours")
        return (found,)
    if is_closed:
        return (found,)
    return tuple(replace(found, opens=span.opens, closes=span.closes) for span in _sure_spans(node))


def _sure_spans(node: Node) -> Sequence[Span]:
    """Refuse "by appointment" on a changed day: it has no such state, and would show as open."""
    spans = _spans(node)
    if any(span.by_appointment for span in spans):
        node.note("bad_span", "from", value=node.raw("from"))
    return spans
