"""Messages as content that can be relayed: own words and photos, nothing that names anybody."""

from html import escape
from typing import Any

from aiogram.types import Message, MessageEntity
from aiogram.utils.text_decorations import html_decoration

from bot.domain.conversation import Content
from bot.domain.entities import own_entities
from bot.telegram.texts.catalogue import Safe


def content_of(message: Message) -> Content | None:
    """Return text or photo with her own formatting; None for a kind that is not relayed."""
    if message.text is not None:
        return {"text": message.text} | _entities(message.entities)
    if message.photo:
        caption = {"caption": message.caption} if message.caption else {}
        return {"photo": message.photo[-1].file_id} | caption | _entities(message.caption_entities)
    return None


def words_of(content: Content) -> str:
    """Return the words of a content."""
    return str(content.get("text") or content.get("caption") or "")


def entities_of(content: Content) -> list[MessageEntity]:
    """Return the formatting of a content."""
    return [MessageEntity(**entity) for entity in content.get("entities", [])]


def html_of(content: Content) -> Safe:
    """Return the words of a content as HTML."""
    words = words_of(content)
    entities = entities_of(content)
    return Safe(html_decoration.unparse(words, entities) if entities else escape(words, quote=False))


def _entities(entities: list[MessageEntity] | None) -> dict[str, Any]:
    kept = own_entities(entity.model_dump(exclude_none=True) for entity in entities or [])
    return {"entities": kept} if kept else {}
