"""Hours as an OSM `opening_hours` text, for export only: others may read it, we never do.

Written so that the readings of different programs agree: hours that add to one another are joined by commas,
closures come last, a comment never stands without a state, and what OSM cannot say (every second week) is
listed by date. Source: the specification at wiki.openstreetmap.org/wiki/Key:opening_hours/specification.
"""

from collections.abc import Iterable, Sequence
from datetime import date, time
from itertools import groupby

from bot.domain.directory import Freq, HoursState, OnHoliday, Schedule, ScheduleException
from bot.domain.opening import Calendar, days_of

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STATES = {HoursState.OPEN: "open", HoursState.BY_APPOINTMENT: "unknown", HoursState.UNKNOWN: "unknown"}
SHORTEST_RUN = 3  # "Mo-We", but "Mo,Tu"


def osm_hours(
    schedules: Sequence[Schedule],
    exceptions: Iterable[ScheduleException],
    calendar: Calendar,
    *,
    by_appointment: str = "",
) -> str:
    """Return the text; empty where no hours are known.

    `calendar` bounds what is listed by date; `by_appointment` is the comment for hours that need one.
    """
    rules = [_rule(schedule, calendar, by_appointment) for schedule in schedules]
    text = ", ".join(rule for rule in rules if rule)
    if not text:
        return ""
    last = calendar.last_day
    changes = [_change(item) for item in exceptions if calendar.first_day <= item.day <= last]
    return "; ".join([text, *_holidays(schedules), *changes])


def _rule(schedule: Schedule, calendar: Calendar, by_appointment: str) -> str:
    days = _days(schedule, calendar)
    if not days:
        return ""
    return f"{days} {_span(schedule.opens, schedule.closes)}{_state(schedule, by_appointment)}"


def _days(schedule: Schedule, calendar: Calendar) -> str:
    if schedule.freq is Freq.DATES or schedule.interval > 1:
        return ",".join(_date(day) for day in days_of(schedule, calendar))
    by_day = _nth(schedule.byday) if schedule.freq is Freq.MONTHLY else _weekly(schedule.byday)
    season = _season(schedule)
    return f"{season} {by_day}" if season else by_day


def _season(schedule: Schedule) -> str:
    first, last = schedule.dtstart, schedule.until
    if first is not None and last is not None:
        return f"{_date(first)}-{_date(last)}"
    if first is not None:
        return f"{_date(first)}+"
    return "" if last is None else f"{_date(date(last.year - 1, 1, 1))}-{_date(last)}"


def _weekly(byday: Iterable[str]) -> str:
    numbers = sorted({WEEKDAYS.index(code) for code in byday})
    runs = []
    for _, members in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [_name(WEEKDAYS[number]) for _, number in members]
        runs.append(f"{run[0]}-{run[-1]}" if len(run) >= SHORTEST_RUN else ",".join(run))
    return ",".join(runs)


def _nth(byday: Iterable[str]) -> str:
    by_name: dict[str, list[str]] = {}
    for code in byday:
        by_name.setdefault(code[-2:], []).append(code[:-2])
    return ",".join(f"{_name(day)}[{','.join(numbers)}]" for day, numbers in by_name.items())


def _name(code: str) -> str:
    return code.capitalize()


def _span(opens: time, closes: time) -> str:
    """Write an hour past midnight as OSM's 24 and more where it would else read as nothing."""
    if closes == time() or closes == opens:
        return f"{opens:%H:%M}-{24 + closes.hour}:{closes:%M}"
    return f"{opens:%H:%M}-{closes:%H:%M}"


def _state(schedule: Schedule, by_appointment: str) -> str:
    words = [schedule.stop, schedule.note]
    if schedule.state is HoursState.BY_APPOINTMENT:
        words.append(by_appointment)
    comment = ", ".join(word.replace('"', "'") for word in words if word)
    if not comment and schedule.state is HoursState.OPEN:
        return ""
    return f' {STATES[schedule.state]} "{comment}"' if comment else f" {STATES[schedule.state]}"


def _holidays(schedules: Iterable[Schedule]) -> list[str]:
    """Say what becomes of holidays; where rules differ, nothing is promised."""
    wishes = {schedule.on_holiday for schedule in schedules}
    if wishes == {OnHoliday.OPEN}:
        return []
    return ["PH off"] if wishes == {OnHoliday.CLOSED} else ["PH unknown"]


def _change(item: ScheduleException) -> str:
    comment = ", ".join(word.replace('"', "'") for word in (item.stop, item.reason) if word)
    if item.opens is None or item.closes is None:
        return f'{_date(item.day)} off "{comment}"' if comment else f"{_date(item.day)} off"
    hours = f"{_date(item.day)} {_span(item.opens, item.closes)}"
    return f'{hours} open "{comment}"' if comment else hours


def _date(day: date) -> str:
    return f"{day.year} {MONTHS[day.month - 1]} {day.day:02}"
