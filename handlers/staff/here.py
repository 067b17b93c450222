"""Where a member writes or presses, and which conversation that is about."""

from typing import TypedDict
from uuid import UUID

from aiogram.types import Message

from bot.domain.conversation import MovedAway, TakenAlready, Thread
from bot.domain.errors import NotFound
from bot.domain.staff import Room
from bot.services.scope import Scope
from bot.telegram.screens import Toast
from bot.telegram.texts.rooms import moved_away
from bot.telegram.texts.staff import gone, taken_by_another


class Where(TypedDict):
    """Where in a room a message stands: in which topic, and which message it answers."""

    topic_id: int | None
    reply_to: int | None


def where(message: Message) -> Where:
    """Return topic and answered message; in a topic every message answers its first, which says nothing."""
    answered, topic_id = message.reply_to_message, message.message_thread_id
    is_answer = answered is not None and answered.message_id != topic_id
    return {
        "topic_id": topic_id if message.is_topic_message else None,
        "reply_to": answered.message_id if answered is not None and is_answer else None,
    }


REFUSALS = (NotFound, TakenAlready, MovedAway, ValueError)


def refused(error: Exception) -> Toast:
    """Say why a press on a card has no effect."""
    if isinstance(error, TakenAlready):
        return Toast(taken_by_another())
    return Toast(moved_away() if isinstance(error, MovedAway) else gone())


async def conversation_here(thread: str, scope: Scope, room: Room | None) -> Thread:
    """Return the conversation of a card that was pressed in a room.

    Raises:
        NotFound: it is gone.
        MovedAway: it was handed over to another room, or this chat is none.
        ValueError: this names no conversation.
    """
    found = await scope.desk.get(UUID(thread))
    if room is None or not found.belongs_to(room.id):
        raise MovedAway
    return found
