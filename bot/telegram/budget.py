"""The send budget: one for everything that goes out, urgent lanes first.

Limits follow Telegram's FAQ: about 30 messages a second overall, one a second in a private chat with short
bursts, 20 a minute in a group. Times are the event loop's monotonic seconds.
"""

import asyncio
from collections import deque
from dataclasses import dataclass, field

from bot.domain.outgoing import Lane

OVERALL_WINDOW_SECONDS = 1.02  # a little over a second, so that network jitter never packs 31 into one
PRIVATE_BURST = 20
PRIVATE_WINDOW_SECONDS = 20.0
GROUP_LIMIT = 20
GROUP_WINDOW_SECONDS = 61.0
GROUP_RESERVE = 3  # places in a group's minute that only urgent messages may take
FORGET_AFTER_SECONDS = 120.0


@dataclass(slots=True)
class _Window:
    """A sliding window: at most `limit` grants in any `seconds`."""

    limit: int
    seconds: float
    grants: deque[float] = field(default_factory=deque)

    def wait(self, now: float, *, keep: int = 0) -> float:
        """Return for how long the next grant must wait; `keep` places stay free."""
        while self.grants and self.grants[0] <= now - self.seconds:
            self.grants.popleft()
        free_at = len(self.grants) - (self.limit - keep)
        return 0.0 if free_at < 0 else self.grants[free_at] + self.seconds - now


@dataclass(slots=True, eq=False)
class _Waiter:
    lane: Lane
    chat_id: int
    granted: asyncio.Future[None]


class Budget:
    """Grant sends one by one: by lane, then by arrival, never faster than Telegram allows."""

    def __init__(self, *, rate_per_second: int) -> None:
        self._overall = _Window(rate_per_second, OVERALL_WINDOW_SECONDS)
        self._chats: dict[int, _Window] = {}
        self._paused: dict[int | None, float] = {}
        self._waiters: list[deque[_Waiter]] = [deque() for _ in Lane]
        self._timer: asyncio.TimerHandle | None = None

    async def acquire(self, lane: Lane, chat_id: int) -> None:
        """Wait until a send to this chat may go out; negative ids are groups."""
        loop = asyncio.get_running_loop()
        waiter = _Waiter(lane, chat_id, loop.create_future())
        self._waiters[lane].append(waiter)
        self._pump()
        try:
            await waiter.granted
        except asyncio.CancelledError:
            if waiter in self._waiters[lane]:
                self._waiters[lane].remove(waiter)
            raise

    def pause(self, chat_id: int | None, seconds: float) -> None:
        """Send nothing to a chat (None: to anybody) for so long, as Telegram asked."""
        until = asyncio.get_running_loop().time() + seconds
        self._paused[chat_id] = max(until, self._paused.get(chat_id, 0.0))

    def _pump(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        now = asyncio.get_running_loop().time()
        soonest = self._grant_ready(now)
        if soonest is not None:
            self._timer = asyncio.get_running_loop().call_later(max(soonest, 0.001), self._pump)

    def _grant_ready(self, now: float) -> float | None:
        """Grant whoever may go; return the seconds until somebody else may, or None if nobody waits."""
        soonest: float | None = None
        for lane in self._waiters:
            blocked: set[int] = set()
            for waiter in list(lane):
                if waiter.chat_id in blocked:
                    continue
                wait = self._wait(waiter, now)
                if wait <= 0:
                    self._grant(lane, waiter, now)
                    continue
                soonest = wait if soonest is None else min(soonest, wait)
                if self._overall.wait(now) > 0:
                    return soonest
                blocked.add(waiter.chat_id)
        return soonest

    def _wait(self, waiter: _Waiter, now: float) -> float:
        keep = GROUP_RESERVE if waiter.chat_id < 0 and waiter.lane is not Lane.URGENT else 0
        pauses = [self._paused.get(key, 0.0) - now for key in (None, waiter.chat_id)]
        chat = self._chat(waiter.chat_id, now).wait(now, keep=keep)
        return max(self._overall.wait(now), chat, *pauses)

    def _grant(self, lane: deque[_Waiter], waiter: _Waiter, now: float) -> None:
        lane.remove(waiter)
        if not waiter.granted.done():
            self._overall.grants.append(now)
            self._chat(waiter.chat_id, now).grants.append(now)
            waiter.granted.set_result(None)

    def _chat(self, chat_id: int, now: float) -> _Window:
        window = self._chats.get(chat_id)
        if window is None:
            self._forget_idle(now)
            is_group = chat_id < 0
            window = _Window(
                GROUP_LIMIT if is_group else PRIVATE_BURST,
                GROUP_WINDOW_SECONDS if is_group else PRIVATE_WINDOW_SECONDS,
            )
            self._chats[chat_id] = window
        return window

    def _forget_idle(self, now: float) -> None:
        if len(self._chats) % 1000 == 0:
            fresh = now - FORGET_AFTER_SECONDS
            self._chats = {
                key: window
                for key, window in self._chats.items()
                if window.grants and window.grants[-1] > fresh
            }
            self._paused = {key: until for key, until in self._paused.items() if until > now}
