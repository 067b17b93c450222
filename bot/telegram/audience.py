"""Whom an update comes from, as far as routers care."""

from enum import StrEnum

from aiogram.filters import Filter
from aiogram.types import TelegramObject, Update, User

MASKS = frozenset({1087968824, 136817688, 777000})  # anonymous administrators, channels, their linked posts


class Audience(StrEnum):
    """The kinds of places the bot is spoken to from, whoever hides behind a chat there, and nobody."""

    CLIENT = "client"
    PASSER_BY = "passer_by"  # in private, with a referral slip in hand: nothing of them is remembered
    STAFF_PRIVATE = "staff_private"
    STAFF_ROOM = "staff_room"
    DISGUISED = "disguised"  # in the staff's room, as an anonymous administrator or a channel
    OTHER_CHAT = "other_chat"
    NOBODY = "nobody"


class From(Filter):
    """Let through what comes from these audiences."""

    def __init__(self, *audiences: Audience) -> None:
        self._audiences = audiences

    async def __call__(self, event: TelegramObject, audience: Audience = Audience.NOBODY) -> bool:
        """Compare with what `Recognise` found."""
        del event
        return audience in self._audiences


def audience_in_room(update: Update, user: User | None) -> Audience:
    """Tell who speaks in the staff's room; who comes there, and where it goes, matters whoever does it."""
    message = update.message or update.edited_message
    is_news = message is not None and (
        message.new_chat_members
        or message.migrate_to_chat_id
        or message.forum_topic_edited
        or message.forum_topic_closed
    )
    if update.chat_member or update.my_chat_member or is_news:
        return Audience.STAFF_ROOM
    has_mask = user is not None and user.id in MASKS
    if has_mask or (message is not None and message.sender_chat is not None):
        return Audience.DISGUISED
    return Audience.NOBODY if user is None or user.is_bot else Audience.STAFF_ROOM
