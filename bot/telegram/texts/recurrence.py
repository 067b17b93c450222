"""Say when a reminder comes: «every day at 9:00», «every 3 days», «on the 15th of every month»."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from bot.domain.recurrence import AfterLast, AsNeeded, Cycle, Every, Recurrence, Rule, Steps
from bot.domain.reminder import only_day
from bot.domain.rrules import (
    SURE_DAYS,
    EveryDays,
    OnMonthDays,
    OnNthWeekday,
    OnWeekdays,
    pattern_of,
)
from bot.domain.wall_times import Hours
from bot.telegram.texts.catalogue import Safe, _, _n, lines, plain
from bot.telegram.texts.times import clock_words, day_range_words, full_date_words, list_words, span_words

MONDAY = date(2024, 1, 1)
HOUR = timedelta(hours=1)


def rule_words(rule: Recurrence) -> Safe:
    """Say by which rule a reminder comes, its end included."""
    match rule:
        case Rule():
            said = _rule(rule)
        case Every():
            said = _every(rule)
        case AfterLast():
            said = _after_last(rule)
        case AsNeeded():
            said = _needed(rule)
        case Steps():
            said = _steps(rule)
    return _with_end(said, rule)


def every_day_at(times: Sequence[time]) -> Safe:
    """Say that it comes every day, and at which times."""
    return _("Every day at {times}", times=_clock_list(times))


def _rule(rule: Rule) -> Safe:
    day, times = only_day(rule), _clock_list(rule.times)
    if day is not None:
        return _("Once: {day} at {time}", day=full_date_words(day), time=times)
    if rule.cycle is not None:
        return _cycle(rule.cycle, times)
    if rule.rrule is None:
        return every_day_at(rule.times)
    return _picked(rule.rrule, times)


def _cycle(cycle: Cycle, times: str) -> Safe:
    on = _n("{count} day on", "{count} days on", cycle.on)
    off = _n("{count} day off", "{count} days off", cycle.off)
    return _("{on}, {off}, at {times}", on=on, off=off, times=times)


def _picked(rrule: str, times: str) -> Safe:
    match pattern_of(rrule):
        case EveryDays(gap):
            return _(
                "{days} at {times}", days=_n("Every {count} day", "Every {count} days", gap), times=times
            )
        case OnWeekdays(days, gap):
            return _weekdays(days, gap, times)
        case OnMonthDays(days, gap):
            return _month_days(days, gap, times)
        case OnNthWeekday(number, day):
            return _nth_weekday(number, day, times)


def _weekdays(days: Sequence[int], gap: int, times: str) -> Safe:
    names = day_range_words([MONDAY + timedelta(days=day) for day in days])
    if gap == 1:
        return _("Every week: {days}, at {times}", days=names, times=times)
    weeks = _n("Every {count} week", "Every {count} weeks", gap)
    return _("{weeks}: {days}, at {times}", weeks=weeks, days=names, times=times)


def _month_days(days: Sequence[int], gap: int, times: str) -> Safe:
    numbers = list_words([str(day) for day in days])
    if gap == 1:
        said = _("Every month on day {days}, at {times}", days=numbers, times=times)
    else:
        months = _n("Every {count} month", "Every {count} months", gap)
        said = _("{months} on day {days}, at {times}", months=months, days=numbers, times=times)
    if days[-1] <= SURE_DAYS:
        return said
    return lines(said, _("In a shorter month: on its last day"))


def _nth_weekday(number: int, day: int, times: str) -> Safe:
    name = day_range_words([MONDAY + timedelta(days=day)])
    which = {
        1: plain("the first one"),
        2: plain("the second one"),
        3: plain("the third one"),
        4: plain("the fourth one"),
        -1: plain("the last one"),
    }[number]
    return _(
        "Every month: the day of the week {day}, the {which} of the month, at {times}",
        day=name,
        which=which,
        times=times,
    )


def _every(rule: Every) -> Safe:
    return _with_window(_n("Every {count} hour", "Every {count} hours", rule.gap // HOUR), rule.window)


def _after_last(rule: AfterLast) -> Safe:
    gap = _n("{count} hour after the last one", "{count} hours after the last one", rule.gap // HOUR)
    return _with_window(gap, rule.window)


def _with_window(said: Safe, window: Hours | None) -> Safe:
    if window is None:
        return said
    return _("{said}, {hours}", said=said, hours=span_words(window.start, window.end))


def _needed(rule: AsNeeded) -> Safe:
    most = _n("Only when needed: at most {count} a day", "Only when needed: at most {count} a day", rule.most)
    if rule.gap < HOUR:
        return most
    gap = _n("{count} hour between them", "{count} hours between them", rule.gap // HOUR)
    return _("{most}, {gap}", most=most, gap=gap)


def _steps(rule: Steps) -> Safe:
    days = [f"{full_date_words(step.day)}, {clock_words(step.wall)}" for step in rule.steps]
    return lines(*(_("• {moment}", moment=day) for day in days))


def _with_end(said: Safe, rule: Recurrence) -> Safe:
    if isinstance(rule, AsNeeded | Steps) or rule.ends_on is None or only_day(rule):
        return said
    return lines(said, _("Until {day}", day=full_date_words(rule.ends_on)))


def _clock_list(times: Sequence[time]) -> str:
    return list_words([clock_words(wall) for wall in times])
