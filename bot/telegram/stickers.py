"""Stickers on their way: drawn anew in memory, because the set one belongs to often names its owner."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import GetFile, SendMessage, SendSticker
from aiogram.types import InputFile
from aiohttp import ClientError

from bot.telegram.texts.sending import sticker_line

logger = logging.getLogger(__name__)
STICKER_LIMIT = 512 * 1024  # bytes of a sticker that stands still
NAME = "sticker.webp"


class NoSticker(Exception):
    """A file is no picture that can be sent as a sticker."""


class StickerCopy(InputFile):
    """A sticker, uploaded anew: of no set, and with nothing in it but the picture. Never on the disk."""

    def __init__(self, file_id: str, emoji: str | None) -> None:
        super().__init__(filename=NAME)
        self.file_id = file_id
        self.line = sticker_line(emoji)
        self._data = b""

    def __repr__(self) -> str:
        """Name the file, the same in every process."""
        return f"StickerCopy({self.file_id!r})"

    async def fetch(self, bot: Bot) -> None:
        """Take the picture over; needed before `read`.

        Raises:
            TelegramAPIError, ClientError, OSError: it cannot be had.
            NoSticker: it is too large, or no picture that stands still.
        """
        path = (await bot(GetFile(file_id=self.file_id))).file_path or ""
        data = b""
        async for chunk in bot.session.stream_content(bot.session.api.file_url(bot.token, path)):
            data += chunk
            if len(data) > STICKER_LIMIT:
                raise NoSticker
        self._data = await asyncio.to_thread(_drawn_anew, data)

    async def read(self, bot: Bot) -> AsyncGenerator[bytes, None]:
        """Give out the picture."""
        del bot
        yield self._data


def _drawn_anew(data: bytes) -> bytes:
    from bot.telegram.sticker_pictures import drawn_anew  # noqa: PLC0415 - loaded only when one is sent

    try:
        return drawn_anew(data, limit=STICKER_LIMIT)
    except ValueError as error:
        raise NoSticker from error


async def fetched(bot: Bot, call: SendSticker, copy: StickerCopy) -> SendSticker | SendMessage:
    """Return the call with its picture taken over, or one that says the emoji: no sticker stops words."""
    try:
        await copy.fetch(bot)
    except (TelegramAPIError, ClientError, OSError, NoSticker) as error:
        logger.warning("sticker_in_words error=%s", type(error).__name__)
        return _in_words(call, copy)
    return call


def _in_words(call: SendSticker, copy: StickerCopy) -> SendMessage:
    place: dict[str, Any] = {
        name: getattr(call, name) for name in call.model_fields_set & SendMessage.model_fields.keys()
    }
    place.pop("parse_mode", None)
    return SendMessage(**place, text=copy.line, parse_mode=None)
