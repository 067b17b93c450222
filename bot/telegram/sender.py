"""The sender: parcels from the outbox to Telegram, leased before the send and settled after it.

How many sends are in flight follows Little's law (rate times answer time), so that on a quick network only
one is: a process that is killed repeats at most what was in flight.
"""

import asyncio
import logging
import random
from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)
from aiogram.types import ForumTopic, Message

from bot.background import Nursery
from bot.domain.outgoing import TO_STAFF, Consignment, Kind, Lane, Receipt, Refusal
from bot.services.deliveries import Deliveries
from bot.telegram.budget import Budget
from bot.telegram.parcels import Call, Renderers
from bot.telegram.refusals import is_harmless, is_room_shut, refusal_of
from bot.telegram.texts.catalogue import use_language

logger = logging.getLogger(__name__)
MOST_IN_FLIGHT = 12
POLL_SECONDS = 1.0
RENEW_SECONDS = 10.0
SMOOTHING = 0.2
LONGEST_BACKOFF_SECONDS = 60.0
FREE_METHODS = frozenset({"setMessageReaction", "deleteMessages", "deleteMessage"})
URGENT_LANES = frozenset({Lane.URGENT})
OTHER_LANES = frozenset(Lane) - URGENT_LANES
MUST_REACH_ROOM = TO_STAFF - {Kind.RECEIPT}


class Sender:
    """Send what the outbox holds, two loops side by side: urgent parcels, and all others."""

    def __init__(
        self, bot: Bot, deliveries: Deliveries, budget: Budget, renderers: Renderers, *, rate_per_second: int
    ) -> None:
        self._bot = bot
        self._deliveries = deliveries
        self._budget = budget
        self._renderers = renderers
        self._rate = rate_per_second
        self._answer_seconds = 0.0
        self._in_flight: set[UUID] = set()
        self._bells = {URGENT_LANES: asyncio.Event(), OTHER_LANES: asyncio.Event()}
        self._stopping = False

    def wake(self) -> None:
        """Look into the outbox now instead of at the next poll."""
        for bell in self._bells.values():
            bell.set()

    def stop(self) -> None:
        """Start nothing new; what is in flight ends by itself."""
        self._stopping = True
        self.wake()

    async def run(self, nursery: Nursery) -> None:
        """Send until `stop`; failures of the database are waited out."""
        nursery.start(self._renew_leases(), name="sender-leases")
        urgent = nursery.start(self._loop(URGENT_LANES), name="sender-urgent")
        await self._loop(OTHER_LANES)
        await urgent

    async def _loop(self, lanes: frozenset[Lane]) -> None:
        bell = self._bells[lanes]
        running: set[asyncio.Task[None]] = set()
        async with Nursery() as nursery:
            while not self._stopping:
                bell.clear()
                room = self._window() - len(running)
                for consignment in await self._claim(lanes, room):
                    task = nursery.start(self._deliver(consignment), name="deliver")
                    running.add(task)
                    task.add_done_callback(running.discard)
                    task.add_done_callback(lambda _: bell.set())
                await _either(bell, POLL_SECONDS)
            await nursery.drain(timeout_seconds=8)

    def _window(self) -> int:
        return max(1, min(MOST_IN_FLIGHT, round(self._rate * self._answer_seconds)))

    async def _claim(self, lanes: Collection[Lane], room: int) -> list[Consignment]:
        if room <= 0:
            return []
        try:
            return await self._deliveries.claim(lanes, limit=room)
        except Exception as error:  # the loop must outlive any fault of the database
            logger.error("claim_failed error=%s", type(error).__name__)
            return []

    async def _renew_leases(self) -> None:
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            if self._in_flight:
                await self._deliveries.extend(list(self._in_flight))

    async def _deliver(self, consignment: Consignment) -> None:
        parcel = consignment.parcel
        self._in_flight.add(parcel.id)
        try:
            if await self._attempt(consignment):
                self.wake()
        except Exception as error:  # the lease runs out and the parcel is tried again
            logger.error("settle_failed kind=%s error=%s", parcel.kind, type(error).__name__)
        finally:
            self._in_flight.discard(parcel.id)

    async def _attempt(self, consignment: Consignment) -> bool:
        """Send and settle one parcel; True when new parcels came of it."""
        parcel = consignment.parcel
        try:
            receipt = await self._send(consignment)
        except TelegramRetryAfter as error:
            self._budget.pause(consignment.address.chat_id, error.retry_after)
            await self._deliveries.postpone(parcel, delay=timedelta(seconds=error.retry_after))
        except TelegramMigrateToChat as error:
            await self._deliveries.moved(consignment.address.chat_id, error.migrate_to_chat_id)
            await self._deliveries.postpone(parcel, delay=timedelta())
        except (TelegramForbiddenError, TelegramBadRequest) as error:
            return await self._refuse(consignment, error)
        except TelegramAPIError as error:
            logger.warning("send_failed kind=%s error=%s", parcel.kind, type(error).__name__)
            await self._deliveries.postpone(parcel, delay=_backoff(parcel.attempts))
        else:
            return await self._deliveries.delivered(parcel, receipt)
        return False

    async def _refuse(self, consignment: Consignment, error: TelegramAPIError) -> bool:
        """Settle what Telegram will never take; what the staff's room does not take now waits."""
        parcel, refusal = consignment.parcel, refusal_of(error)
        is_repairable = refusal in {Refusal.TOPIC_LOST, Refusal.NOT_A_FORUM}
        if parcel.kind in MUST_REACH_ROOM and not is_repairable and is_room_shut(error):
            logger.error("staff_room_shut error=%s", type(error).__name__)
            await self._deliveries.postpone(parcel, delay=_backoff(parcel.attempts))
            return False
        logger.warning("send_refused kind=%s refusal=%s", parcel.kind, refusal)
        return await self._deliveries.refused(parcel, refusal)

    async def _send(self, consignment: Consignment) -> Receipt:
        with use_language(consignment.address.language):
            rendered = self._renderers[consignment.parcel.kind](consignment)
        if not isinstance(rendered, list | tuple):
            return _receipt(await self._call(rendered, consignment))  # type: ignore[arg-type] # one call
        receipt = Receipt()
        for call in rendered:
            try:
                receipt = _receipt(await self._call(call, consignment))
            except TelegramBadRequest as error:
                if not is_harmless(error):
                    raise
        return receipt

    async def _call(self, call: Call, consignment: Consignment) -> object:
        if call.__api_method__ not in FREE_METHODS:
            await self._budget.acquire(consignment.parcel.lane, consignment.address.chat_id)
        loop = asyncio.get_running_loop()
        started = loop.time()
        answer = await self._bot(call)
        self._answer_seconds += SMOOTHING * (loop.time() - started - self._answer_seconds)
        return answer


def _receipt(answer: object) -> Receipt:
    if isinstance(answer, Message):
        return Receipt(message_id=answer.message_id)
    if isinstance(answer, ForumTopic):
        return Receipt(topic_id=answer.message_thread_id)
    return Receipt()


def _backoff(attempts: int) -> timedelta:
    seconds = min(LONGEST_BACKOFF_SECONDS, 0.5 * 2 ** min(attempts, 10))
    return timedelta(seconds=seconds * random.uniform(0.8, 1.2))  # noqa: S311 - jitter, not a secret


async def _either(bell: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await bell.wait()
    except TimeoutError:
        return
