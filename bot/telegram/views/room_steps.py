"""What buttons about rooms do, and the short numbers by which they name a room or a member."""

from enum import IntEnum
from uuid import UUID

from bot.telegram.desk_callbacks import RoomAct
from bot.telegram.keyboards import button
from bot.telegram.screens import Button
from bot.telegram.texts.catalogue import plain

MARK_SHIFT = 96  # what is left of an id's 128 bits is enough for a team and its rooms


class RoomStep(IntEnum):
    """What can be done about rooms; numbers stand in buttons and are for ever."""

    LIST = 1
    SCOPE = 2
    ROLE = 3
    CITY = 4
    UNBIND = 5
    RESUME = 6
    MEMBERS = 7
    BIND_MEMBER = 8


class RoomHand(IntEnum):
    """How a conversation goes to another room; numbers stand in buttons and are for ever."""

    ASK = 1
    PLAIN = 2
    WITH_NOTE = 3


class NoteStep(IntEnum):
    """What becomes of a note to a colleague; numbers stand in buttons and are for ever."""

    WRITE = 1
    NONE = 2


def mark_of(some_id: UUID) -> int:
    """Return a short number that tells a few things apart."""
    return some_id.int >> MARK_SHIFT


def resume_button(room_id: UUID) -> Button:
    """Make the button that lets everything go into a paused room again."""
    return button(plain("All is well, go on"), RoomAct(act=RoomStep.RESUME, room=mark_of(room_id)))
