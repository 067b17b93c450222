"""The update queue with real offset semantics: confirmed by a higher offset, kept until then."""

import asyncio
from collections import deque
from typing import Any

from bot.simulator.errors import Refused

Json = dict[str, Any]
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
HOOKED = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
BATCH = 100
UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class UpdateQueue:
    """Updates waiting for the bot, as raw JSON texts so that even broken ones can be served."""

    def __init__(self, first_id: int = 100_001) -> None:
        self._next_id = first_id
        self._waiting: deque[tuple[int, str, Json | bytes]] = deque()
        self._poller: asyncio.Future[None] | None = None
        self._news = asyncio.Event()
        self.allowed: frozenset[str] | None = None
        self.hooked = False
        self.confirmed_offset = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, kind: str, event: Json) -> int | None:
        """Queue an update of this kind; None when the bot did not ask for the kind."""
        if self.allowed is None and kind in UNASKED:
            return None
        if self.allowed is not None and kind not in self.allowed:
            return None
        update_id = self.take_id()
        self._waiting.append((update_id, kind, {"update_id": update_id, kind: event}))
        self._news.set()
        return update_id

    def put_raw(self, update_id: int, body: Json | bytes) -> None:
        """Queue a body as it is, however broken."""
        self._waiting.append((update_id, "", body))
        self._news.set()

    def take_id(self) -> int:
        """Number the next update."""
        self._next_id += 1
        return self._next_id - 1

    def allow(self, kinds: list[str] | None) -> None:
        """Remember which kinds the bot wants; an empty list means the default ones."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def peek(self) -> tuple[int, Json | bytes] | None:
        """Return the oldest waiting update."""
        return (self._waiting[0][0], self._waiting[0][2]) if self._waiting else None

    def all_waiting(self) -> list[tuple[int, Json | bytes]]:
        """Return everything that waits, oldest first."""
        return [(update_id, body) for update_id, _, body in self._waiting]

    def confirm(self, offset: int) -> None:
        """Forget updates below `offset`; a negative one keeps only that many of the newest."""
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
            return
        self.confirmed_offset = max(self.confirmed_offset, offset)
        self._waiting = deque(item for item in self._waiting if item[0] >= offset)

    def drop(self, update_id: int) -> None:
        """Forget one update, after a webhook took it."""
        self._waiting = deque(item for item in self._waiting if item[0] != update_id)

    async def poll(self, offset: int | None, limit: int, seconds: int) -> list[Json | bytes]:
        """Serve `getUpdates`: at once when something waits, else as soon as something comes.

        Raises:
            Refused: 409 when a webhook is set, or when a newer poller takes over.
        """
        if self.hooked:
            raise Refused(409, HOOKED)
        if offset:
            self.confirm(offset)
        me = self._take_over()
        deadline = asyncio.get_running_loop().time() + seconds
        while not self._waiting and (rest := deadline - asyncio.get_running_loop().time()) > 0:
            self._news.clear()
            await self._either(me, rest)
            if me.done():
                raise Refused(409, CONFLICT)
        if self._poller is me:
            self._poller = None
        return [body for _, _, body in list(self._waiting)[: max(1, min(limit, BATCH))]]

    async def _either(self, me: asyncio.Future[None], seconds: float) -> None:
        news = asyncio.create_task(self._news.wait())  # noqa: TID251 - raced against a newer poller
        racers: set[asyncio.Future[Any]] = {news, me}
        await asyncio.wait(racers, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        news.cancel()

    def _take_over(self) -> asyncio.Future[None]:
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)
        self._poller = asyncio.get_running_loop().create_future()
        return self._poller
