"""Links into the staff's group, for its members only."""

from bot.domain.conversation import Thread
from bot.domain.staff import Room

SUPERGROUP = "-100"


def conversation_url(thread: Thread, room: Room | None) -> str | None:
    """Return a link to the topic of a conversation, else to its card; a plain group has no links."""
    if room is None or not str(room.chat_id).startswith(SUPERGROUP):
        return None
    place = thread.topic_id if room.is_forum is not False and thread.topic_id else thread.card_id
    return None if place is None else place_url(room.chat_id, place)


def place_url(chat_id: int, place: int) -> str | None:
    """Return a link to a topic or message of a supergroup; None for a chat that has no links."""
    if not str(chat_id).startswith(SUPERGROUP):
        return None
    return f"https://t.me/c/{str(chat_id).removeprefix(SUPERGROUP)}/{place}"
