"""Button data about places that women get, beside lists and cards. Append your own classes below.

The rules of `bot.telegram.callbacks` hold here too: prefixes, field orders and numbers are for ever.
"""

from aiogram.filters.callback_data import CallbackData


class ChipsKept(CallbackData, prefix="lk"):
    """Remember these chips of «Open now», or forget them: 0."""

    chips: int


class PinPlace(CallbackData, prefix="lp"):
    """Send the point of a place into the chat, by its short code."""

    code: str


class WeekPicture(CallbackData, prefix="lw"):
    """Draw the week of the places on a page."""

    page: int
