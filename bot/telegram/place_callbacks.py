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


class SlipTake(CallbackData, prefix="ls"):
    """Take a referral slip for a place; `what` and `page` lead back, as in `Card`."""

    code: str
    what: int
    page: int = 0


class SlipAct(CallbackData, prefix="lt"):
    """Show her slip or its QR picture, or call it off; the steps are in `bot.telegram.views.slips`."""

    slip: str
    act: int


class SlipMark(CallbackData, prefix="lu"):
    """Mark a slip as used, from the page a clinic sees; `sure` 1 is the second press, 2 goes back."""

    slip: str
    sure: int = 0


class WeekPicture(CallbackData, prefix="lw"):
    """Draw the week of the places on a page."""

    page: int
