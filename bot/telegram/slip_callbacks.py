"""Button data about referral slips that the staff get; women's is in `place_callbacks`.

The rules of `bot.telegram.callbacks` hold here too: prefixes, field orders and numbers are for ever.
"""

from aiogram.filters.callback_data import CallbackData


class DeskSlips(CallbackData, prefix="ia"):
    """Offer a page of the places to which the woman of a conversation may be referred."""

    thread: str
    page: int = 0


class DeskSlip(CallbackData, prefix="ib"):
    """Refer her to a place, told by its short code as a number."""

    thread: str
    place: int
