"""Screens that ask on which days, or after how many hours, a reminder comes."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from bot.domain.rrules import LONGEST_MONTH
from bot.domain.wall_times import Hours
from bot.domain.wishes import (
    ALWAYS,
    LAST_NUMBER,
    REAL_HOURS,
    SAME_CLOCK,
    WEEK,
    Ask,
    Way,
    Wish,
    chosen,
    toggled,
)
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import reminder_form as words
from bot.telegram.texts.catalogue import plain, plain_n
from bot.telegram.texts.recurrence import MONDAY
from bot.telegram.texts.times import clock_words, day_of_week, list_words, span_words
from bot.telegram.views.paging import side_by_side
from bot.telegram.views.reminder_steps import Look, back_row, choice

OFFERED_GAPS = (2, 3, 4, 5, 7, 10, 14, 28)
OFFERED_CYCLES = ((21, 7), (24, 4), (5, 2), (1, 1))
OFFERED_HOURS_BETWEEN = (4, 6, 8, 12, 24, 48)
OFFERED_MOST = (1, 2, 3, 4, 6, 8)
OFFERED_APART = (0, 2, 4, 6, 8, 12)
OFFERED_WINDOWS = ("08:00-22:00", "09:00-21:00", "10:00-20:00")
CHOSEN = "✅ {label}"
GRID = 8
THREE, FOUR = 3, 4


def other_screen(wish: Wish, look: Look) -> Screen:
    """Offer the rarer ways."""
    del look
    ways = (
        (plain("By days of the week"), Way.WEEKDAYS),
        (plain("Every few days"), Way.EVERY_DAYS),
        (plain("Days on and off: 21/7"), Way.CYCLE),
        (plain("By days of the month"), Way.MONTH_DAYS),
        (plain("Such as the 2nd Tuesday"), Way.NTH_WEEKDAY),
        (plain("Every few hours"), Way.HOURS),
        (plain("After the last one"), Way.AFTER_LAST),
        (plain("Only when needed"), Way.NEEDED),
    )
    rows = side_by_side([choice(label, wish.by(way)) for label, way in ways])
    return Screen(words.question(Ask.OTHER), (*rows, back_row(Ask.OTHER, wish)))


def weekdays_screen(wish: Wish, look: Look) -> Screen:
    """Let her mark days of the week."""
    names = [(day, day_of_week(MONDAY + timedelta(days=day))) for day in range(WEEK)]
    return _marked(wish, Ask.WEEKDAYS, names, wide=FOUR, again=look.again)


def month_days_screen(wish: Wish, look: Look) -> Screen:
    """Let her mark days of the month."""
    names = [(day, str(day + 1)) for day in range(LONGEST_MONTH)]
    return _marked(wish, Ask.MONTH_DAYS, names, wide=GRID, again=look.again)


def _marked(wish: Wish, ask: Ask, names: Sequence[tuple[int, str]], *, wide: int, again: bool) -> Screen:
    marked = set(chosen(wish))
    buttons = [
        choice(CHOSEN.format(label=name) if bit in marked else name, toggled(wish, bit), ask)
        for bit, name in names
    ]
    go_on = ((choice(plain("Next"), wish),),) if marked else ()
    rows = (*side_by_side(buttons, wide=wide), *go_on, back_row(ask, wish))
    return Screen(words.question(ask, again=again), rows)


def days_between_screen(wish: Wish, look: Look) -> Screen:
    """Ask how many days lie between."""
    offers = [choice(gap_label(gap), wish.told(Ask.DAYS_BETWEEN, gap)) for gap in OFFERED_GAPS]
    return _offers(Ask.DAYS_BETWEEN, wish, look, side_by_side(offers, wide=FOUR))


def gap_label(days: int) -> str:
    """Label so many days."""
    return plain_n("{count} day", "{count} days", days)


def cycle_screen(wish: Wish, look: Look) -> Screen:
    """Ask how many days on and off."""
    offers = [choice(f"{on}/{off}", wish.told(Ask.CYCLE, on, off)) for on, off in OFFERED_CYCLES]
    return _offers(Ask.CYCLE, wish, look, (tuple(offers),))


def nth_screen(wish: Wish, look: Look) -> Screen:
    """Ask which one of the month."""
    numbers = range(1, LAST_NUMBER + 1)
    offers = [choice(words.nth_label(number), wish.told(Ask.NTH, number)) for number in numbers]
    return _offers(Ask.NTH, wish, look, side_by_side(offers, wide=THREE))


def nth_weekday_screen(wish: Wish, look: Look) -> Screen:
    """Ask which day of the week that one is."""
    offers = [
        choice(day_of_week(MONDAY + timedelta(days=day)), wish.told(Ask.NTH_WEEKDAY, day))
        for day in range(WEEK)
    ]
    return _offers(Ask.NTH_WEEKDAY, wish, look, side_by_side(offers, wide=FOUR))


def hours_between_screen(wish: Wish, look: Look) -> Screen:
    """Ask how many hours lie between."""
    offers = [_hours(hours, wish.told(Ask.HOURS_BETWEEN, hours)) for hours in OFFERED_HOURS_BETWEEN]
    return _offers(Ask.HOURS_BETWEEN, wish, look, side_by_side(offers, wide=THREE))


def _hours(hours: int, wish: Wish) -> Button:
    return choice(plain("{count} h", count=hours), wish)


def window_screen(wish: Wish, look: Look) -> Screen:
    """Ask whether it keeps to the daytime."""
    windows = [Hours.read(text) for text in OFFERED_WINDOWS]
    offers = [choice(span_words(one.start, one.end), with_window(wish, one)) for one in windows]
    always = (choice(plain("Day and night"), wish.told(Ask.WINDOW, ALWAYS)),)
    return _offers(Ask.WINDOW, wish, look, (always, tuple(offers)))


def with_window(wish: Wish, hours: Hours) -> Wish:
    """Return a wish that keeps to these hours."""
    edges = [wall.hour * 60 + wall.minute for wall in (hours.start, hours.end)]
    return wish.told(Ask.WINDOW, *edges)


def most_screen(wish: Wish, look: Look) -> Screen:
    """Ask for the doctor's maximum."""
    offers = [choice(str(most), wish.told(Ask.MOST, most)) for most in OFFERED_MOST]
    return _offers(Ask.MOST, wish, look, side_by_side(offers, wide=THREE))


def apart_screen(wish: Wish, look: Look) -> Screen:
    """Ask for the doctor's hours between."""
    offers = [_hours(hours, wish.told(Ask.APART, hours)) for hours in OFFERED_APART]
    return _offers(Ask.APART, wish, look, side_by_side(offers, wide=THREE))


def meaning_screen(wish: Wish, look: Look) -> Screen:
    """Ask, once, whether the clock on the wall or real hours count."""
    del look
    hours, first = wish.numbers[0], wish.times[0]
    real = wish.told(Ask.WINDOW, REAL_HOURS).at(*wish.times)
    clock = wish.told(Ask.WINDOW, SAME_CLOCK).at(*wish.times)
    rows: tuple[Row, ...] = (
        (choice(plain("Always at {time} by the clock", time=clock_words(first)), clock),),
        (choice(plain_n("Every {count} hour exactly", "Every {count} hours exactly", hours), real),),
        back_row(Ask.MEANING, wish),
    )
    return Screen(words.what_is_meant(hours), rows)


def reading_screen(ask: Ask, wish: Wish, readings: Sequence[Wish]) -> Screen:
    """Ask which meaning of what she typed is right."""
    rows = [(choice(_reading(ask, one), one),) for one in readings]
    return Screen(words.which_reading(), (*rows, back_row(ask, wish)))


def _reading(ask: Ask, wish: Wish) -> str:
    if ask is Ask.TIMES:
        return list_words([clock_words(wall) for wall in wish.times])
    return gap_label(wish.numbers[0])


def _offers(ask: Ask, wish: Wish, look: Look, rows: Sequence[Row]) -> Screen:
    return Screen(words.question(ask, again=look.again), (*rows, back_row(ask, wish)))


DETAIL_SCREENS: Final[Mapping[Ask, Callable[[Wish, Look], Screen]]] = MappingProxyType(
    {
        Ask.OTHER: other_screen,
        Ask.WEEKDAYS: weekdays_screen,
        Ask.DAYS_BETWEEN: days_between_screen,
        Ask.CYCLE: cycle_screen,
        Ask.MONTH_DAYS: month_days_screen,
        Ask.NTH: nth_screen,
        Ask.NTH_WEEKDAY: nth_weekday_screen,
        Ask.HOURS_BETWEEN: hours_between_screen,
        Ask.WINDOW: window_screen,
        Ask.MOST: most_screen,
        Ask.APART: apart_screen,
        Ask.MEANING: meaning_screen,
    }
)
