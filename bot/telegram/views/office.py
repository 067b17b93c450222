"""Screens of the hours in which answers are given, in the staff's private chat."""

from collections.abc import Sequence

from bot.domain.conversation import ASKABLE
from bot.domain.duty import DAY_MINUTES, WEEKDAYS
from bot.domain.office import ALL_THEMES, MOST_HOURS, OfficeHours
from bot.domain.programme import Programme
from bot.telegram.desk_callbacks import HoursAct, OfficeStep
from bot.telegram.keyboards import button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import office as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.duties import minute_words, weekday_short
from bot.telegram.texts.time_settings import choice
from bot.telegram.views.paging import side_by_side
from bot.telegram.views.time_settings import back_to_settings

STARTS = tuple(hour * 60 for hour in (0, 7, 8, 9, 10, 11, 12, 14, 16, 18, 20, 22))
LENGTHS = tuple(hour * 60 for hour in (*range(1, 15), 16, 24))


def days_of(mask: int) -> frozenset[int]:
    """Return the weekdays that a number holds as bits; Monday is the lowest."""
    return frozenset(day for day in range(WEEKDAYS) if mask >> day & 1)


def plan_screen(programme: Programme, *, toast: str | None = None) -> Screen:
    """Show all hours, and whose can be edited."""
    text = words.plan(programme.office_hours, programme.zone, on_holidays=programme.answers_on_holidays)
    everything = button(words.subject(ALL_THEMES), _act(OfficeStep.THEME, ALL_THEMES))
    themes = side_by_side(
        [button(words.subject(int(theme)), _act(OfficeStep.THEME, int(theme))) for theme in ASKABLE]
    )
    switch = button(
        words.holidays_label(on_holidays=programme.answers_on_holidays),
        HoursAct(act=OfficeStep.HOLIDAYS, theme=0, days=int(not programme.answers_on_holidays)),
    )
    return Screen(text, ((everything,), *themes, (switch,), back_to_settings()), toast=toast)


def theme_screen(theme: int, hours: Sequence[OfficeHours], *, toast: str | None = None) -> Screen:
    """Show the hours of a theme; each line can be taken out, and one added."""
    rows: list[Row] = [
        (
            button(
                f"✖️ {words.line_words(line)}", HoursAct(act=OfficeStep.REMOVE, theme=theme, **_numbers(line))
            ),
        )
        for line in hours
    ]
    if len(hours) < MOST_HOURS:
        rows.append((button(plain("➕ Add hours"), _act(OfficeStep.DAYS, theme)),))
    back = (button(plain("‹ Back"), _act(OfficeStep.PLAN, theme)),)
    return Screen(words.theme_hours(theme, hours), (*rows, back), toast=toast)


def days_screen(theme: int, mask: int) -> Screen:
    """Let days be chosen, one by one or as usual."""
    days = [
        button(
            choice(weekday_short(day), is_chosen=bool(mask >> day & 1)),
            HoursAct(act=OfficeStep.DAYS, theme=theme, days=mask ^ (1 << day)),
        )
        for day in range(WEEKDAYS)
    ]
    workdays, every = 0b0011111, 0b1111111
    usual = (
        button(
            words.days_words(days_of(workdays)), HoursAct(act=OfficeStep.START, theme=theme, days=workdays)
        ),
        button(plain("Every day"), HoursAct(act=OfficeStep.START, theme=theme, days=every)),
    )
    on = (button(plain("Next ›"), HoursAct(act=OfficeStep.START, theme=theme, days=mask)),)
    rows = (*side_by_side(days, wide=4), usual, *((on,) if mask else ()), _back(theme))
    return Screen(words.choose_days(theme), rows)


def start_screen(theme: int, mask: int, zone: str) -> Screen:
    """Ask from when."""
    starts = [
        button(minute_words(start), HoursAct(act=OfficeStep.END, theme=theme, days=mask, start=start))
        for start in STARTS
    ]
    return Screen(words.choose_start(days_of(mask), zone), (*side_by_side(starts, wide=4), _back(theme)))


def end_screen(theme: int, mask: int, start: int) -> Screen:
    """Ask until when."""
    lengths = [length for length in LENGTHS if length < DAY_MINUTES or start == 0]
    buttons = [
        button(minute_words(end), HoursAct(act=OfficeStep.SAVE, theme=theme, days=mask, start=start, end=end))
        for end in (_wrapped(start + length) for length in lengths)
    ]
    return Screen(words.choose_end(days_of(mask), start), (*side_by_side(buttons, wide=4), _back(theme)))


def _wrapped(minute: int) -> int:
    return minute if minute <= DAY_MINUTES else minute - DAY_MINUTES


def _numbers(line: OfficeHours) -> dict[str, int]:
    return {"days": sum(1 << day for day in line.days), "start": line.starts, "end": line.ends}


def _act(step: OfficeStep, theme: int) -> HoursAct:
    return HoursAct(act=step, theme=theme)


def _back(theme: int) -> tuple[Button, ...]:
    return (button(plain("‹ Back"), _act(OfficeStep.THEME, theme)),)
