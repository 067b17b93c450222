"""Buttons of the row of visits of a pregnancy; the rules of `bot.telegram.callbacks` hold here too."""

from enum import IntEnum

from aiogram.filters.callback_data import CallbackData


class SeriesStep(IntEnum):
    """What is shown of the row; numbers are for ever."""

    ASK = 1
    WEEK = 2
    DUE = 3
    PERIOD = 4
    ITEMS = 5
    SAVE = 6


class SeriesForm(CallbackData, prefix="vc"):
    """Ask for the date, or show or keep the row.

    `due` is the ordinal of the day the child is due, `on` has a bit for each place in `STAGES`, `series` is
    the id the row will have.
    """

    step: int
    due: int = 0
    on: int = 0
    series: str = ""
