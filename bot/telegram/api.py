"""The connection to the Bot API: our own `getUpdates`, and a Bot with safe defaults."""

import json
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import ForumTopic, InputFile, Message
from aiohttp import FormData

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


ANSWER = Response[Any]
SENDING = (
    Message,
    Message | bool,
    ForumTopic,
    list[Message],
)  # what calls that put something into a chat return


@dataclass(frozen=True, slots=True)
class Sent:
    """The numbers of a message or topic that stands in a chat now."""

    message_id: int | None
    topic_id: int | None


class RawGetUpdates(TelegramMethod[list[dict[str, Any]]]):
    """Fetch updates as plain dicts, so that one nobody can parse does not stop the others."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int = 100
    timeout: int = 0
    allowed_updates: list[str] | None = None


class Session(AiohttpSession):
    """aiogram's session, which of what was sent reads only its numbers, and takes garbage for a failed call.

    Telegram sends every message back whole; to parse it costs more than to send it, and nobody looks at it.
    So calls that send return `Sent`, whatever aiogram's annotation says.
    """

    async def close(self) -> None:
        """Close the connections; aiogram waits after that for those with TLS, which others need not."""
        if self.api.base.startswith("https:") or self._session is None:
            await super().close()
        else:
            await self._session.close()

    def build_form_data(self, bot: Bot, method: TelegramMethod[TelegramType]) -> FormData:
        """Write a call as a form, as aiogram does, but leave out first the many fields that say nothing."""
        form = FormData(quote_fields=False)
        files: dict[str, InputFile] = {}
        for name, value in method.model_dump(warnings=False, exclude_none=True).items():
            if prepared := self.prepare_value(value, bot=bot, files=files):
                form.add_field(name, prepared)
        for name, file in files.items():
            form.add_field(name, file.read(bot), filename=file.filename or name)
        return form

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """Read an answer.

        Raises:
            TelegramAPIError: Telegram refused, or what came is no answer of Telegram's.
            ClientDecodeError: updates that cannot be read; `fetch_updates` takes them one by one.
        """
        is_sending = status_code == HTTPStatus.OK and method.__returning__ in SENDING
        try:
            if not is_sending:
                return super().check_response(bot, method, status_code, content)
            return ANSWER.model_construct(ok=True, result=_sent(content))
        except ClientDecodeError as error:
            if isinstance(method, RawGetUpdates):
                raise
            raise TelegramNetworkError(method=method, message="the answer cannot be read") from error


def _sent(content: str) -> Sent | list[Sent]:
    try:
        result = json.loads(content)["result"]
        if isinstance(result, list):
            return [Sent(one["message_id"], one.get("message_thread_id")) for one in result]
        return Sent(result.get("message_id"), result.get("message_thread_id"))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ClientDecodeError("Failed to decode object", error, content) from error


def make_bot(token: str, *, api_url: str, proxy: str | None = None) -> Bot:
    """Make the Bot: link previews off, no parse mode unless a call asks for one.

    Raises:
        aiogram.utils.token.TokenValidationError: the token does not look like one.
    """
    session = Session(proxy=proxy, api=TelegramAPIServer.from_base(api_url), timeout=REQUEST_TIMEOUT_SECONDS)
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
