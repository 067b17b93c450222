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
