"""Webhook delivery: chats in parallel, one chat in order, retried until the bot takes the update."""

import asyncio
import re
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.background import Nursery
from bot.domain.clock import Clock
from bot.simulator.errors import bad_request
from bot.simulator.updates import HOOKED, UpdateQueue, Waiting

Json = dict[str, Any]
HEADER = "X-Telegram-Bot-Api-Secret-Token"
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
NEAR = {"127.0.0.1", "localhost", "::1"}
FIRST_PAUSE_SECONDS = 0.2
LONGEST_PAUSE_SECONDS = 60.0
CONNECTIONS = 40
ANSWER_SECONDS = 60.0
TAKEN = range(200, 300)


class Webhook:
    """Post waiting updates to the bot's address, for as long as one is set."""

    def __init__(self, queue: UpdateQueue, clock: Clock) -> None:
        self._queue = queue
        self._clock = clock
        self._nursery = Nursery()
        self._busy: set[int | None] = set()
        self._http: aiohttp.ClientSession | None = None
        self._error: Json = {}
        self.params: Json = {}

    async def set(self, params: Json) -> bool:
        """Do `setWebhook`; an empty address does what `deleteWebhook` does.

        Raises:
            Refused: the address or the secret would not do.
        """
        url = str(params.get("url") or "")
        if url:
            _check(url, str(params.get("secret_token") or ""))
        await self.clear()
        if params.get("drop_pending_updates"):
            self._queue.clear()
        if url:
            self._queue.end_polling(HOOKED)
            self._queue.allow(params.get("allowed_updates"))
            self._queue.hooked, self._queue.on_news = True, self._pump
            self.params, self._http = params, aiohttp.ClientSession()
            self._pump()
        return True

    async def clear(self) -> None:
        """Stop delivering."""
        self._queue.hooked, self._queue.on_news = False, None
        self.params, self._error = {}, {}
        await self._nursery.close()
        self._busy.clear()
        if self._http is not None:
            await self._http.close()
            self._http = None

    async def info(self) -> Json:
        """Do `getWebhookInfo`."""
        shown: Json = {
            "url": str(self.params.get("url") or ""),
            "has_custom_certificate": False,
            "pending_update_count": len(self._queue),
        }
        if self.params:
            shown |= {"max_connections": self._connections(), "ip_address": "127.0.0.1"} | self._error
        if self._queue.allowed is not None:
            shown["allowed_updates"] = sorted(self._queue.allowed)
        return shown

    def _connections(self) -> int:
        return int(self.params.get("max_connections") or CONNECTIONS)

    def _pump(self) -> None:
        """Start delivering whatever is first of its chat, as far as connections go."""
        if not self.params:
            return
        for one in self._queue.waiting():
            if len(self._busy) >= self._connections():
                return
            if one.chat_id not in self._busy:
                self._busy.add(one.chat_id)
                self._nursery.start(self._deliver(one), name="webhook")

    async def _deliver(self, one: Waiting) -> None:
        pause = FIRST_PAUSE_SECONDS
        while not await self._post(one.body):
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE_SECONDS, pause * 2)
        self._queue.drop(one)
        self._busy.discard(one.chat_id)
        self._pump()

    async def _post(self, body: bytes) -> bool:
        """Post once; what went wrong stays for `getWebhookInfo`."""
        if self._http is None:
            return False
        headers = {"Content-Type": "application/json"}
        if self.params.get("secret_token"):
            headers[HEADER] = str(self.params["secret_token"])
        timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        try:
            async with self._http.post(
                str(self.params["url"]), data=body, headers=headers, timeout=timeout
            ) as answer:
                if answer.status in TAKEN:
                    return True
                self._fail(f"Wrong response from the webhook: {answer.status} {answer.reason}")
        except (aiohttp.ClientError, TimeoutError):
            self._fail("Connection refused")
        return False

    def _fail(self, words: str) -> None:
        self._error = {
            "last_error_date": int(self._clock.now().timestamp()),
            "last_error_message": words,
        }


def _check(url: str, secret: str) -> None:
    """Refuse addresses Telegram would not call (a bot on this machine may be called without TLS).

    Raises:
        Refused: no HTTPS address, or a secret of other characters.
    """
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in NEAR):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if secret and not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
