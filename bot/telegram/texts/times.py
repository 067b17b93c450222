"""Say times and days in words people use; aware moments and her zone in, text out."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time, format_timedelta
from babel.lists import format_list

from bot.telegram.texts.catalogue import current_language, plain

WEEK_DAYS = 7
_SAME_NIGHT = timedelta(hours=18)


def clock_words(wall: time) -> str:
    """Say a time on the clock: «9:30»."""
    return format_time(wall, "H:mm", locale=current_language())


def time_words(moment: datetime, zone: ZoneInfo) -> str:
    """Say the time a moment has in a zone: «18:00»."""
    return clock_words(moment.astimezone(zone).time())


def span_words(opens: time, closes: time) -> str:
    """Say from when to when: «16:00–18:00»."""
    return f"{clock_words(opens)}–{clock_words(closes)}"


def weekday_words(day: date) -> str:
    """Say the day of the week in full."""
    return format_date(day, "cccc", locale=current_language())


def day_of_week(day: date) -> str:
    """Say the day of the week, short: «Mon»."""
    return format_date(day, "EEE", locale=current_language())


def day_range_words(days: Sequence[date]) -> str:
    """Say days of a week in their order, neighbours as a range: «Mon–Fri, Sun»."""
    if len(days) == WEEK_DAYS:
        return plain("every day")
    runs: list[list[date]] = []
    for day in sorted(days, key=date.weekday):
        if runs and day.weekday() == runs[-1][-1].weekday() + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(_run_words(run) for run in runs)


def _run_words(run: Sequence[date]) -> str:
    first, last = day_of_week(run[0]), day_of_week(run[-1])
    return {1: first, 2: f"{first}, {last}"}.get(len(run), f"{first}–{last}")


def date_words(day: date) -> str:
    """Say the day and the month: «25 November»."""
    return format_date(day, "d MMMM", locale=current_language())


def full_date_words(day: date) -> str:
    """Say the day of the week, the day and the month, short."""
    return format_date(day, "EEE, d MMMM", locale=current_language())


def day_words(day: date, today: date) -> str:
    """Say yesterday, today, tomorrow, or the date with its day of the week."""
    near = {-1: plain("yesterday"), 0: plain("today"), 1: plain("tomorrow")}
    return near.get((day - today).days) or full_date_words(day)


def moment_words(moment: datetime, *, now: datetime, zone: ZoneInfo) -> str:
    """Say when, seen from now: «tomorrow at 10:00»."""
    local = moment.astimezone(zone)
    day = day_words(local.date(), now.astimezone(zone).date())
    return plain("{day} at {time}", day=day, time=clock_words(local.time()))


def until_words(moment: datetime, *, now: datetime, zone: ZoneInfo) -> str:
    """Say until when; the day is named only where the time alone could be misread."""
    words = time_words(moment, zone)
    if moment - now < _SAME_NIGHT:
        return plain("until {time}", time=words)
    day = day_words(moment.astimezone(zone).date(), now.astimezone(zone).date())
    return plain("until {time}, {day}", time=words, day=day)


def duration_words(length: timedelta) -> str:
    """Say how long, in the largest unit that fits: «40 minutes»."""
    return format_timedelta(length, threshold=2, locale=current_language())


def ago_words(moment: datetime, *, now: datetime) -> str:
    """Say how far a moment lies in the past or the future: «9 days ago»."""
    return format_timedelta(moment - now, add_direction=True, threshold=2, locale=current_language())


def list_words(items: Sequence[str]) -> str:
    """Say a list as a sentence does: «a, b and c»."""
    return format_list(list(items), locale=current_language())
