"""What a press on a message in the staff's room may change of it."""

from aiogram.types import CallbackQuery, Message

from bot.domain.staff import Room
from bot.services.beside import Spot
from bot.services.scope import Scope
from bot.telegram.screens import Rows, Screen


async def on_card(query: CallbackQuery, screen: Screen, scope: Scope, room: Room | None) -> Screen | Rows:
    """Change only the buttons of a card, since her words may stand in it; an old one anew."""
    pressed = query.message
    if room is None or pressed is None:
        return screen
    if room.is_forum is False and await scope.raising.pressed(room, pressed.message_id):
        return Rows((), screen.toast)
    if await scope.topics.is_old_card(room, pressed.message_id):
        return screen
    return Rows(screen.rows, screen.toast)


def spot_of(query: CallbackQuery, room: Room | None) -> Spot | None:
    """Return where the pressed button stands; None in a chat that is no room."""
    if room is None:
        return None
    pressed = query.message
    in_topic = isinstance(pressed, Message) and bool(pressed.is_topic_message)
    return Spot(room, pressed.message_thread_id if isinstance(pressed, Message) and in_topic else None)
