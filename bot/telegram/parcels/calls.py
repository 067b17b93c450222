"""Parcels that call the team in its group: to conversations by links, never by a woman's name."""

from typing import Any

from aiogram.methods import CreateForumTopic, SendMessage
from aiogram.types import ReplyParameters

from bot.domain.outgoing import Address, Consignment
from bot.domain.staff import Role
from bot.telegram.texts import calls as words
from bot.telegram.texts.catalogue import Safe
from bot.telegram.texts.digest import digest

SUPERGROUP = -1_000_000_000_000  # ids of supergroups lie below this; only their messages have links


def render_calls_topic(consignment: Consignment) -> CreateForumTopic:
    """Open the topic of calls."""
    return CreateForumTopic(
        chat_id=consignment.address.chat_id, name=words.topic(), icon_custom_emoji_id=words.TOPIC_ICON
    )


def render_call(consignment: Consignment) -> SendMessage:
    """Call the team, or tell it the numbers of the morning."""
    payload, address = consignment.parcel.payload, consignment.address
    is_digest = "digest" in payload
    text = digest(payload["digest"]) if is_digest else _call(payload, address)
    return SendMessage(
        chat_id=address.chat_id,
        message_thread_id=address.topic_id,
        text=text,
        parse_mode="HTML",
        protect_content=True,
        reply_parameters=None if is_digest else _answers(payload, address),
    )


def _call(payload: dict[str, Any], address: Address) -> Safe:
    places: list[int | None] = payload["places"]
    return words.call(
        [_link(address.chat_id, place) for place in places],
        [Role(role) for role in payload["roles"]],
        minutes=payload["minutes"],
        is_urgent=payload["is_urgent"],
        is_for_all=payload["is_for_all"],
    )


def _link(chat_id: int, place: int | None) -> str | None:
    """Return the address of a message or topic in a group."""
    if place is None or chat_id > SUPERGROUP:
        return None
    return f"https://t.me/c/{SUPERGROUP - chat_id}/{place}"


def _answers(payload: dict[str, Any], address: Address) -> ReplyParameters | None:
    """Answer the card where messages have no links."""
    places = payload["places"]
    if address.topic_id is not None or address.chat_id < SUPERGROUP or len(places) > 1 or places[0] is None:
        return None
    return ReplyParameters(message_id=places[0], allow_sending_without_reply=True)
