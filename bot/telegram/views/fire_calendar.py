"""Her calendar: a month in words, and as a picture when she asks for one."""

from collections.abc import Callable
from datetime import date
from importlib import import_module

from bot.domain.fire_calendar import month_number
from bot.services.fire_calendar import MonthView
from bot.telegram.callbacks import Go, Place
from bot.telegram.fire_callbacks import MonthPicture, MonthShow, PhoneCalendar
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Button, Picture, Reply, Screen
from bot.telegram.texts import fire_calendar as words
from bot.telegram.texts.catalogue import lines, plain


def month_screen(view: MonthView) -> Screen:
    """Show a month in words."""
    turns = tuple(
        _month_button(label, month)
        for label, month in (("‹ {month}", view.earlier), ("{month} ›", view.later))
        if month is not None
    )
    drawing = (button(plain("🖼 As a picture"), MonthPicture(month=month_number(view.first))),)
    phone = (button(words.phone_calendar_label(), PhoneCalendar()),)
    return Screen(words.month_told(view), (turns, drawing, phone, home_row(Go(to=Place.REMINDERS))))


def month_picture_reply(view: MonthView) -> Reply:
    """Draw a month: in the picture and under it stands no word but the days and the month."""
    name = f"{view.first:%m-%Y}"
    picture = Picture(name, _drawing(words.month_table(view)), is_protected=True)
    back = home_row(MonthShow(month=month_number(view.first)))
    return Reply(lines(words.month_words(view.first)), (back,), picture=picture)


def _month_button(label: str, month: date) -> Button:
    return button(label.format(month=words.month_name(month)), MonthShow(month=month_number(month)))


def _drawing(table: words.MonthTable) -> Callable[[], bytes]:
    """Put off loading the library until the picture is drawn."""

    def make() -> bytes:
        drawn: bytes = import_module("bot.telegram.month_picture").draw(table)
        return drawn

    return make
