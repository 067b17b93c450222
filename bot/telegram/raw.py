"""What is read out of a raw update before anybody parses it: nothing in it is trusted."""

from typing import Any

from bot.services.intake import Incoming
from bot.telegram.texts.danger import find_danger


def parse_incoming(body: dict[str, Any]) -> Incoming:
    """Read the id and the sender out of a raw update, trusting nothing else."""
    return Incoming(int(body["update_id"]), _sender(body), body)


def has_id(body: object) -> bool:
    """Tell whether an update can be told apart at all; one without an id can never be confirmed."""
    return isinstance(body, dict) and isinstance(body.get("update_id"), int)


def query_id_in(incoming: Incoming) -> str | None:
    """Return the id by which a press is answered."""
    query = incoming.body.get("callback_query")
    query_id = query.get("id") if isinstance(query, dict) else None
    return query_id if isinstance(query_id, str) else None


def _sender(body: dict[str, Any]) -> int | None:
    for event in body.values():
        if isinstance(event, dict) and isinstance(user := event.get("from") or event.get("user"), dict):
            return user["id"] if isinstance(user.get("id"), int) else None
    return None


def private_chat(incoming: Incoming) -> int | None:
    """Return the private chat somebody writes or presses in; None anywhere else."""
    for event in incoming.body.values():
        message = event.get("message", event) if isinstance(event, dict) else None
        chat = message.get("chat") if isinstance(message, dict) else None
        if isinstance(chat, dict) and chat.get("type") == "private" and isinstance(chat.get("id"), int):
            return int(chat["id"])
    return None


def message_in(body: dict[str, Any]) -> dict[str, Any]:
    """Return the new message of an update; an empty one where there is none."""
    message = body.get("message")
    return message if isinstance(message, dict) else {}


def is_danger(body: dict[str, Any]) -> bool:
    """Tell whether a new message holds words of danger."""
    message = message_in(body)
    words = message.get("text") or message.get("caption")
    return isinstance(words, str) and find_danger(words) is not None
