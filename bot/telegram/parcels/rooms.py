"""Parcels for places a conversation has left, or comes back to: their topic is closed, or opened again."""

from typing import Any

from aiogram.methods import (
    CloseForumTopic,
    EditForumTopic,
    EditMessageReplyMarkup,
    EditMessageText,
    ReopenForumTopic,
)

from bot.domain.conversation import Theme
from bot.domain.outgoing import Consignment
from bot.telegram.parcels import Call
from bot.telegram.parcels.staff import TITLE_LIMIT, topic_look
from bot.telegram.texts import rooms as words
from bot.telegram.texts import staff as staff_words
from bot.telegram.texts.aliases import alias_name
from bot.telegram.texts.themes import theme_name


def render_leave(consignment: Consignment) -> list[Call]:
    """Take the buttons off a card, whose words stay, and close its topic; its last line is a note."""
    payload, address = consignment.parcel.payload, consignment.address
    alias, theme = alias_name(payload["alias"]), theme_name(Theme(payload["theme"]))
    calls: list[Call] = []
    if address.card_id is not None:
        place: dict[str, Any] = {"chat_id": address.chat_id, "message_id": address.card_id}
        text = words.left_card(alias, theme, payload["to"])
        anew = EditMessageText(**place, text=text, parse_mode="HTML")
        calls.append(anew if address.is_old_card else EditMessageReplyMarkup(**place))
    if address.topic_id is not None:
        topic = {"chat_id": address.chat_id, "message_thread_id": address.topic_id}
        title = None if payload.get("titled") else words.left_title(alias, theme)[:TITLE_LIMIT]
        icon = staff_words.topic_icon("closed", is_urgent=False)
        calls += [
            EditForumTopic(**topic, name=title, icon_custom_emoji_id=icon),
            CloseForumTopic(**topic),
        ]
    return calls


def render_reopen(consignment: Consignment) -> list[Call]:
    """Open a topic again, with the title of how things stand."""
    title, address = consignment.parcel.payload["title"], consignment.address
    if address.topic_id is None:
        return []
    topic: dict[str, Any] = {"chat_id": address.chat_id, "message_thread_id": address.topic_id}
    return [ReopenForumTopic(**topic), EditForumTopic(**topic, **topic_look(title))]
