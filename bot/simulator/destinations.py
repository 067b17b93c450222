"""Where a message may go: chats and topics, and Telegram's reasons to refuse them."""

from bot.simulator.errors import Refused, bad_request, forbidden
from bot.simulator.state import GENERAL_TOPIC, Chat, Json, State

THREAD_LOST = "message thread not found"


def reachable(state: State, params: Json, name: str = "chat_id") -> Chat:
    """Return the chat a call is about.

    Raises:
        Refused: not found, upgraded to another id, or the bot is not in the group.
    """
    chat = state.chat(params.get(name, 0))
    if chat.migrated_to is not None:
        words = "Bad Request: group chat was upgraded to a supergroup chat"
        raise Refused(400, words, {"migrate_to_chat_id": chat.migrated_to})
    if chat.is_group and not chat.has_bot:
        raise forbidden("bot is not a member of the supergroup chat")
    return chat


def writable(state: State, params: Json) -> tuple[Chat, int | None]:
    """Return the chat and topic a message may go to.

    Raises:
        Refused: as `reachable`; blocked, never started, deactivated; the topic is gone or closed.
    """
    chat = reachable(state, params)
    if not chat.is_group:
        _check_person(chat)
    return chat, _topic(chat, params.get("message_thread_id"))


def _check_person(chat: Chat) -> None:
    if chat.deactivated:
        raise forbidden("user is deactivated")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")


def _topic(chat: Chat, thread_id: int | None) -> int | None:
    """Return the topic; General has no number of its own to write to, as in Telegram."""
    if thread_id is None:
        return None
    if thread_id == GENERAL_TOPIC or thread_id not in chat.topics:
        raise bad_request(THREAD_LOST)
    if chat.topics[thread_id].closed and not has_right(chat, "can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")
    return thread_id


def has_right(chat: Chat, right: str) -> bool:
    """Tell whether the bot is an administrator with this right."""
    return chat.bot_is_admin and right in chat.bot_rights
