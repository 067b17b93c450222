"""Buttons under reminders that have come, of her calendar, and of what she takes when needed.

The rules of `bot.telegram.callbacks` hold here too: prefixes, field orders and numbers are for ever,
and every press is re-read.
"""

from aiogram.filters.callback_data import CallbackData


class FireEarlier(CallbackData, prefix="fa"):
    """Say that it was done so many minutes ago."""

    fire: str
    minutes: int


class FireAlone(CallbackData, prefix="fb"):
    """Choose at which hour she is usually alone, in minutes since midnight; a reminder waits for it."""

    fire: str
    minute: int


class MonthShow(CallbackData, prefix="fc"):
    """Show a month of her calendar by its number, as `bot.domain.fire_calendar` counts; 0 is this one."""

    month: int = 0


class MonthPicture(CallbackData, prefix="fd"):
    """Draw a month of her calendar."""

    month: int


class NeededNote(CallbackData, prefix="fe"):
    """Note that she takes one now."""

    plan: str


class NeededUndo(CallbackData, prefix="ff"):
    """Take back what was noted."""

    fire: str


class PhoneCalendar(CallbackData, prefix="fg"):
    """Say what the phone's calendar means (0), or send the file for it (1)."""

    act: int = 0
