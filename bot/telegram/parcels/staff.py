"""Parcels for the staff's room: never forwarded, never with her name, always protected."""

from typing import Any

from aiogram.methods import (
    CreateForumTopic,
    DeleteForumTopic,
    EditMessageText,
    SendMessage,
    SetMessageReaction,
)
from aiogram.types import MessageEntity, ReactionTypeEmoji, ReplyParameters

from bot.domain.content import Content, ContentKind
from bot.domain.conversation import Theme
from bot.domain.deceit import can_deceive
from bot.domain.merging import CAPTION_LIMIT, TEXT_LIMIT, join, units
from bot.domain.outgoing import Consignment
from bot.domain.reactions import NOTED, READ, RECEIVED
from bot.telegram.content_calls import whole_calls
from bot.telegram.links import place_url
from bot.telegram.markup import inline_keyboard
from bot.telegram.parcels import Call
from bot.telegram.parcels.quoting import quoted
from bot.telegram.screens import Button, Row
from bot.telegram.texts import staff as words
from bot.telegram.texts.aliases import alias_name
from bot.telegram.texts.care import CARE_TOLD
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.themes import theme_name
from bot.telegram.texts.upkeep import UPKEEP_TOLD
from bot.telegram.views.care import tasks_row
from bot.telegram.views.desk import told_rows
from bot.telegram.views.notes import note_screen
from bot.telegram.views.stand_ins import asked_rows
from bot.telegram.views.upkeep import upkeep_rows

TITLE_LIMIT = 128


def render_topic(consignment: Consignment) -> CreateForumTopic:
    """Open the topic of a conversation."""
    look = topic_look(consignment.parcel.payload | {"titled": False})
    return CreateForumTopic(chat_id=consignment.address.chat_id, **look)


def topic_look(title: dict[str, Any]) -> dict[str, Any]:
    """Return name and icon of a topic; a title of the staff's own is kept."""
    icon = words.topic_icon(title["state"], is_urgent=title["urgent"])
    return {"name": None if title.get("titled") else topic_name(title), "icon_custom_emoji_id": icon}


def topic_name(title: dict[str, Any]) -> str:
    """Return the title of a topic by how its conversation stands."""
    alias, theme = alias_name(title["alias"]), theme_name(Theme(title["theme"]))
    return words.topic_title(alias, theme, title["state"], is_urgent=title["urgent"])[:TITLE_LIMIT]


def render_relay(consignment: Consignment) -> list[Call]:
    """Show her message, or several at once, as new ones with her own formatting only."""
    contents: list[Content] = [parcel.payload["content"] for parcel in consignment.parcels]
    place = _place(consignment) | _answering(consignment, contents[0]) | {"protect_content": True}
    if consignment.parcel.payload.get("is_edit"):
        return whole_calls([_marked(contents[0])], place)
    if consignment.rest and "album" not in contents[0]:
        contents = [join(contents)]
    return whole_calls([set_apart(content) for content in contents], place)


def _answering(consignment: Consignment, content: Content) -> dict[str, Any]:
    answers = consignment.address.answers
    if answers is None:
        return {}
    quote: dict[str, Any] = {}
    if "quote" in content:
        marks = [MessageEntity(**one) for one in content.get("quote_entities", [])]
        quote = {"quote": content["quote"], "quote_entities": marks, "quote_parse_mode": None}
    parameters = ReplyParameters(message_id=answers, allow_sending_without_reply=True, **quote)
    return {"reply_parameters": parameters}


def _marked(content: Content) -> Content:
    """Say above what she changed that it is changed, as far as there is room."""
    content = set_apart(content)
    mark: Content = {"kind": ContentKind.TEXT, "words": words.changed()}
    joined = join([mark, content])
    limit = TEXT_LIMIT if content["kind"] == ContentKind.TEXT else CAPTION_LIMIT
    if units(joined["words"]) > limit:
        return content
    return {**content, "words": joined["words"], "entities": joined["entities"]}


def set_apart(content: Content) -> Content:
    """Put words that could pass for the bot's own into a quotation, letter for letter as they are."""
    is_plain = not can_deceive(content.get("words", ""), words.beginnings())
    return content if is_plain else quoted(content)


def render_note(consignment: Consignment) -> SendMessage:
    """Say a line of the bot's own."""
    screen = note_screen(consignment.parcel.payload)
    return SendMessage(
        **_place(consignment),
        text=screen.text,
        parse_mode="HTML",
        protect_content=True,
        reply_markup=inline_keyboard(screen.rows),
    )


def render_change_note(consignment: Consignment) -> list[Call]:
    """Say such a line as it is now; one that is gone stays so."""
    payload = consignment.parcel.payload
    place: dict[str, Any] = {"chat_id": consignment.address.chat_id, "message_id": payload["message_id"]}
    return [EditMessageText(**place, text=note_screen(payload).text, parse_mode="HTML")]


def render_tell(consignment: Consignment) -> SendMessage:
    """Tell a member in private about a conversation."""
    values = {key: value for key, value in consignment.parcel.payload.items() if key != "chat_id"}
    code = values.pop("code")
    if "alias" in values:
        values["alias"], values["theme"] = alias_name(values["alias"]), theme_name(Theme(values["theme"]))
    return SendMessage(
        chat_id=consignment.address.chat_id,
        text=words.told(code, **values),
        parse_mode="HTML",
        protect_content=True,
        reply_markup=inline_keyboard(_told_rows(code, values)),
    )


def _told_rows(code: str, values: dict[str, Any]) -> tuple[Row, ...]:
    if code in CARE_TOLD:
        return tasks_row()
    if code in UPKEEP_TOLD:
        return upkeep_rows(code, values)
    return asked_rows(values["shift"], values["day"]) if code == "stand_in_asked" else _leading(code, values)


def _leading(code: str, values: dict[str, Any]) -> tuple[Row, ...]:
    url = place_url(values["group"], values["place"]) if "group" in values else None
    if url is not None:
        return ((Button(plain("💬 Open the topic"), url=url),),)
    return told_rows(code, room=values.get("room"), thread=values.get("thread"))


def render_receipt(consignment: Consignment) -> SetMessageReaction:
    """Mark an answer as delivered, as read, or with what she has put under it; a note as one."""
    payload = consignment.parcel.payload
    emoji = payload.get("emoji") or (READ if payload.get("read") else RECEIVED)
    return SetMessageReaction(
        chat_id=consignment.address.chat_id,
        message_id=payload["message_id"],
        reaction=[ReactionTypeEmoji(emoji=NOTED if payload.get("note") else emoji)],
    )


def render_drop_topic(consignment: Consignment) -> DeleteForumTopic:
    """Delete a topic with all its messages."""
    topic_id = consignment.parcel.payload["topic_id"]
    return DeleteForumTopic(chat_id=consignment.address.chat_id, message_thread_id=topic_id)


def _place(consignment: Consignment) -> dict[str, Any]:
    address = consignment.address
    return {"chat_id": address.chat_id, "message_thread_id": address.topic_id}
