"""Hours and exceptions of a directory file: understood where certain, refused where not."""

import re
from dataclasses import replace
from datetime import time

from bot.domain.directory import Audience, Freq, HoursState, OnHoliday, Schedule, ScheduleException
from bot.domain.directory_fields import Node

WEEKDAY = re.compile(r"MO|TU|WE|TH|FR|SA|SU")
NTH_WEEKDAY = re.compile(r"-?[1-5](?:MO|TU|WE|TH|FR|SA|SU)")
LONGEST_INTERVAL = 52


def read_schedule(node: Node) -> Schedule | None:
    """Read one rule of hours; `days` tells its kind: "MO" weekly, "1WE" monthly, else `dates`."""
    span = _span(node)
    byday, dates = node.texts("days"), node.days("dates")
    schedule = Schedule(
        freq=_freq(node, byday, has_dates=bool(dates)),
        opens=span[0] if span else time(),
        closes=span[1] if span else time(),
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
    return schedule if span else None


def _span(node: Node) -> tuple[time, time] | None:
    opens, closes = node.wall("from"), node.wall("to")
    for name in ("from", "to"):
        if not node.has(name):
            node.note("missing", name)
    return None if opens is None or closes is None else (opens, closes)


def _freq(node: Node, byday: tuple[str, ...], *, has_dates: bool) -> Freq:
    if has_dates == bool(byday):
        node.note("days_or_dates", "days")
    if has_dates:
        return Freq.DATES
    if byday and all(NTH_WEEKDAY.fullmatch(code) for code in byday):
        return Freq.MONTHLY
    if not all(WEEKDAY.fullmatch(code) for code in byday):
        node.note("bad_weekday", "days", value=", ".join(byday))
    return Freq.WEEKLY


def _check(node: Node, schedule: Schedule) -> None:
    if schedule.interval > 1 and schedule.dtstart is None:
        node.note("interval_needs_since", "every")
    if schedule.dtstart and schedule.until and schedule.until < schedule.dtstart:
        node.note("until_before_since", "until")


def read_exception(node: Node) -> ScheduleException | None:
    """Read one changed day: `closed: true`, or other hours with `from` and `to`."""
    day = node.day("date")
    if day is None:
        node.note("missing", "date")
        return None
    found = ScheduleException(
        day=day,
        reason=node.text("reason"),
        stop=node.text("stop"),
        audience=node.choice("audience", Audience.EVERYONE),
    )
    has_hours = node.has("from") or node.has("to")
    if node.flag("closed") == has_hours:
        node.note("closed_or_hours")
    if has_hours and (span := _span(node)) is not None:
        found = replace(found, opens=span[0], closes=span[1])
    node.finish()
    return found
