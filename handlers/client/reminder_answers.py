"""What she types into the form of a reminder, read as an answer to the question before her."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from bot.domain.clock_times import read_span, read_times
from bot.domain.directory_times import NotUnderstood
from bot.domain.rrules import LONGEST_MONTH
from bot.domain.typed_hours import read_date
from bot.domain.typed_numbers import read_number, read_numbers
from bot.domain.wishes import BOUNDS, LATE_DAYS, MOST_TIMES, Ask, Wish, times_wanted
from bot.telegram.texts import typed_words
from bot.telegram.views.reminder_details import with_window

MOST_READINGS = 6


@dataclass(frozen=True, slots=True)
class Typed:
    """What she typed, for which wish and question, on which day by her clock."""

    text: str
    wish: Wish
    ask: Ask
    today: date


Readings = tuple[Wish, ...]


def readings_of(typed: Typed) -> Readings:
    """Return what the text may mean: one wish when it is sure, more when she has to be asked, or none."""
    if typed.ask not in READERS:
        return ()
    found = READERS[typed.ask](typed)
    return found if len(found) <= MOST_READINGS else ()


def day_typed(text: str, today: date) -> date | None:
    """Read a day from today on; None when the text names none."""
    ahead = typed_words.near_days().get(text.lower().strip(" .!"))
    if ahead is not None:
        return today + timedelta(days=ahead)
    try:
        return read_date(text, today)
    except NotUnderstood:
        return None


def _times(typed: Typed) -> Readings:
    count = times_wanted(typed.wish)
    readings = read_times(typed.text, typed_words.time_words_typed(), count=count)
    return tuple(typed.wish.at(*times) for times in readings if len(times) <= MOST_TIMES)


def _number(typed: Typed) -> Readings:
    number = read_number(typed.text, typed_words.number_fillers())
    return _told(typed, () if number is None else (number,))


def _hours(typed: Typed) -> Readings:
    number = read_number(typed.text, typed_words.number_fillers() | typed_words.passing_words())
    return _told(typed, () if number is None else (number,))


def _days(typed: Typed) -> Readings:
    text = typed.text.lower().strip(" .!")
    if text in typed_words.every_other_day():
        return _told(typed, (2,))
    first, _, rest = text.partition(" ")
    if first not in typed_words.passing_words():
        return _number(typed)
    # «In 2 days» is every second day to some, and two days in between to others.
    number = read_number(rest, typed_words.number_fillers())
    return () if number is None else _told(typed, (number, number + 1))


def _told(typed: Typed, numbers: tuple[int, ...]) -> Readings:
    low, high = BOUNDS[typed.ask]
    fitting = [number for number in numbers if low <= number <= high]
    return tuple(typed.wish.told(typed.ask, number) for number in fitting)


def _cycle(typed: Typed) -> Readings:
    numbers = read_numbers(typed.text, typed_words.number_fillers())
    low, high = BOUNDS[Ask.CYCLE]
    if len(numbers) != 2 or not all(low <= number <= high for number in numbers):  # noqa: PLR2004 - on and off
        return ()
    return (typed.wish.told(Ask.CYCLE, *numbers),)


def _month_days(typed: Typed) -> Readings:
    days = set(read_numbers(typed.text, typed_words.number_fillers()))
    if not days or not all(1 <= day <= LONGEST_MONTH for day in days) or len(days & set(LATE_DAYS)) > 1:
        return ()
    return (typed.wish.told(Ask.MONTH_DAYS, sum(1 << (day - 1) for day in days)),)


def _window(typed: Typed) -> Readings:
    hours = read_span(typed.text, typed_words.time_words_typed())
    return () if hours is None else (with_window(typed.wish, hours),)


def _day(typed: Typed) -> Readings:
    day = day_typed(typed.text, typed.today)
    return () if day is None else (replace(typed.wish, day=day),)


READERS: Final[Mapping[Ask, Callable[[Typed], Readings]]] = MappingProxyType(
    {
        Ask.TIMES: _times,
        Ask.DAYS_BETWEEN: _days,
        Ask.CYCLE: _cycle,
        Ask.MONTH_DAYS: _month_days,
        Ask.HOURS_BETWEEN: _hours,
        Ask.WINDOW: _window,
        Ask.MOST: _number,
        Ask.APART: _hours,
        Ask.DAY: _day,
    }
)
