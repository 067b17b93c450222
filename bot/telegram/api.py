"""The connection to the Bot API: our own `getUpdates`, and a Bot with safe defaults."""

import re
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import ClientDecodeError
from aiogram.methods import TelegramMethod

REQUEST_TIMEOUT_SECONDS = 60
UPDATE_ID = re.compile(r'"update_id"\s*:\s*(\d+)')
ALLOWED_UPDATES = [
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "message_reaction",
]


class RawGetUpdates(TelegramMethod[list[dict[str, Any]]]):
    """Fetch updates as plain dicts, so that one nobody can parse does not stop the others."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int = 100
    timeout: int = 0
    allowed_updates: list[str] | None = None


def make_bot(token: str, *, api_url: str, proxy: str | None = None) -> Bot:
    """Make the Bot: link previews off, no parse mode unless a call asks for one.

    Raises:
        aiogram.utils.token.TokenValidationError: the token does not look like one.
    """
    session = AiohttpSession(
        proxy=proxy, api=TelegramAPIServer.from_base(api_url), timeout=REQUEST_TIMEOUT_SECONDS
    )
    return Bot(token, session=session, default=DefaultBotProperties(link_preview_is_disabled=True))


async def fetch_updates(bot: Bot, *, offset: int | None, timeout_seconds: int) -> list[dict[str, Any]]:
    """Long-poll for updates from `offset` on; at most a hundred.

    An answer that is not JSON is fetched again one update at a time, and the one that cannot be read comes
    back as a bare `{"update_id": …}` so that it can be buried.
    """
    try:
        return await bot(
            RawGetUpdates(offset=offset, timeout=timeout_seconds, allowed_updates=ALLOWED_UPDATES),
            request_timeout=timeout_seconds + 10,
        )
    except (ClientDecodeError, UnicodeDecodeError):
        return await _fetch_first(bot, offset)


async def _fetch_first(bot: Bot, offset: int | None) -> list[dict[str, Any]]:
    try:
        return await bot(RawGetUpdates(offset=offset, limit=1, allowed_updates=ALLOWED_UPDATES))
    except (ClientDecodeError, UnicodeDecodeError) as error:
        found = UPDATE_ID.search(_unreadable(error))
        if found is None:
            raise
        return [{"update_id": int(found.group(1))}]


def _unreadable(error: ClientDecodeError | UnicodeDecodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return error.object.decode(errors="replace")
    return str(error.data)
