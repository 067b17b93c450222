"""Taking her reminders out for the calendar of the phone: the truth first, then the file."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from importlib import import_module

from bot.domain.reminder import Plan
from bot.telegram.fire_callbacks import MonthShow, PhoneCalendar
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Document, Reply, Screen
from bot.telegram.texts import fire_calendar as words
from bot.telegram.texts.catalogue import plain


def phone_calendar_screen() -> Screen:
    """Say who sees the calendar of a phone before anything goes there."""
    send = (button(plain("Send the file"), PhoneCalendar(act=1)),)
    return Screen(words.phone_calendar(), (send, home_row(MonthShow())))


def phone_calendar_reply(plans: Sequence[Plan], now: datetime, today: date) -> Reply:
    """Send the file: its name is a date, its words are hers."""
    document = Document(f"{today:%d-%m-%Y}.ics", _writing(plans, now))
    return Reply(words.phone_file(), (home_row(MonthShow()),), document=document)


def _writing(plans: Sequence[Plan], now: datetime) -> Callable[[], bytes]:
    """Put off loading the library until the file is written."""

    def make() -> bytes:
        written: bytes = import_module("bot.services.plan_ics").write_ics(plans, now)
        return written

    return make
