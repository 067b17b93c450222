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


class BusGo(CallbackData, prefix="ld"):
    """Show where a bus stands, by the short code of its place; `what` and `page` lead back to its card."""

    code: str
    what: int
    page: int = 0


class BusStops(CallbackData, prefix="le"):
    """List the stops of a bus she may hear of; an empty code lists those she does hear of, of all buses."""

    code: str = ""


class StopSwitch(CallbackData, prefix="lf"):
    """Begin or cease to tell her of a stop by its number; `mine` is 1 in the list of all hers."""

    code: str
    stop: int
    mine: int = 0


class StopNewsAct(CallbackData, prefix="lg"):
    """Open the news of a bus, or hide them again: 0."""

    code: str
    is_open: int


class DistrictPick(CallbackData, prefix="li"):
    """Choose a district; `what` is the list it is chosen for, as in `Shelf`."""

    what: int


class DistrictKept(CallbackData, prefix="lj"):
    """Remember the district of a list, or forget it where the list has none; `what` is as in `Shelf`."""

    what: int
