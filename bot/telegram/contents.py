"""Messages read as content that can be passed on: nothing that names anybody."""

from collections.abc import Callable
from html import escape
from typing import Any, cast

from aiogram.enums import ContentType
from aiogram.types import (
    Animation,
    Contact,
    Document,
    Location,
    Message,
    MessageEntity,
    PhotoSize,
    Sticker,
    Video,
    VideoNote,
    Voice,
)
from aiogram.utils.text_decorations import html_decoration

from bot.domain.content import (
    COPY_LIMIT,
    Content,
    ContentKind,
    Unfit,
    ending_of,
    is_neutral_name,
    unfit_document,
)
from bot.domain.entities import Entity, own_entities
from bot.telegram.texts.catalogue import Safe
from bot.telegram.texts.sending import sticker_line


def content_of(message: Message) -> Content | Unfit:
    """Return what a message holds, or why it cannot be passed on."""
    content = _read(message)
    if isinstance(content, Unfit):
        return content
    if message.media_group_id is not None:
        content["album"] = message.media_group_id
    if message.has_media_spoiler:
        content["has_spoiler"] = True
    if message.reply_to_message is not None:
        content["answers"] = message.reply_to_message.message_id
    if message.quote is not None:
        content["quote"] = message.quote.text
        content["quote_entities"] = _kept(message.quote.entities)
    return content


def _read(message: Message) -> Content | Unfit:
    """Read the first medium there is: a GIF is a document too, and a venue a location."""
    for field, read in READERS.items():
        medium = getattr(message, field)
        if medium:
            return read(message, medium)
    return Unfit.MUSIC if message.audio is not None else Unfit.KIND


def _text(message: Message, text: str) -> Content:
    return _with_words({"kind": ContentKind.TEXT}, text, message.entities)


def _photo(message: Message, sizes: list[PhotoSize]) -> Content:
    return _medium(message, {"kind": ContentKind.PHOTO, "file": sizes[-1].file_id})


def _voice(message: Message, voice: Voice) -> Content:
    return _medium(message, {"kind": ContentKind.VOICE, "file": voice.file_id})


def _video_note(_message: Message, note: VideoNote) -> Content:
    return {"kind": ContentKind.VIDEO_NOTE, "file": note.file_id}


def _contact(_message: Message, contact: Contact) -> Content:
    return {"kind": ContentKind.CONTACT, "words": contact.phone_number}


def _location(_message: Message, location: Location) -> Content:
    return {"kind": ContentKind.LOCATION, "point": (location.latitude, location.longitude)}


def _medium(message: Message, content: Content) -> Content:
    return _with_words(content, message.caption, message.caption_entities)


def _film(message: Message, film: Video | Animation) -> Content | Unfit:
    kind = ContentKind.VIDEO if isinstance(film, Video) else ContentKind.ANIMATION
    content = _medium(message, {"kind": kind, "file": film.file_id})
    if film.file_name and not is_neutral_name(film.file_name):
        if not 0 < (film.file_size or 0) <= COPY_LIMIT:
            return Unfit.FILE_SIZE
        content["name"] = "video.mp4"
    return content


def _document(message: Message, document: Document) -> Content | Unfit:
    name = document.file_name or ""
    unfit = unfit_document(name, document.mime_type or "", document.file_size or 0)
    if unfit is not None:
        return unfit
    content: Content = {"kind": ContentKind.DOCUMENT, "file": document.file_id}
    content["name"] = f"document.{ending_of(name)}"
    return _medium(message, content)


def _sticker(_message: Message, sticker: Sticker) -> Content:
    """Pass on the picture of one that stands still, of others the emoji: what moves cannot be drawn anew."""
    is_moving = sticker.is_animated or sticker.is_video or sticker.premium_animation is not None
    if is_moving or sticker.type == "custom_emoji":
        return {"kind": ContentKind.TEXT, "words": sticker_line(sticker.emoji), "is_only_emoji": True}
    content: Content = {"kind": ContentKind.STICKER, "file": sticker.file_id}
    if sticker.emoji:
        content["emoji"] = sticker.emoji
    return content


def _with_words(content: Content, words: str | None, entities: list[MessageEntity] | None) -> Content:
    if words:
        content["words"] = words
    kept = _kept(entities)
    if kept:
        content["entities"] = kept
    return content


def _kept(entities: list[MessageEntity] | None) -> list[Entity]:
    return own_entities(entity.model_dump(exclude_none=True) for entity in entities or [])


READERS: dict[str, Callable[[Message, Any], Content | Unfit]] = {
    "text": _text,
    "photo": _photo,
    "animation": _film,
    "video": _film,
    "document": _document,
    "sticker": _sticker,
    "voice": _voice,
    "video_note": _video_note,
    "contact": _contact,
    "location": _location,
}


# What a person can send on purpose; Telegram's own notes are none of it.
WRITTEN = frozenset(
    {
        ContentType.TEXT,
        ContentType.PHOTO,
        ContentType.VIDEO,
        ContentType.ANIMATION,
        ContentType.VOICE,
        ContentType.VIDEO_NOTE,
        ContentType.STICKER,
        ContentType.DOCUMENT,
        ContentType.AUDIO,
        ContentType.LOCATION,
        ContentType.VENUE,
        ContentType.CONTACT,
        ContentType.POLL,
        ContentType.DICE,
        ContentType.GAME,
        ContentType.STORY,
        ContentType.PAID_MEDIA,
        ContentType.CHECKLIST,
        ContentType.GIVEAWAY,
        ContentType.INVOICE,
    }
)


def words_of(content: Content) -> str:
    """Return the words of a content."""
    return content.get("words", "")


def entities_of(content: Content) -> list[MessageEntity]:
    """Return the formatting of a content."""
    return [MessageEntity(**entity) for entity in content.get("entities", [])]


def html_of(content: Content) -> Safe:
    """Return the words of a content as HTML."""
    words = words_of(content)
    entities = entities_of(content)
    return Safe(html_decoration.unparse(words, entities) if entities else escape(words, quote=False))


def bare(content: Content) -> Content:
    """Return a content without its words and its place among others."""
    kept = {key: value for key, value in content.items() if key in {"kind", "file", "name", "album", "emoji"}}
    return cast("Content", kept)


def plain_place(content: Content) -> dict[str, Any]:
    """Return a point as Telegram's fields."""
    latitude, longitude = content["point"]
    return {"latitude": latitude, "longitude": longitude}
