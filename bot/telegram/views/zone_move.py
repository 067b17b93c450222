"""The screen that asks by which clock her reminders are to come after a move."""

from datetime import datetime
from enum import IntEnum

from bot.services.zone_moves import ZoneChoice
from bot.telegram.callbacks import Go, Place
from bot.telegram.form_callbacks import ZoneMove
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Screen
from bot.telegram.texts import zone_move as words
from bot.telegram.texts.catalogue import plain


class Clock(IntEnum):
    """Which clock holds; the numbers stand in buttons and are for ever."""

    ASK = 0
    NEW = 1
    HOME = 2


def zone_screen(choice: ZoneChoice, now: datetime) -> Screen:
    """Ask by which clock they are to come."""
    answers = (
        button(plain("The new way"), ZoneMove(answer=Clock.NEW)),
        button(plain("The way of home"), ZoneMove(answer=Clock.HOME)),
    )
    return Screen(words.by_which_clock(choice, now), (answers, home_row(Go(to=Place.REMINDERS))))
