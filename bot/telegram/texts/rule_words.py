"""Hours by rule and changed days, said in words: for whoever keeps the directory."""

from collections.abc import Sequence
from datetime import date, time
from itertools import groupby

from babel.dates import format_date

from bot.domain.directory import Audience, Freq, HoursState, OnHoliday, Schedule, ScheduleException
from bot.domain.opening import WEEKDAYS
from bot.telegram.texts.catalogue import N_, current_language, plain
from bot.telegram.texts.office import days_words
from bot.telegram.texts.times import clock_words, date_words, list_words

DOT = " · "
MIDNIGHT = time()
NUMBERED = {
    "MO": N_("Monday number {number} of the month"),
    "TU": N_("Tuesday number {number} of the month"),
    "WE": N_("Wednesday number {number} of the month"),
    "TH": N_("Thursday number {number} of the month"),
    "FR": N_("Friday number {number} of the month"),
    "SA": N_("Saturday number {number} of the month"),
    "SU": N_("Sunday number {number} of the month"),
}
LAST = {
    "MO": N_("the last Monday of the month"),
    "TU": N_("the last Tuesday of the month"),
    "WE": N_("the last Wednesday of the month"),
    "TH": N_("the last Thursday of the month"),
    "FR": N_("the last Friday of the month"),
    "SA": N_("the last Saturday of the month"),
    "SU": N_("the last Sunday of the month"),
}
STATES = {
    HoursState.BY_APPOINTMENT: N_("by appointment"),
    HoursState.UNKNOWN: N_("not sure"),
}
HOLIDAYS = {
    OnHoliday.CLOSED: N_("closed on holidays"),
    OnHoliday.OPEN: N_("open on holidays too"),
    OnHoliday.UNKNOWN: N_("holidays: ask first"),
}
MOST_DATES = 6


def span(opens: time, closes: time) -> str:
    """Say from when to when; midnight at the end is 24:00, midnight to midnight a whole day."""
    if opens == closes:
        return plain("around the clock")
    end = "24:00" if closes == MIDNIGHT else clock_words(closes)
    return f"{clock_words(opens)}–{end}"


def short_date(day: date) -> str:
    """Say a date in digits: «24.03»."""
    return format_date(day, "dd.MM", locale=current_language())


def rule_days(schedule: Schedule) -> str:
    """Say on which days hours are."""
    if schedule.freq is Freq.DATES:
        shown = [short_date(day) for day in schedule.dates[:MOST_DATES]]
        return ", ".join(shown) + ("…" if len(schedule.dates) > MOST_DATES else "")
    if schedule.freq is Freq.MONTHLY:
        return list_words([_numbered(code) for code in schedule.byday])
    days = days_words(frozenset(WEEKDAYS[code].weekday for code in schedule.byday))
    if schedule.interval > 1 and schedule.dtstart is not None:
        since = short_date(schedule.dtstart)
        return plain("{days} every {count} weeks from {date}", days=days, count=schedule.interval, date=since)
    return days


def _numbered(code: str) -> str:
    number, day = int(code[:-2]), code[-2:]
    return plain(LAST[day]) if number < 0 else plain(NUMBERED[day], number=number)


def rule_line(schedule: Schedule, *, with_holidays: bool = True) -> str:
    """Say hours by rule in a line."""
    said = [f"🚌 {schedule.stop}"] if schedule.stop else []
    if schedule.audience is Audience.WOMEN_ONLY:
        said.append(plain("women only"))
    hours = span(schedule.opens, schedule.closes)
    if schedule.state is HoursState.BY_APPOINTMENT and schedule.opens == schedule.closes:
        hours = plain(STATES[schedule.state])
    elif schedule.state in STATES:
        said.append(plain(STATES[schedule.state]))
    said += _remarks(schedule, with_holidays=with_holidays)
    return f"{rule_days(schedule)} {hours}" + "".join(DOT + words for words in said)


def _remarks(schedule: Schedule, *, with_holidays: bool) -> list[str]:
    said = _validity(schedule)
    if with_holidays:
        said.append(plain(HOLIDAYS[schedule.on_holiday]))
    return [*said, schedule.note] if schedule.note else said


def _validity(schedule: Schedule) -> list[str]:
    said = []
    if schedule.dtstart is not None and schedule.interval == 1:
        said.append(plain("from {date}", date=date_words(schedule.dtstart)))
    if schedule.until is not None:
        said.append(plain("until {date} inclusive", date=date_words(schedule.until)))
    return said


def rule_lines(schedules: Sequence[Schedule], *, most: int) -> list[str]:
    """Say hours, one rule a line; those that do not fit are counted at the end."""
    shown = [rule_line(one, with_holidays=False) for one in schedules[:most]]
    if len(schedules) > most:
        shown[-1] += DOT + plain("more lines: {count}", count=len(schedules) - most)
    return shown


def changed_day(items: Sequence[ScheduleException]) -> str:
    """Say what happens on a changed day; several hours of one day are one line."""
    hours = [one for one in items if one.opens is not None and one.closes is not None]
    words = ", ".join(_changed_hours(one) for one in hours) or plain("closed")
    reasons = dict.fromkeys(one.reason for one in items if one.reason)
    return words + "".join(f" ({reason})" for reason in reasons)


def _changed_hours(item: ScheduleException) -> str:
    words = span(item.opens or MIDNIGHT, item.closes or MIDNIGHT)
    if item.stop:
        words += f" 🚌 {item.stop}"
    return words + (DOT + plain("women only") if item.audience is Audience.WOMEN_ONLY else "")


def changed_lines(items: Sequence[ScheduleException], today: date) -> list[tuple[date, str]]:
    """Say all changed days from today on, in order."""
    ahead = sorted((one for one in items if one.day >= today), key=lambda one: one.day)
    return [(day, changed_day(list(group))) for day, group in groupby(ahead, key=lambda one: one.day)]
