"""The card of a conversation: sent with her first words inside, later changed in its buttons only."""

from typing import Any

from aiogram.methods import EditForumTopic, EditMessageReplyMarkup, EditMessageText
from aiogram.types import ReplyParameters

from bot.domain.content import Content
from bot.domain.merging import join
from bot.domain.outgoing import Address, Consignment
from bot.telegram.content_calls import content_call
from bot.telegram.markup import inline_keyboard
from bot.telegram.parcels import Call
from bot.telegram.parcels.quoting import quoted
from bot.telegram.parcels.staff import topic_look
from bot.telegram.plain_html import read_html
from bot.telegram.views.staff import card_head, card_hint, card_rows, card_screen


def render_card(consignment: Consignment) -> Call:
    """Show the card, and her first words in it: as a quotation, letter for letter, with her formatting."""
    card, address = consignment.parcel.payload, consignment.address
    contents: list[Content] = [parcel.payload["content"] for parcel in consignment.rest]
    place: dict[str, Any] = {
        "chat_id": address.chat_id,
        "message_thread_id": address.topic_id,
        "protect_content": True,
        "reply_markup": inline_keyboard(card_rows(card)),
    }
    if "below" in card:
        place["reply_parameters"] = ReplyParameters(
            message_id=card["below"], allow_sending_without_reply=True
        )
    return content_call(_with_words(card, contents, in_topic=address.topic_id is not None), place)


def _with_words(card: dict[str, Any], contents: list[Content], *, in_topic: bool) -> Content:
    """Return the card as content: a text, or the medium that is her first message."""
    hers = [quoted(content) for content in contents if content.get("words")]
    hint = read_html(card_hint(card, in_topic=in_topic))
    joined = join([read_html(card_head(card)), *hers, hint])
    return {**contents[0], **joined, "kind": contents[0]["kind"]} if contents else joined


def render_state(consignment: Consignment) -> list[Call]:
    """Let card, title and icon say where a conversation stands; what is not there yet comes so by itself."""
    payload, address = consignment.parcel.payload, consignment.address
    calls: list[Call] = []
    if address.card_id is not None and payload["card"] is not None:
        calls.append(_card_edit(payload["card"], address, address.card_id))
    if address.topic_id is not None and payload["title"] is not None:
        look = topic_look(payload["title"])
        calls.append(EditForumTopic(chat_id=address.chat_id, message_thread_id=address.topic_id, **look))
    return calls


def _card_edit(card: dict[str, Any], address: Address, card_id: int) -> Call:
    """Change the buttons; a card that was written before words of hers could stand in one, wholly."""
    screen = card_screen(card)
    rows = inline_keyboard(screen.rows)
    if not address.is_old_card:
        return EditMessageReplyMarkup(chat_id=address.chat_id, message_id=card_id, reply_markup=rows)
    return EditMessageText(
        chat_id=address.chat_id,
        message_id=card_id,
        text=screen.text,
        parse_mode="HTML",
        reply_markup=rows,
    )
