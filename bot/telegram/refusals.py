"""Telegram's refusals, told apart by its own words (they carry no codes)."""

from collections.abc import Iterable

from aiogram.exceptions import TelegramAPIError, TelegramForbiddenError

from bot.domain.outgoing import Refusal

TOPIC_LOST = (
    "thread not found",
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
    "chat_admin_required",
    "administrator rights",
    "upgraded to a supergroup",
    "channel_private",
    "peer_id_invalid",
)
MEDIUM_SHUT, WORDS_SHUT = "not enough rights to send", "text messages"
GONE = (
    "user is deactivated",
    "user_deactivated",
    "user_is_blocked",
    "user not found",
    "chat not found",
    "peer_id_invalid",
    "bot was blocked by the user",
)
NOT_MODIFIED = "message is not modified"
NO_TEXT = "there is no text in the message to edit"
TOO_OLD = "message can't be deleted"
HARMLESS = (
    "message to delete not found",
    TOO_OLD,
    "message_delete_forbidden",
    "message_id_invalid",
    NOT_MODIFIED,
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
    for refusal, phrases in PHRASES.items():
        if _says(error, phrases):
            return refusal
    return Refusal.BLOCKED if isinstance(error, TelegramForbiddenError) else Refusal.REJECTED


def is_room_shut(error: TelegramAPIError) -> bool:
    """Tell whether the staff's room takes nothing now: what goes there must wait until it is mended.

    A room that takes words but no pictures is not shut: her next words would wait behind a picture for ever.
    """
    if _says(error, (MEDIUM_SHUT,)) and not _says(error, (WORDS_SHUT,)):
        return False
    return isinstance(error, TelegramForbiddenError) or _says(error, ROOM_SHUT)


def is_harmless(error: TelegramAPIError) -> bool:
    """Tell whether the wished state is reached anyway: gone, unchanged, or beyond our reach."""
    return _says(error, HARMLESS)


def has_no_text(error: TelegramAPIError) -> bool:
    """Tell whether an edit failed because the message is a picture or file, which has a caption at most."""
    return _says(error, (NO_TEXT,))


def is_too_old(error: TelegramAPIError) -> bool:
    """Tell whether a message is not deleted because too much time has passed."""
    return _says(error, (TOO_OLD,))


def is_not_modified(error: TelegramAPIError) -> bool:
    """Tell whether an edit failed only because nothing would change."""
    return _says(error, (NOT_MODIFIED,))


def _says(error: TelegramAPIError, phrases: Iterable[str]) -> bool:
    """Tell whether Telegram says one of these, as words or as one of its capital codes."""
    said = _plain(error.message)
    return any(_plain(phrase) in said for phrase in phrases)


def _plain(words: str) -> str:
    return words.lower().replace("_", " ")
