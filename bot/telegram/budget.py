"""The send budget: one for everything that goes out, urgent lanes first.

Limits follow Telegram's FAQ: about 30 messages a second overall, one a second in a private chat with short
bursts, 20 a minute in a group. Telegram counts a message when it arrives, which is some time between the call
and its answer; so a place is free again only so long after the answer. Times are the event loop's monotonic
seconds. Several replicas share a ledger, which is asked for each place the local budget grants.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from heapq import nsmallest
from secrets import token_hex

from bot.domain.outgoing import Lane
from bot.telegram.ledger import HEARTBEAT_SECONDS, Ledger, Limits

OVERALL_WINDOW_SECONDS = 1.0
BURST = 1 / 3  # of a second's places that may be taken at once, so that an urgent message never waits long
PRIVATE_BURST = 20
PRIVATE_WINDOW_SECONDS = 20.0
GROUP_LIMIT = 20
GROUP_WINDOW_SECONDS = 60.0
GROUP_RESERVE = 7  # places in a group's minute that only urgent messages may take
LONGEST_FLIGHT_SECONDS = 5.0  # an answer that takes longer holds up nobody else
MOST_SCREENS = 5  # in a row, while questions and answers wait: a flood of presses must not starve them
FORGET_AFTER_SECONDS = 120.0
LONGEST_NAP_SECONDS = 0.5  # between two looks into the ledger


@dataclass(slots=True, eq=False)
class _Grant:
    """A place that is taken: since when, and since when its message has surely arrived."""

    at: float
    landed: float | None = None

    def is_free_at(self, seconds: float) -> float:
        """Return when this place of a window of so many seconds is free again."""
        landed = self.at + LONGEST_FLIGHT_SECONDS if self.landed is None else self.landed
        return landed + seconds


@dataclass(slots=True)
class _Window:
    """A sliding window: at most `limit` messages arrive in any `seconds`."""

    limit: int
    seconds: float
    grants: deque[_Grant] = field(default_factory=deque)

    def places(self, now: float, *, keep: int = 0) -> int:
        """Return how many grants there are now; `keep` places stay free."""
        taken = sum(grant.is_free_at(self.seconds) > now for grant in self.grants)
        return max(0, self.limit - keep - taken)

    def wait(self, now: float, *, keep: int = 0) -> float:
        """Return for how long the next grant must wait; `keep` places stay free."""
        while self.grants and self.grants[0].is_free_at(self.seconds) <= now:
            self.grants.popleft()
        limit = self.limit - keep
        if len(self.grants) < limit:
            return 0.0
        taken = [free for grant in self.grants if (free := grant.is_free_at(self.seconds)) > now]
        if len(taken) < limit:
            return 0.0
        return nsmallest(len(taken) - limit + 1, taken)[-1] - now


@dataclass(slots=True)
class _Pace:
    """Even spacing after a short burst: a place every `interval` seconds, `burst` seconds' worth at once."""

    interval: float
    burst: float
    due: float = 0.0

    def wait(self, now: float) -> float:
        """Return for how long the next grant must wait."""
        return self.due - self.burst - now

    def step(self, now: float) -> None:
        """Note a grant."""
        self.due = max(self.due, now) + self.interval

    def step_back(self) -> None:
        """Note that a grant was given back."""
        self.due -= self.interval


@dataclass(slots=True, eq=False)
class _Waiter:
    lane: Lane
    chat_id: int
    granted: asyncio.Future[_Grant]


class Budget:
    """Grant sends one by one: by lane, then by arrival, never faster than Telegram allows."""

    def __init__(self, *, rate_per_second: int, ledger: Ledger | None = None) -> None:
        self._rate = rate_per_second
        self._ledger = ledger
        self._replicas = 1
        self._overall = _Window(rate_per_second, OVERALL_WINDOW_SECONDS)
        self._pace = _Pace(OVERALL_WINDOW_SECONDS / rate_per_second, BURST)
        self._chats: dict[int, _Window] = {}
        self._paused: dict[int | None, float] = {}
        self._waiters: list[deque[_Waiter]] = [deque() for _ in Lane]
        self._screens = 0  # in a row
        self._timer: asyncio.TimerHandle | None = None

    @asynccontextmanager
    async def place(self, lane: Lane, chat_id: int) -> AsyncIterator[None]:
        """Wait until a send to this chat may go out, and keep the place until the block, the call, is over.

        Negative ids are groups.
        """
        ticket = token_hex(8)
        grant = await self._entered(ticket, lane, chat_id)
        try:
            yield
        finally:
            grant.landed = asyncio.get_running_loop().time()
            self._pump()
            if self._ledger is not None:
                await self._ledger.landed(ticket, chat_id, self._limits(lane, chat_id))

    async def _entered(self, ticket: str, lane: Lane, chat_id: int) -> _Grant:
        """Wait for a place here, and where there is a ledger also among all replicas."""
        grant = await self._granted(lane, chat_id)
        if self._ledger is None:
            return grant
        while wait := await self._ledger.take(ticket, lane, chat_id, self._limits(lane, chat_id)):
            self._give_back(grant, chat_id)
            await asyncio.sleep(min(wait, LONGEST_NAP_SECONDS))
            grant = await self._granted(lane, chat_id, is_again=True)
        return grant

    def _limits(self, lane: Lane, chat_id: int) -> Limits:
        is_group = chat_id < 0
        return Limits(
            self._rate,
            OVERALL_WINDOW_SECONDS,
            GROUP_LIMIT - _reserved(lane, chat_id) if is_group else PRIVATE_BURST,
            GROUP_WINDOW_SECONDS if is_group else PRIVATE_WINDOW_SECONDS,
            LONGEST_FLIGHT_SECONDS,
        )

    def _give_back(self, grant: _Grant, chat_id: int) -> None:
        for window in (self._overall, self._chats.get(chat_id)):
            if window is not None and grant in window.grants:
                window.grants.remove(grant)
        self._pace.step_back()
        self._pump()

    async def keep_in_touch(self) -> None:
        """Be in touch with the ledger for ever, where there is one."""
        while self._ledger is not None:
            await self.touch(self._ledger)
            await asyncio.sleep(HEARTBEAT_SECONDS)

    async def touch(self, ledger: Ledger) -> None:
        """Tell the ledger that this replica is alive; while it is gone, keep to a share of every limit."""
        await ledger.beat()
        self._share(1 if ledger.is_there else ledger.replicas)

    def _share(self, replicas: int) -> None:
        """Keep to one of so many equal shares of every limit."""
        if replicas == self._replicas:
            return
        self._replicas = replicas
        self._overall.limit = max(1, self._rate // replicas)
        self._pace.interval = OVERALL_WINDOW_SECONDS / self._overall.limit
        for chat_id, window in self._chats.items():
            window.limit = self._chat_limit(chat_id)
        self._pump()

    def _chat_limit(self, chat_id: int) -> int:
        return max(1, (GROUP_LIMIT if chat_id < 0 else PRIVATE_BURST) // self._replicas)

    async def _granted(self, lane: Lane, chat_id: int, *, is_again: bool = False) -> _Grant:
        waiter = _Waiter(lane, chat_id, asyncio.get_running_loop().create_future())
        if is_again:
            self._waiters[lane].appendleft(waiter)
        else:
            self._waiters[lane].append(waiter)
        self._pump()
        try:
            return await waiter.granted
        except asyncio.CancelledError:
            if waiter in self._waiters[lane]:
                self._waiters[lane].remove(waiter)
            raise

    def open_places(self, lane: Lane, chat_id: int) -> int:
        """Return how many more sends to a group could begin now, as far as the group is concerned."""
        waiting = sum(one.chat_id == chat_id for queue in self._waiters[: lane + 1] for one in queue)
        now, keep = asyncio.get_running_loop().time(), _reserved(lane, chat_id) // self._replicas
        if any(self._paused.get(key, 0.0) > now for key in (None, chat_id)):
            return 0
        return self._chat(chat_id, now).places(now, keep=keep) - waiting

    async def pause(self, chat_id: int | None, seconds: float) -> None:
        """Send nothing to a chat (None: to anybody) for so long, as Telegram asked; no replica does."""
        until = asyncio.get_running_loop().time() + seconds
        self._paused[chat_id] = max(until, self._paused.get(chat_id, 0.0))
        if self._ledger is not None:
            await self._ledger.pause(chat_id, seconds)

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
        for lane in self._in_order():
            blocked: set[int] = set()
            for waiter in list(lane):
                if waiter.chat_id in blocked:
                    continue
                wait = self._wait(waiter, now)
                if wait <= 0:
                    self._grant(lane, waiter, now)
                    continue
                soonest = wait if soonest is None else min(soonest, wait)
                if self._wait_overall(waiter.lane, now) > 0:
                    return soonest
                blocked.add(waiter.chat_id)
        return soonest

    def _in_order(self) -> list[deque[_Waiter]]:
        """Return who waits, by lane; after so many screens in a row, those behind them come first."""
        urgent, screens, *below = self._waiters
        return [urgent, *below, screens] if self._screens >= MOST_SCREENS else self._waiters

    def _wait(self, waiter: _Waiter, now: float) -> float:
        keep = _reserved(waiter.lane, waiter.chat_id) // self._replicas
        pauses = [self._paused.get(key, 0.0) - now for key in (None, waiter.chat_id)]
        chat = self._chat(waiter.chat_id, now).wait(now, keep=keep)
        return max(self._wait_overall(waiter.lane, now), chat, *pauses)

    def _wait_overall(self, lane: Lane, now: float) -> float:
        """Return the wait for a place among all; urgent messages need not keep the pace."""
        window = self._overall.wait(now)
        return window if lane is Lane.URGENT else max(window, self._pace.wait(now))

    def _grant(self, lane: deque[_Waiter], waiter: _Waiter, now: float) -> None:
        lane.remove(waiter)
        self._screens = self._screens + 1 if waiter.lane is Lane.SCREEN else 0
        if not waiter.granted.done():
            grant = _Grant(now)
            self._overall.grants.append(grant)
            self._chat(waiter.chat_id, now).grants.append(grant)
            self._pace.step(now)
            waiter.granted.set_result(grant)

    def _chat(self, chat_id: int, now: float) -> _Window:
        window = self._chats.get(chat_id)
        if window is None:
            self._forget_idle(now)
            seconds = GROUP_WINDOW_SECONDS if chat_id < 0 else PRIVATE_WINDOW_SECONDS
            window = _Window(self._chat_limit(chat_id), seconds)
            self._chats[chat_id] = window
        return window

    def _forget_idle(self, now: float) -> None:
        if len(self._chats) % 1000 == 0:
            fresh = now - FORGET_AFTER_SECONDS
            self._chats = {
                key: window
                for key, window in self._chats.items()
                if window.grants and window.grants[-1].at > fresh
            }
            self._paused = {key: until for key, until in self._paused.items() if until > now}


def _reserved(lane: Lane, chat_id: int) -> int:
    """Return how many places of a group's minute this lane must leave to the urgent one."""
    return GROUP_RESERVE if chat_id < 0 and lane is not Lane.URGENT else 0
