"""Parcels for the staff's room: never forwarded, never with her name, always protected."""

from typing import Any

from aiogram.methods import (
    CreateForumTopic,
    DeleteForumTopic,
    SendMessage,
    SendPhoto,
    SetMessageReaction,
)
from aiogram.types import LinkPreviewOptions, ReactionTypeEmoji, ReplyParameters

from bot.domain.conversation import Theme
from bot.domain.outgoing import Consignment
from bot.telegram.contents import entities_of
from bot.telegram.markup import inline_keyboard
from bot.telegram.parcels import Call
from bot.telegram.texts import staff as words
from bot.telegram.texts.aliases import alias_name
from bot.telegram.texts.themes import theme_name
from bot.telegram.views.staff import card_screen

TITLE_LIMIT = 128
RECEIVED = "👌"
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def render_topic(consignment: Consignment) -> CreateForumTopic:
    """Open the topic of a conversation."""
    payload = consignment.parcel.payload
    title = words.topic_title(alias_name(payload["alias"]), theme_name(Theme(payload["theme"])))
    return CreateForumTopic(chat_id=consignment.address.chat_id, name=title[:TITLE_LIMIT])


def render_card(consignment: Consignment) -> SendMessage:
    """Show the card of a conversation."""
    payload = consignment.parcel.payload
    screen = card_screen(payload)
    return SendMessage(
        **_place(consignment),
        text=screen.text,
        parse_mode="HTML",
        reply_markup=inline_keyboard(screen.rows),
        protect_content=True,
    )


def render_relay(consignment: Consignment) -> Call:
    """Show her message as a new one, with her own formatting only."""
    payload = consignment.parcel.payload
    content, place = payload["content"], _place(consignment)
    if payload.get("answers"):
        answered = ReplyParameters(message_id=payload["answers"], allow_sending_without_reply=True)
        place["reply_parameters"] = answered
    if "photo" in content:
        return SendPhoto(
            **place,
            photo=content["photo"],
            caption=content.get("caption"),
            caption_entities=entities_of(content),
            parse_mode=None,
            protect_content=True,
        )
    return SendMessage(
        **place,
        text=content["text"],
        entities=entities_of(content),
        parse_mode=None,
        link_preview_options=NO_PREVIEW,
        protect_content=True,
    )


def render_note(consignment: Consignment) -> SendMessage:
    """Say a line of the bot's own."""
    text = words.note(consignment.parcel.payload["code"])
    return SendMessage(**_place(consignment), text=text, parse_mode="HTML", protect_content=True)


def render_receipt(consignment: Consignment) -> SetMessageReaction:
    """Mark an answer as delivered."""
    return SetMessageReaction(
        chat_id=consignment.address.chat_id,
        message_id=consignment.parcel.payload["message_id"],
        reaction=[ReactionTypeEmoji(emoji=RECEIVED)],
    )


def render_drop_topic(consignment: Consignment) -> DeleteForumTopic:
    """Delete a topic with all its messages."""
    topic_id = consignment.parcel.payload["topic_id"]
    return DeleteForumTopic(chat_id=consignment.address.chat_id, message_thread_id=topic_id)


def _place(consignment: Consignment) -> dict[str, Any]:
    address = consignment.address
    return {"chat_id": address.chat_id, "message_thread_id": address.topic_id}
