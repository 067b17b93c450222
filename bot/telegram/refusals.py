"""Telegram's refusals, told apart by its own words (they carry no codes)."""

from aiogram.exceptions import TelegramAPIError, TelegramForbiddenError

from bot.domain.outgoing import Refusal

TOPIC_LOST = (
    "message thread not found",
    "topic_deleted",
    "topic_id_invalid",
    "topic_closed",
    "topic_not_found",
)
FULL = ("topics_too_much", "too_many_topics", "too many topics", "topics too much")
NOT_A_FORUM = ("the chat is not a forum", "not enough rights to create a topic", "topics are disabled")
ROOM_SHUT = (
    "not enough rights",
    "have no rights",
    "chat_write_forbidden",
    "chat not found",
    "chat_restricted",
)
GONE = ("user is deactivated", "chat not found", "bot was blocked by the user")
NO_TEXT = "there is no text in the message to edit"
TOO_OLD = "message can't be deleted"
HARMLESS = (
    "message to delete not found",
    TOO_OLD,
    "message is not modified",
    "message to edit not found",
    "message can't be edited",
    NO_TEXT,
    "there is no caption in the message to edit",
    "reaction_invalid",
    "message to react not found",
    "topic_id_invalid",
    "topic_not_modified",
)


PHRASES = {
    Refusal.FULL: FULL,
    Refusal.TOPIC_LOST: TOPIC_LOST,
    Refusal.QUOTE: ("quote",),
    Refusal.NOT_A_FORUM: NOT_A_FORUM,
    Refusal.BLOCKED: GONE,
}


def refusal_of(error: TelegramAPIError) -> Refusal:
    """Name the refusal behind a 400 or a 403."""
    words = error.message.lower()
    for refusal, phrases in PHRASES.items():
        if any(phrase in words for phrase in phrases):
            return refusal
    return Refusal.BLOCKED if isinstance(error, TelegramForbiddenError) else Refusal.REJECTED


def is_room_shut(error: TelegramAPIError) -> bool:
    """Tell whether the staff's room takes nothing now: what goes there must wait until it is mended."""
    words = error.message.lower()
    return isinstance(error, TelegramForbiddenError) or any(phrase in words for phrase in ROOM_SHUT)


def is_harmless(error: TelegramAPIError) -> bool:
    """Tell whether the wished state is reached anyway: gone, unchanged, or beyond our reach."""
    words = error.message.lower()
    return any(phrase in words for phrase in HARMLESS)


def has_no_text(error: TelegramAPIError) -> bool:
    """Tell whether an edit failed because the message is a picture or file, which has a caption at most."""
    return NO_TEXT in error.message.lower()


def is_too_old(error: TelegramAPIError) -> bool:
    """Tell whether a message is not deleted because too much time has passed."""
    return TOO_OLD in error.message.lower()


def is_not_modified(error: TelegramAPIError) -> bool:
    """Tell whether an edit failed only because nothing would change."""
    return "message is not modified" in error.message.lower()
