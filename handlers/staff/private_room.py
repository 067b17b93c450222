"""A member's private chat that is a room: a reply goes to the woman it answers, nothing else does."""

from typing import Any

from aiogram import F, Router
from aiogram.filters import Command, Filter
from aiogram.types import Message

from bot.domain.conversation import Thread
from bot.domain.staff import Member, Room
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.contents import WRITTEN
from handlers.staff.here import where
from handlers.staff.room import IS_NOTE, NOTE_MARK, answer, change, note, take_back


class IsRoom(Filter):
    """Let through what comes from a chat that is a room."""

    async def __call__(self, message: Message, room: Room | None = None) -> bool:
        """Look at the room."""
        del message
        return room is not None


class AnswersHer(Filter):
    """Let through what replies to a message of a conversation, in a chat that is a room."""

    async def __call__(self, message: Message, scope: Scope, room: Room | None = None) -> bool:
        """Look for the conversation."""
        if room is None or where(message)["reply_to"] is None:
            return False
        return await scope.desk.find_for_staff(room, **where(message)) is not None


class AnswersWhatLeft(Filter):
    """Let through what is written to a conversation in a chat that is no room any more."""

    async def __call__(
        self, message: Message, scope: Scope, member: Member | None = None, room: Room | None = None
    ) -> bool | dict[str, Any]:
        """Put the conversation and the former room beside the message."""
        left = await scope.staff_rooms.left_at(message.chat.id) if member and room is None else None
        thread = None if left is None else await scope.desk.find_for_staff(left, **where(message))
        return False if thread is None else {"thread": thread, "left": left}


def router() -> Router:
    """Take replies in a private room, and refuse in words what is written where no room is any more."""
    router = Router(name="private_room")
    in_private = From(Audience.STAFF_PRIVATE)
    router.message.register(note, in_private, IS_NOTE, IsRoom())
    router.message.register(take_back, in_private, Command("unsend"), AnswersHer())
    words = ~F.text.startswith("/")
    router.message.register(answer, in_private, words, F.content_type.in_(WRITTEN), AnswersHer())
    notes_too = F.text.startswith(NOTE_MARK) | words
    router.edited_message.register(change, in_private, notes_too, AnswersHer())
    elsewhere = From(Audience.STAFF_PRIVATE, Audience.OTHER_CHAT)
    router.message.register(refuse, elsewhere, words, AnswersWhatLeft())
    return router


async def refuse(message: Message, scope: Scope, thread: Thread, left: Room) -> None:
    """Say that it does not reach her from here."""
    await scope.handing.refuse(
        thread, left, topic_id=where(message)["topic_id"], message_id=message.message_id
    )
