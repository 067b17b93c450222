"""The receiver: updates in, committed before they are confirmed, shown after.

aiogram's own polling confirms updates before they are handled and swallows errors, so the loop is ours.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramConflictError, TelegramRetryAfter

from bot.services.intake import Handled, Incoming, Intake
from bot.telegram.api import fetch_updates
from bot.telegram.backlog import FULL, MOST_FETCHED, Backlog
from bot.telegram.crisis import crisis_command, crisis_outcome
from bot.telegram.dispatch import Dispatch
from bot.telegram.presenter import Presenter
from bot.telegram.raw import has_id, parse_incoming, private_chat, query_id_in
from bot.telegram.screens import Reply, Screen, Toast
from bot.telegram.showing import Showing
from bot.telegram.texts.failures import locked_text, too_fast, unreadable_text
from bot.telegram.throttle import Throttle

T = TypeVar("T")
logger = logging.getLogger(__name__)
POLL_SECONDS = 30
SHARE = 50  # updates that share one commit: few enough that nobody waits long for the others
LONGEST_BACKOFF_SECONDS = 30.0
REMEMBERED_CRISES = 1000
TURN_AWAY_SECONDS = 60.0


class Receiver:
    """Take updates from long polling or a webhook; both end in `take`."""

    def __init__(
        self,
        bot: Bot,
        intake: Intake,
        dispatch: Dispatch,
        presenter: Presenter,
        *,
        wake_sender: Callable[[], None],
        leading: asyncio.Event,
        throttle: Throttle,
    ) -> None:
        self._bot = bot
        self._intake = intake
        self._dispatch = dispatch
        self._presenter = presenter
        self._wake_sender = wake_sender
        self._leading = leading
        self._throttle = throttle
        self._urgency = throttle.urgency
        self._backlog = Backlog(intake, throttle.urgency)
        self._helped: OrderedDict[int, None] = OrderedDict()
        self._turned_away: OrderedDict[int, float] = OrderedDict()
        self._stopping = asyncio.Event()
        self._fetch_at = 0.0  # by the loop's time; while something is kept, Telegram is left alone until then
        self.is_locked = False
        self.offset: int | None = None
        self.failures = 0  # in a row; what failed is not confirmed

    def stop(self) -> None:
        """End `poll` after the batch in hand is committed."""
        self._stopping.set()

    async def serve(self, *, webhook: bool) -> None:
        """Receive until `stop`: by long polling, or by waiting while the webhook calls `take`."""
        if webhook:
            await self._finish_kept()
            await self._stopping.wait()
        else:
            await self.poll()

    async def poll(self) -> None:
        """Long-poll until `stop`, whenever this replica leads, then confirm what was handled."""
        while not self._stopping.is_set():
            if not self._leading.is_set():
                self._backlog.forget()
            if await self._unless_stopped(self._leading.wait()) is None:
                break
            await self._try(self._receive)
            if self._backlog:
                await self._try(self._handle_kept)
        await self._confirm_last()

    async def _finish_kept(self) -> None:
        """Handle what was kept by long polling before there was a webhook; only the leader does."""
        if await self._unless_stopped(self._leading.wait()) is None:
            return
        while not self._stopping.is_set() and not self._backlog.is_loaded:
            await self._try(self._backlog.load)
        while not self._stopping.is_set() and self._backlog:
            await self._try(self._handle_kept)

    async def _try(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
            self.failures = 0
        except Exception as error:  # whatever fails: nothing is confirmed, wait and fetch it again
            self.failures += 1
            logger.warning("receive_failed error=%s", type(error).__name__)
            pause = _pause(error, self.failures)
            if self._backlog and work == self._receive:  # what is kept is handled meanwhile
                self._fetch_at = asyncio.get_running_loop().time() + pause
            else:
                await self._rest(pause)

    async def _receive(self) -> None:
        """Fetch and handle; while more than one answer waits, keep all of it."""
        backlog = self._backlog
        await backlog.load()
        if backlog and (backlog.is_full or asyncio.get_running_loop().time() < self._fetch_at):
            return
        batch = await self._fetched(0 if backlog else POLL_SECONDS)
        if not backlog and len(batch) < FULL:
            await self.take(batch)
            self._confirm(batch)
            return
        for _ in range(MOST_FETCHED):
            await backlog.keep(await self._sifted(batch))
            self._confirm(batch)
            if len(batch) < FULL or backlog.is_full:
                break
            batch = await self._fetched(0)

    async def _handle_kept(self) -> None:
        """Handle a share of what is kept, also while Telegram is out of reach."""
        backlog = self._backlog
        if self.is_locked:
            for item in await backlog.give_up():
                await self._turn_away(item)
        elif share := backlog.next_share():
            await self._handle(share, is_kept=True)
            backlog.drop(share)

    async def _fetched(self, seconds: int) -> list[dict[str, Any]]:
        return await self._unless_stopped(self._fetch(seconds)) or []

    def _fetch(self, seconds: int) -> Coroutine[Any, Any, list[dict[str, Any]]]:
        return fetch_updates(self._bot, offset=self.offset, timeout_seconds=seconds)

    async def _unless_stopped(self, work: Coroutine[Any, Any, T]) -> T | None:
        """Return what comes of the work, or None when a stop came first."""
        working = asyncio.ensure_future(work)  # noqa: TID251 - raced against the stop signal and awaited here
        stopping = asyncio.ensure_future(self._stopping.wait())  # noqa: TID251 - as above
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not working.done():
            working.cancel()
            return None
        return working.result()

    def _confirm(self, batch: Sequence[dict[str, Any]]) -> None:
        numbers = [body["update_id"] for body in batch if has_id(body)]
        if numbers:
            self.offset = max(numbers) + 1

    async def _confirm_last(self) -> None:
        if self.offset is not None and self._leading.is_set():
            try:
                await fetch_updates(self._bot, offset=self.offset, timeout_seconds=0)
            except TelegramAPIError as error:
                logger.warning("confirm_failed error=%s", type(error).__name__)

    async def _rest(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            return

    async def take(self, bodies: Sequence[dict[str, Any]]) -> None:
        """Handle updates; when this returns, their effects are committed.

        Raises:
            Exception: the database is out of reach; nothing of the failing share took effect.
        """
        for part in self._urgency.parted(await self._sifted(bodies)):
            for start in range(0, len(part), SHARE):
                await self._handle(part[start : start + SHARE])

    async def _sifted(self, bodies: Sequence[dict[str, Any]]) -> list[Incoming]:
        """Answer the crisis screens, and return what is to be handled: nothing in a lockdown."""
        incoming = [parse_incoming(body) for body in bodies if has_id(body)]
        for item in incoming:
            await self._help_at_once(item)
        if not self.is_locked:
            return [item for item in incoming if await self._is_admitted(item)]
        for item in incoming:
            await self._turn_away(item)
        return []

    async def _handle(self, share: Sequence[Incoming], *, is_kept: bool = False) -> None:
        batch = await self._intake.accept(share, self._dispatch.handle, is_kept=is_kept)
        if batch.has_parcels:
            self._wake_sender()
        for handled in batch.handled:
            await self._show(handled)

    async def _is_admitted(self, incoming: Incoming) -> bool:
        """Leave out the rest of a flood, and tell whoever sends it once."""
        if self._throttle.admits(incoming):
            return True
        chat_id = private_chat(incoming)
        if chat_id is not None and self._throttle.is_news(incoming):
            logger.warning("flood update=%s", incoming.update_id)
            await self._presenter.show(Showing(chat_id, (Reply(too_fast()),)))
        query_id = None if incoming.update_id in self._helped else query_id_in(incoming)
        if chat_id is not None and query_id is not None and self._throttle.may_answer():
            await self._presenter.show(Showing(chat_id, (Toast(),), query_id=query_id))
        return False

    def lock(self) -> None:
        """Handle nothing any more but the urgent screens; whoever writes is told where help is."""
        self.is_locked = True

    async def _turn_away(self, incoming: Incoming) -> None:
        """Say neutrally that nothing works now, to each chat once a minute; every press is answered."""
        if incoming.update_id in self._helped:
            return
        query, chat_id = incoming.body.get("callback_query"), private_chat(incoming)
        if isinstance(query, dict) and isinstance(query.get("id"), str):
            pressed = Showing(chat_id or 0, (Toast(locked_text()),), query_id=query["id"])
            await self._presenter.show(pressed)
        elif chat_id is not None and "message" in incoming.body and self._is_news(chat_id):
            await self._presenter.show(Showing(chat_id, (Reply(locked_text()),)))

    def _is_news(self, chat_id: int) -> bool:
        now = asyncio.get_running_loop().time()
        if now - self._turned_away.get(chat_id, -TURN_AWAY_SECONDS) < TURN_AWAY_SECONDS:
            return False
        self._turned_away[chat_id] = now
        self._turned_away.move_to_end(chat_id)
        if len(self._turned_away) > REMEMBERED_CRISES:
            self._turned_away.popitem(last=False)
        return True

    async def _show(self, handled: Handled[Showing | None]) -> None:
        if handled.failed:
            await self._ask_again(handled.incoming)
        elif handled.outcome is not None and handled.incoming.update_id not in self._helped:
            is_urgent = self._urgency.is_first(handled.incoming)
            await self._presenter.show(replace(handled.outcome, is_urgent=is_urgent))

    async def _help_at_once(self, incoming: Incoming) -> None:
        """Answer the crisis screens before the database is asked; once an update, also if it comes again."""
        showing = _crisis_showing(incoming)
        if showing is None or incoming.update_id in self._helped:
            return
        self._helped[incoming.update_id] = None
        if len(self._helped) > REMEMBERED_CRISES:
            self._helped.popitem(last=False)
        await self._presenter.show(replace(showing, is_urgent=self._throttle.is_first(incoming)))

    async def _ask_again(self, incoming: Incoming) -> None:
        if self.is_locked:
            await self._turn_away(incoming)
            return
        chat_id = private_chat(incoming)
        if chat_id is not None:
            await self._presenter.show(Showing(chat_id, (Reply(unreadable_text()),)))


def _crisis_showing(incoming: Incoming) -> Showing | None:
    chat_id = private_chat(incoming)
    if chat_id is None:
        return None
    query = incoming.body.get("callback_query")
    if isinstance(query, dict):
        return _pressed_crisis(chat_id, query)
    message = incoming.body.get("message")
    text = message.get("text") if isinstance(message, dict) else None
    screen = crisis_command(text) if isinstance(text, str) else None
    return None if screen is None else Showing(chat_id, (screen,))


def _pressed_crisis(chat_id: int, query: dict[str, Any]) -> Showing | None:
    data = query.get("data")
    screen: Screen | None = crisis_outcome(data) if isinstance(data, str) else None
    message_id = query.get("message", {}).get("message_id")
    if screen is None or not isinstance(message_id, int) or not isinstance(query.get("id"), str):
        return None
    return Showing(chat_id, (screen,), query_id=query["id"], message_id=message_id)


def _pause(error: Exception, failures: int) -> float:
    if isinstance(error, TelegramRetryAfter):
        return float(error.retry_after)
    if isinstance(error, TelegramConflictError):
        return 5.0
    return min(LONGEST_BACKOFF_SECONDS, 0.2 * float(2 ** min(failures, 8)))
