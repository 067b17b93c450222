"""Hours by rule, changed by small steps: weekdays, weeks of the month, every so many weeks, dates."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.directory import Audience, Freq, HoursState, OnHoliday, Schedule
from bot.domain.directory_times import DAY_CODES, MIDNIGHT, Span
from bot.domain.typed_hours import TypedHours

NUMBERS = (1, 2, 3, 4, -1)  # the first to the fourth of a month, and the last
INTERVALS = (1, 2, 3, 4)
WEEK = 7
MOST_RULES = 24
STATES = (HoursState.OPEN, HoursState.BY_APPOINTMENT, HoursState.UNKNOWN)
ON_HOLIDAY = (OnHoliday.UNKNOWN, OnHoliday.CLOSED, OnHoliday.OPEN)


def empty_rule(like: Sequence[Schedule] = ()) -> Schedule:
    """Return a rule without days yet; for whom and what of holidays is as in the last one."""
    rule = Schedule(Freq.WEEKLY, MIDNIGHT, MIDNIGHT)
    if not like:
        return rule
    return replace(rule, audience=like[-1].audience, on_holiday=like[-1].on_holiday)


def days_in(rule: Schedule) -> frozenset[str]:
    """Return its weekdays."""
    return frozenset(code[-2:] for code in rule.byday)


def numbers_in(rule: Schedule) -> frozenset[int]:
    """Return which ones of a month they are; none where they are weekly."""
    return frozenset(int(code[:-2]) for code in rule.byday if code[:-2])


def toggle_day(rule: Schedule, day: str) -> Schedule:
    """Switch a weekday on or off."""
    return _by(rule, days_in(rule) ^ {day}, numbers_in(rule))


def toggle_number(rule: Schedule, number: int) -> Schedule:
    """Switch between every week and such weekdays of a month."""
    return _by(rule, days_in(rule), numbers_in(rule) ^ {number})


def _by(rule: Schedule, days: Iterable[str], numbers: Iterable[int]) -> Schedule:
    ordered = [day for day in DAY_CODES if day in set(days)]
    counted = [number for number in NUMBERS if number in set(numbers)]
    if not counted:
        return replace(rule, freq=Freq.WEEKLY, byday=tuple(ordered), dates=())
    byday = tuple(f"{number}{day}" for day in ordered for number in counted)
    anchor = None if rule.interval > 1 else rule.dtstart
    return replace(rule, freq=Freq.MONTHLY, byday=byday, dates=(), interval=1, dtstart=anchor)


def every(rule: Schedule, interval: int, anchor: date | None) -> Schedule:
    """Let it come every so many weeks, counted from a date."""
    weekly = _by(rule, days_in(rule), ())
    return replace(weekly, interval=interval, dtstart=anchor if interval > 1 else None)


def anchors(rule: Schedule, interval: int, today: date) -> list[date]:
    """Return the days it could come next: of each week in question the first one of its weekdays."""
    wanted = {DAY_CODES.index(day) for day in days_in(rule)}
    days = [today + timedelta(days=number) for number in range(WEEK * interval)]
    ours = [day for day in days if day.weekday() in wanted]
    weeks: dict[date, date] = {}
    for day in ours:
        weeks.setdefault(day - timedelta(days=day.weekday()), day)
    return list(weeks.values())[:interval]


def with_typed(rule: Schedule, typed: TypedHours) -> list[Schedule]:
    """Return the rules that typed hours give; days and dates only where some were typed."""
    if typed.dates:
        rule = replace(rule, freq=Freq.DATES, byday=(), dates=typed.dates, interval=1, dtstart=None)
    elif typed.byday:
        monthly = any(code[:-2] for code in typed.byday)
        freq = Freq.MONTHLY if monthly else Freq.WEEKLY
        rule = replace(rule, freq=freq, byday=typed.byday, dates=(), interval=1, dtstart=None)
    return [_with_span(rule, span) for span in typed.spans]


def _with_span(rule: Schedule, span: Span) -> Schedule:
    state = HoursState.BY_APPOINTMENT if span.by_appointment else rule.state
    return replace(rule, opens=span.opens, closes=span.closes, state=state)


def is_whole(rule: Schedule) -> bool:
    """Tell whether it says on which days it holds, all of one kind."""
    if rule.freq is Freq.DATES:
        return bool(rule.dates)
    if not rule.byday or (rule.interval > 1 and rule.dtstart is None):
        return False
    return all(bool(code[:-2]) is (rule.freq is Freq.MONTHLY) for code in rule.byday)


def turn_state(rule: Schedule) -> Schedule:
    """Turn what the hours promise: open, by appointment, not sure."""
    return replace(rule, state=STATES[(STATES.index(rule.state) + 1) % len(STATES)])


def turn_holiday(rule: Schedule) -> Schedule:
    """Turn what becomes of them on a holiday: ask first, closed, open."""
    number = (ON_HOLIDAY.index(rule.on_holiday) + 1) % len(ON_HOLIDAY)
    return replace(rule, on_holiday=ON_HOLIDAY[number])


def turn_audience(rule: Schedule) -> Schedule:
    """Switch between everybody and women only."""
    women = rule.audience is not Audience.WOMEN_ONLY
    return replace(rule, audience=Audience.WOMEN_ONLY if women else Audience.EVERYONE)
