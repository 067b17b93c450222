"""Parcels for the reception: her words with a head that names the conversation, until it has a topic."""

from typing import Any

from aiogram.methods import CreateForumTopic

from bot.domain.content import Content, ContentKind
from bot.domain.conversation import Theme
from bot.domain.merging import CAPTION_LIMIT, TEXT_LIMIT, join, units
from bot.domain.outgoing import Consignment
from bot.telegram.content_calls import WITHOUT_CAPTION, album_call, content_call
from bot.telegram.parcels import Call
from bot.telegram.parcels.quoting import quoted
from bot.telegram.parcels.staff import set_apart
from bot.telegram.texts import staff as words
from bot.telegram.texts.aliases import alias_name
from bot.telegram.texts.themes import theme_name

HEADLESS = WITHOUT_CAPTION | {ContentKind.LOCATION}


def render_reception(consignment: Consignment) -> CreateForumTopic:
    """Open the reception."""
    return CreateForumTopic(chat_id=consignment.address.chat_id, name=words.reception())


def render_preview(consignment: Consignment) -> list[Call]:
    """Show her message, or several at once, under its head; where both do not fit in one, in two."""
    address, payload = consignment.address, consignment.parcel.payload
    place = {"chat_id": address.chat_id, "message_thread_id": address.topic_id, "protect_content": True}
    contents: list[Content] = [parcel.payload["content"] for parcel in consignment.parcels]
    is_album = len(contents) > 1 and "album" in contents[0]
    first, *rest = contents if is_album or len(contents) == 1 else [join(contents)]
    head = _head(payload)
    headed = None if first["kind"] in HEADLESS else _headed(head, first)
    shown = [headed or set_apart(first), *rest]
    call = album_call(shown, place) if is_album else content_call(shown[0], place)
    return [call] if headed else [content_call(head, place), call]


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
