"""The update queue with real offset semantics: confirmed by a higher offset, kept until then."""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from bot.simulator.errors import Refused

Json = dict[str, Any]
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
HOOKED = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
BATCH = 100
REMEMBERED = 1000
UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(slots=True)
class Waiting:
    """An update as the bytes that will be served; `again` marks one delivered a second time."""

    update_id: int
    body: bytes
    chat_id: int | None = None
    again: bool = False


class UpdateQueue:
    """Updates waiting for the bot, as bytes so that even broken ones can be served."""

    def __init__(self, first_id: int = 100_001) -> None:
        self._next_id = first_id
        self._waiting: deque[Waiting] = deque()
        self._confirmed: deque[Waiting] = deque(maxlen=REMEMBERED)
        self._poller: asyncio.Future[None] | None = None
        self.on_news: Callable[[], None] | None = None
        self.allowed: frozenset[str] | None = None
        self.hooked = False
        self.confirmed_offset = 0
        self._disordered = False

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, kind: str, event: Json) -> int | None:
        """Queue an update of this kind; None when the bot did not ask for the kind."""
        if self.allowed is None and kind in UNASKED:
            return None
        if self.allowed is not None and kind not in self.allowed:
            return None
        update_id = self.take_id()
        body = json.dumps({"update_id": update_id, kind: event}, ensure_ascii=False).encode()
        chat = event.get("chat") or event.get("message", {}).get("chat") or {}
        self._add(Waiting(update_id, body, chat.get("id")))
        return update_id

    def put_raw(self, update_id: int, body: Json | bytes) -> None:
        """Queue a body as it is, however broken."""
        self._add(Waiting(update_id, body if isinstance(body, bytes) else json.dumps(body).encode()))

    def redeliver(self, count: int = 1) -> int:
        """Serve the last `count` confirmed updates once more, as when a confirmation was lost."""
        again = list(self._confirmed)[-count:]
        for one in reversed(again):
            self._waiting.appendleft(Waiting(one.update_id, one.body, one.chat_id, again=True))
        self._disordered = True
        self._wake()
        return len(again)

    def _add(self, one: Waiting) -> None:
        last = self._waiting[-1].update_id if self._waiting else one.update_id
        self._disordered = self._disordered or last > one.update_id
        self._waiting.append(one)
        self._wake()

    def release(self) -> None:
        """Let the poller that waits now go with nothing."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)

    def _wake(self) -> None:
        self.release()
        if self.on_news is not None:
            self.on_news()

    def take_id(self) -> int:
        """Number the next update."""
        self._next_id += 1
        return self._next_id - 1

    def allow(self, kinds: list[str] | None) -> None:
        """Remember which kinds the bot wants; an empty list means the default ones."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def waiting(self) -> list[Waiting]:
        """Return everything that waits, oldest first."""
        return list(self._waiting)

    def confirm(self, offset: int) -> None:
        """Forget updates below `offset`; a negative one keeps only that many of the newest."""
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
            return
        self.confirmed_offset = max(self.confirmed_offset, offset)
        if self._disordered:
            self._sift(offset)
        while self._waiting and self._waiting[0].update_id < offset and not self._waiting[0].again:
            self._confirmed.append(self._waiting.popleft())

    def _sift(self, offset: int) -> None:
        """Forget below `offset` where numbers do not grow: raw updates, or some delivered again."""
        done = [one for one in self._waiting if one.update_id < offset and not one.again]
        self._confirmed.extend(done)
        gone = {id(one) for one in done}
        self._waiting = deque(one for one in self._waiting if id(one) not in gone)
        self._disordered = any(before.update_id > one.update_id for before, one in pairwise(self._waiting))

    def clear(self) -> None:
        """Forget everything that waits."""
        self._waiting.clear()

    def drop(self, taken: Waiting) -> None:
        """Forget one update, after a webhook took it."""
        if taken in self._waiting:
            self._waiting.remove(taken)
            self._confirmed.append(taken)

    async def poll(self, offset: int | None, limit: int, seconds: int) -> list[bytes]:
        """Serve `getUpdates`: at once when something waits, else as soon as something comes.

        Raises:
            Refused: 409 when a webhook is set, or when a newer poller takes over.
        """
        if self.hooked:
            raise Refused(409, HOOKED)
        if offset:
            self.confirm(offset)
        self.end_polling()
        if not self._waiting and seconds > 0:
            await self._wait(seconds)
        batch = [self._waiting[index] for index in range(min(len(self._waiting), limit))]
        for one in batch:
            one.again = False
        return [one.body for one in batch]

    async def _wait(self, seconds: int) -> None:
        me: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poller = me
        try:
            async with asyncio.timeout(seconds):
                await me
        except TimeoutError:
            return
        finally:
            if self._poller is me:
                self._poller = None

    def end_polling(self, words: str = CONFLICT) -> None:
        """Refuse the poller that waits now, because another takes over."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(Refused(409, words))
            self._poller = None
