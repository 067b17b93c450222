"""Parcels for the reception: her words with a head that names the conversation, until it has a topic."""

from typing import Any

from aiogram.methods import CreateForumTopic, SendMessage

from bot.domain.content import Content, ContentKind
from bot.domain.conversation import Theme
from bot.domain.merging import CAPTION_LIMIT, TEXT_LIMIT, join, units
from bot.domain.outgoing import Consignment
from bot.telegram.content_calls import NO_PREVIEW, WITHOUT_CAPTION, content_call, whole_calls
from bot.telegram.contents import entities_of
from bot.telegram.markup import inline_keyboard
from bot.telegram.parcels import Call
from bot.telegram.parcels.quoting import quoted
from bot.telegram.parcels.staff import set_apart
from bot.telegram.texts.aliases import alias_name
from bot.telegram.texts.reception import reception
from bot.telegram.texts.themes import theme_name
from bot.telegram.views.reception import gathered_rows

HEADLESS = WITHOUT_CAPTION | {ContentKind.LOCATION}


def render_reception(consignment: Consignment) -> CreateForumTopic:
    """Open the reception."""
    return CreateForumTopic(chat_id=consignment.address.chat_id, name=reception())


def render_preview(consignment: Consignment) -> list[Call]:
    """Show her message, or several at once, under its head; where both do not fit in one, in two.

    Words of several women stand under a head each, with a button each that opens her own topic.
    """
    if consignment.is_shared:
        return [_render_shared(consignment)]
    address, payload = consignment.address, consignment.parcel.payload
    place = {"chat_id": address.chat_id, "message_thread_id": address.topic_id, "protect_content": True}
    contents: list[Content] = [parcel.payload["content"] for parcel in consignment.parcels]
    is_album = len(contents) > 1 and "album" in contents[0]
    first, *rest = contents if is_album or len(contents) == 1 else [join(contents)]
    head = _head(payload)
    headed = None if first["kind"] in HEADLESS else _headed(head, first)
    calls = whole_calls([headed or set_apart(first), *map(set_apart, rest)], place)
    return calls if headed else [content_call(head, place), *calls]


def _render_shared(consignment: Consignment) -> SendMessage:
    """Show words of several women in one message."""
    address, payloads = consignment.address, [parcel.payload for parcel in consignment.parcels]
    heads = [(_head(payload), quoted(payload["content"])) for payload in payloads]
    content = join([part for pair in heads for part in pair])
    return SendMessage(
        chat_id=address.chat_id,
        message_thread_id=address.topic_id,
        text=content["words"],
        entities=entities_of(content),
        parse_mode=None,
        protect_content=True,
        link_preview_options=NO_PREVIEW,
        reply_markup=inline_keyboard(gathered_rows(consignment.parcels)),
    )


def _head(payload: dict[str, Any]) -> Content:
    mark = "🆘 " if payload["urgent"] else ""
    alias, theme = alias_name(payload["alias"]), theme_name(Theme(payload["theme"]))
    bold = {"type": "bold", "offset": units(mark), "length": units(alias)}
    return {"kind": ContentKind.TEXT, "words": f"{mark}{alias} · {theme}", "entities": [bold]}


def _headed(head: Content, content: Content) -> Content | None:
    """Put the head above her words, which stand in a quotation; None when that is too long."""
    joined = join([head, quoted(content)]) if content.get("words") else head
    limit = TEXT_LIMIT if content["kind"] == ContentKind.TEXT else CAPTION_LIMIT
    if units(joined["words"]) > limit:
        return None
    return {**content, "words": joined["words"], "entities": joined["entities"]}
