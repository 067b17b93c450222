"""Kinds of button data about handing over; the rules of `bot.telegram.callbacks` hold here too."""

from aiogram.filters.callback_data import CallbackData


class DeskRoom(CallbackData, prefix="dm"):
    """Hand a conversation over to another room, told by a number short for its id; see `RoomHand`."""

    thread: str
    room: int
    step: int


class QueueRoom(CallbackData, prefix="qm"):
    """Hand a conversation over to another room, from the private chat; see `DeskRoom`."""

    thread: str
    room: int
    step: int
    where: int
    page: int = 0


class DeskNote(CallbackData, prefix="dn"):
    """Add a note to what was just handed over to a colleague, or none; `where` 0 is the card in a room."""

    thread: str
    step: int
    where: int = 0
    page: int = 0
