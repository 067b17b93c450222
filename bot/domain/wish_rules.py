"""The rule that a complete wish comes to. Pure."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.recurrence import AfterLast, AsNeeded, Cycle, Every, Recurrence, Rule
from bot.domain.rrules import LAST, DayPattern, EveryDays, OnMonthDays, OnNthWeekday, OnWeekdays, rrule_of
from bot.domain.wall_times import DAY, instant_of, next_at
from bot.domain.wishes import (
    DAY_HOURS,
    DAY_MINUTES,
    DETAILS,
    HOUR,
    LAST_NUMBER,
    SAME_CLOCK,
    Way,
    Wish,
    chosen,
    has_times,
    wall_at,
    window_of,
)


def rule_of(wish: Wish, now: datetime, zone: ZoneInfo) -> Recurrence:
    """Return the rule a complete wish comes to, counted from now.

    Raises:
        ValueError: something is missing, or is no day, hour or number of anything.
    """
    if (
        wish.way is None
        or len(wish.numbers) < len(DETAILS[wish.way])
        or (has_times(wish) != bool(wish.times))
    ):
        raise ValueError("the wish is not complete")
    return RULES[wish.way](wish, now, zone)


def _daily(wish: Wish, now: datetime, zone: ZoneInfo) -> Rule:
    return Rule(wish.times, now.astimezone(zone).date())


def _picked(wish: Wish, now: datetime, zone: ZoneInfo) -> Rule:
    return Rule(wish.times, now.astimezone(zone).date(), rrule=rrule_of(_pattern(wish)))


def _pattern(wish: Wish) -> DayPattern:
    if wish.way is Way.WEEKDAYS:
        return OnWeekdays(chosen(wish))
    if wish.way is Way.MONTH_DAYS:
        return OnMonthDays(tuple(bit + 1 for bit in chosen(wish)))
    number, day = wish.numbers[:2]
    return OnNthWeekday(LAST if number == LAST_NUMBER else number, day)


def _every_days(wish: Wish, now: datetime, zone: ZoneInfo) -> Rule:
    return Rule(wish.times, _first_day(wish, now, zone), rrule=rrule_of(EveryDays(wish.numbers[0])))


def _cycle(wish: Wish, now: datetime, zone: ZoneInfo) -> Rule:
    return Rule(wish.times, _first_day(wish, now, zone), cycle=Cycle(*wish.numbers[:2]))


def _first_day(wish: Wish, now: datetime, zone: ZoneInfo) -> date:
    """Begin on the day she chose, or today, or tomorrow when no time of today is left."""
    today = now.astimezone(zone).date()
    if wish.day is not None:
        return wish.day
    return today if instant_of(today, wish.times[-1], zone) > now else today + DAY


def _hours(wish: Wish, now: datetime, zone: ZoneInfo) -> Rule | Every:
    if wish.numbers[1:] == (SAME_CLOCK,):
        return same_clock(wish, now, zone)
    window, gap = window_of(wish), wish.numbers[0] * HOUR
    return Every(gap, now if window else next_at(wish.times[0], now, zone), window)


def same_clock(wish: Wish, now: datetime, zone: ZoneInfo) -> Rule:
    """Return the fixed times of day that «every so many hours» comes to."""
    hours, first = wish.numbers[0], wish.times[0]
    if hours > DAY_HOURS:
        every = rrule_of(EveryDays(hours // DAY_HOURS))
        return Rule((first,), _first_day(wish, now, zone), rrule=every)
    minutes = [first.hour * 60 + first.minute + hours * 60 * step for step in range(DAY_HOURS // hours)]
    times = tuple(sorted(wall_at(minute % DAY_MINUTES) for minute in minutes))
    return Rule(times, now.astimezone(zone).date())


def _after_last(wish: Wish, now: datetime, zone: ZoneInfo) -> AfterLast:
    return AfterLast(wish.numbers[0] * HOUR, next_at(wish.times[0], now, zone), window_of(wish))


def _needed(wish: Wish, now: datetime, zone: ZoneInfo) -> AsNeeded:
    most, hours = wish.numbers[:2]
    return AsNeeded(most, hours * HOUR, now.astimezone(zone).date())


def _once(wish: Wish, now: datetime, zone: ZoneInfo) -> Rule:
    del now, zone
    if wish.day is None:
        raise ValueError("no day is chosen")
    return Rule(wish.times, wish.day, ends_on=wish.day)


RULES: Final[Mapping[Way, Callable[[Wish, datetime, ZoneInfo], Recurrence]]] = MappingProxyType(
    {
        Way.DAILY: _daily,
        Way.WEEKDAYS: _picked,
        Way.EVERY_DAYS: _every_days,
        Way.CYCLE: _cycle,
        Way.MONTH_DAYS: _picked,
        Way.NTH_WEEKDAY: _picked,
        Way.HOURS: _hours,
        Way.AFTER_LAST: _after_last,
        Way.NEEDED: _needed,
        Way.ONCE: _once,
    }
)
