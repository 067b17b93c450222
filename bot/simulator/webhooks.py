"""Webhook delivery: one update at a time, retried until it is taken."""

import asyncio
import json
from typing import Any

import aiohttp

from bot.simulator.updates import UpdateQueue

RETRY_SECONDS = 0.2
HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Webhook:
    """Post waiting updates to the bot's address, in order, for as long as one is set."""

    def __init__(self, queue: UpdateQueue) -> None:
        self._queue = queue
        self._task: asyncio.Task[None] | None = None
        self.info: dict[str, Any] = {}

    def set(self, params: dict[str, Any]) -> None:
        """Start delivering to `url`; an empty one stops it."""
        self.clear()
        if params.get("url"):
            self.info = params
            self._queue.hooked = True
            self._queue.allow(params.get("allowed_updates"))
            self._task = asyncio.create_task(self._deliver())  # noqa: TID251 - ended by `clear`

    def clear(self) -> None:
        """Stop delivering."""
        self.info = {}
        self._queue.hooked = False
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def _deliver(self) -> None:
        async with aiohttp.ClientSession() as http:
            while True:
                waiting = self._queue.peek()
                if waiting is None or not await self._post(http, waiting[1]):
                    await asyncio.sleep(RETRY_SECONDS)
                else:
                    self._queue.drop(waiting[0])

    async def _post(self, http: aiohttp.ClientSession, body: dict[str, Any] | bytes) -> bool:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", HEADER: str(self.info.get("secret_token") or "")}
        try:
            async with http.post(str(self.info["url"]), data=data, headers=headers) as answer:
                return answer.status == 200  # noqa: PLR2004 - taken
        except aiohttp.ClientError:
            return False
