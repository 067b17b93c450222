"""Content turned into the call that sends it as a new message."""

from collections.abc import AsyncGenerator, Callable, Sequence
from typing import Any, cast

from aiogram import Bot
from aiogram.methods import (
    GetFile,
    SendAnimation,
    SendDocument,
    SendLocation,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SendSticker,
    SendVideo,
    SendVideoNote,
    SendVoice,
    TelegramMethod,
)
from aiogram.types import InputFile, InputMediaDocument, InputMediaPhoto, InputMediaVideo, LinkPreviewOptions

from bot.domain.content import Content, ContentKind
from bot.domain.merging import CAPTION_LIMIT, MOST_IN_ALBUM, TEXT_LIMIT, together, units
from bot.domain.splitting import split
from bot.telegram.contents import entities_of, plain_place, words_of
from bot.telegram.stickers import StickerCopy, fetched

Call = TelegramMethod[Any]
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
ALBUM_MEDIA: dict[str, Callable[..., Any]] = {
    ContentKind.PHOTO: InputMediaPhoto,
    ContentKind.VIDEO: InputMediaVideo,
    ContentKind.DOCUMENT: InputMediaDocument,
}
FILES: dict[str, tuple[Callable[..., Call], str]] = {
    ContentKind.PHOTO: (SendPhoto, "photo"),
    ContentKind.VIDEO: (SendVideo, "video"),
    ContentKind.ANIMATION: (SendAnimation, "animation"),
    ContentKind.VOICE: (SendVoice, "voice"),
    ContentKind.VIDEO_NOTE: (SendVideoNote, "video_note"),
    ContentKind.DOCUMENT: (SendDocument, "document"),
}
WITHOUT_CAPTION = frozenset({ContentKind.VIDEO_NOTE, ContentKind.STICKER})
WITH_SPOILER = frozenset({ContentKind.PHOTO, ContentKind.VIDEO, ContentKind.ANIMATION})


class FileCopy(InputFile):
    """A file of Telegram's, streamed back to it under another name: never whole in memory or on the disk."""

    def __init__(self, file_id: str, name: str) -> None:
        super().__init__(filename=name)
        self.file_id = file_id
        self._path = ""

    def __repr__(self) -> str:
        """Name the file, the same in every process."""
        return f"FileCopy({self.file_id!r}, {self.filename!r})"

    async def find(self, bot: Bot) -> None:
        """Ask where the file is; needed before `read`.

        Raises:
            TelegramAPIError: the file is gone or too large.
        """
        self._path = (await bot(GetFile(file_id=self.file_id))).file_path or ""

    async def read(self, bot: Bot) -> AsyncGenerator[bytes, None]:
        """Stream the file."""
        async for chunk in bot.session.stream_content(bot.session.api.file_url(bot.token, self._path)):
            yield chunk


def content_call(content: Content, place: dict[str, Any]) -> Call:
    """Return the call that sends a content; `place` are the fields that say where and how."""
    kind = content["kind"]
    if kind == ContentKind.LOCATION:
        return SendLocation(**place, **plain_place(content))
    if kind == ContentKind.STICKER:
        return SendSticker(**place, **_sticker(content))
    if kind not in FILES:
        return SendMessage(
            **place,
            text=words_of(content),
            entities=entities_of(content),
            parse_mode=None,
            link_preview_options=NO_PREVIEW,
        )
    method, field = FILES[kind]
    return method(**place, **{field: _file(content)}, **_caption(content), **_spoiler(content))


def album_call(contents: Sequence[Content], place: dict[str, Any]) -> SendMediaGroup:
    """Return the call that sends an album."""
    media = [
        ALBUM_MEDIA[content["kind"]](media=_file(content), **_caption(content), **_spoiler(content))
        for content in contents
    ]
    return SendMediaGroup(**place, media=media)


def content_calls(contents: Sequence[Content], place: dict[str, Any]) -> list[Call]:
    """Return the calls that send contents in order, those of one album together."""
    calls: list[Call] = []
    while contents:
        count = together(contents[:MOST_IN_ALBUM]) if "album" in contents[0] else 1
        first, contents = contents[:count], contents[count:]
        calls.append(album_call(first, place) if count > 1 else content_call(first[0], place))
    return calls


def whole_calls(contents: Sequence[Content], place: dict[str, Any]) -> list[Call]:
    """Return the calls that send one content, or an album, with all words: too long a caption comes below.

    Subscribers write captions that a bot cannot send.
    """
    long = [content for content in contents if _is_too_long(content)]
    shown = [_speechless(content) if content in long else content for content in contents]
    below = {key: value for key, value in place.items() if key != "reply_parameters"}
    texts = [part for content in long for part in split(content, first=TEXT_LIMIT)]
    media = content_call(shown[0], place) if len(shown) == 1 else album_call(shown, place)
    return [media, *(content_call(text, below) for text in texts)]


def _is_too_long(content: Content) -> bool:
    return content["kind"] != ContentKind.TEXT and units(words_of(content)) > CAPTION_LIMIT


def _speechless(content: Content) -> Content:
    kept = {key: value for key, value in content.items() if key not in {"words", "entities"}}
    return cast("Content", kept)


async def prepared(bot: Bot, call: Call) -> Call:
    """Return a call with the files found that it sends anew; where a sticker cannot be, with words instead.

    Raises:
        TelegramAPIError: a file is gone or too large.
    """
    if isinstance(call, SendSticker) and isinstance(call.sticker, StickerCopy):
        return await fetched(bot, call, call.sticker)
    for copy in _copies_in(call):
        await copy.find(bot)
    return call


def _copies_in(call: Call) -> list[FileCopy]:
    if isinstance(call, SendMediaGroup):
        return [item.media for item in call.media if isinstance(item.media, FileCopy)]
    values = (getattr(call, field) for _, field in FILES.values() if hasattr(call, field))
    return [value for value in values if isinstance(value, FileCopy)]


def messages_in(call: Call) -> int:
    """Return how many messages a call makes; Telegram's limits count each."""
    return len(call.media) if isinstance(call, SendMediaGroup) else 1


def _file(content: Content) -> str | FileCopy:
    return FileCopy(content["file"], content["name"]) if "name" in content else content["file"]


def _sticker(content: Content) -> dict[str, Any]:
    emoji = content.get("emoji")
    return {"sticker": StickerCopy(content["file"], emoji)} | ({"emoji": emoji} if emoji else {})


def _caption(content: Content) -> dict[str, Any]:
    if content["kind"] in WITHOUT_CAPTION:
        return {}
    return {
        "caption": content.get("words"),
        "caption_entities": entities_of(content),
        "parse_mode": None,
    }


def _spoiler(content: Content) -> dict[str, Any]:
    return {"has_spoiler": True} if content.get("has_spoiler") and content["kind"] in WITH_SPOILER else {}
