"""The sender: parcels from the outbox to Telegram, leased before the send and settled after it.

How many sends are in flight follows Little's law (rate times answer time), so that on a quick network only
one is: a process that is killed repeats at most what was in flight.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest

from bot.background import Nursery
from bot.domain.errors import BROKEN
from bot.domain.outgoing import ROUNDS, Consignment, Kind, Receipt, Round
from bot.services.deliveries import Deliveries
from bot.telegram.api import Sent
from bot.telegram.budget import Budget
from bot.telegram.content_calls import messages_in, prepared
from bot.telegram.flights import Flights
from bot.telegram.icons import Icons
from bot.telegram.parcels import Call, Renderers
from bot.telegram.parcels.sweep import calls_instead
from bot.telegram.parts import begun_parts, ids_of, part_of
from bot.telegram.refusals import has_no_text, is_harmless, is_room_shut, is_too_old
from bot.telegram.settling import Settling
from bot.telegram.texts.catalogue import use_language

logger = logging.getLogger(__name__)
MOST_IN_FLIGHT = 12
POLL_SECONDS = 1.0
IN_PARTS = frozenset({Kind.LETTER, Kind.PREVIEW, Kind.RELAY})
SWEEPING = frozenset({Kind.SWEEP, Kind.WITHDRAW, Kind.CLEAR})
FULL_ROOM_SECONDS = 0.2  # between two looks whether a group has a place again
RENEW_SECONDS = 10.0
SMOOTHING = 0.2
FREE_METHODS = frozenset({"setMessageReaction", "deleteMessages", "deleteMessage"})
NewestIn = Callable[[int], Awaitable[Collection[int]]]


class Sender:
    """Send what the outbox holds, a loop for each round, side by side.

    `newest_in` waits for the screens of a chat and returns their ids, which a sweep must not miss.
    """

    def __init__(
        self,
        bot: Bot,
        deliveries: Deliveries,
        budget: Budget,
        renderers: Renderers,
        newest_in: NewestIn,
        *,
        rate_per_second: int,
    ) -> None:
        self._bot = bot
        self._deliveries = deliveries
        self._settling = Settling(deliveries, budget)
        self._budget = budget
        self._renderers = renderers
        self._icons = Icons(bot)
        self._newest_in = newest_in
        self._rate = rate_per_second
        self._answer_seconds = 0.0
        self._in_flight: set[UUID] = set()
        self._groups: dict[UUID, int] = {}
        self._begun: dict[UUID, Any] = {}  # the words of letters of several messages, sent in part
        self._bells = {round_: asyncio.Event() for round_ in ROUNDS}
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
        loops = [nursery.start(self._loop(round_), name="sender-loop") for round_ in ROUNDS]
        await asyncio.gather(*loops)

    async def _loop(self, round_: Round) -> None:
        bell = self._bells[round_]
        flights, places = Flights(self._groups), partial(self._budget.open_places, max(round_.lanes))
        async with Nursery() as nursery:
            while not self._stopping:
                bell.clear()
                claimable, limit = flights.next_claim(round_, self._window(), places)
                for consignment in await self._claim(claimable, limit):
                    task = nursery.start(self._deliver(consignment), name="deliver")
                    flights.add(task, consignment)
                    task.add_done_callback(lambda _: bell.set())
                await _either(bell, FULL_ROOM_SECONDS if claimable.without else POLL_SECONDS)
            await nursery.drain(timeout_seconds=8)

    def _window(self) -> int:
        return max(1, min(MOST_IN_FLIGHT, round(self._rate * self._answer_seconds)))

    async def _claim(self, round_: Round, limit: int) -> list[Consignment]:
        """Lease what is due; what is in flight already only keeps its lease, wherever the clock has gone."""
        if limit <= 0:
            return []
        try:
            claimed = await self._deliveries.claim(round_, limit=limit)
            return [one for one in claimed if one.parcel.id not in self._in_flight]
        except Exception as error:  # the loop must outlive any fault of the database
            logger.error("claim_failed error=%s", type(error).__name__)
            return []

    async def _renew_leases(self) -> None:
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            if self._in_flight:
                await self._extend_leases()

    async def _extend_leases(self) -> None:
        try:
            await self._deliveries.extend(list(self._in_flight))
        except Exception as error:  # the next time is soon, and the leases last until then
            logger.error("renew_failed error=%s", type(error).__name__)

    async def _deliver(self, consignment: Consignment) -> None:
        ids = {parcel.id for parcel in consignment.parcels}
        self._in_flight |= ids
        try:
            if await self._attempt(consignment):
                self.wake()
        except Exception as error:  # the lease runs out and the parcel is tried again
            kind = consignment.parcel.kind
            logger.error("settle_failed kind=%s error=%s", kind, type(error).__name__)
        finally:
            self._in_flight -= ids

    async def _attempt(self, consignment: Consignment) -> bool:
        """Send and settle one parcel; True when new parcels came of it."""
        consignment = self._resumed(consignment)
        try:
            receipt = await self._send(consignment)
        except (TelegramAPIError, *BROKEN) as error:
            return await self._settling.failed(consignment, error)
        return await self._settling.arrived(consignment, receipt)

    async def _send(self, consignment: Consignment) -> Receipt:
        if consignment.parcel.kind is Kind.SWEEP:
            consignment = await self._with_newest(consignment)
        with use_language(consignment.address.language):
            rendered = self._renderers[consignment.parcel.kind](consignment)
        if not isinstance(rendered, list | tuple):
            return _receipt(await self._call(rendered, consignment), consignment)  # type: ignore[arg-type] # one call
        return await self._send_all(rendered, consignment)

    def _resumed(self, consignment: Consignment) -> Consignment:
        """Go on with the words a letter was begun with; one that is to be a stub now is begun anew."""
        parcel = consignment.parcel
        begun = self._begun.pop(parcel.id, None)
        if begun is None or "shown" not in parcel.payload:
            return consignment
        return replace(consignment, parcel=replace(parcel, payload=parcel.payload | {"shown": begun}))

    async def _send_all(self, calls: Sequence[Call], consignment: Consignment) -> Receipt:
        """Make calls in order."""
        if consignment.parcel.kind in IN_PARTS and len(calls) > 1:
            return await self._send_on(calls, consignment)
        reached = [await self._reach(call, consignment) for call in calls]
        done = [receipt for receipt in reached if receipt is not None]
        return replace(done[-1], earlier=_ids_in(done[:-1])) if done else Receipt()

    async def _send_on(self, calls: Sequence[Call], consignment: Consignment) -> Receipt:
        """Make the calls of a message in parts; the next try goes on where this one failed or was killed."""
        parcel = consignment.parcel
        parts, receipt = begun_parts(parcel.payload, calls), Receipt()
        try:
            for call in calls[len(parts) :]:
                receipt = _receipt(await self._call(call, consignment), consignment)
                parts.append(part_of(call, _ids_in([receipt])))
                if len(parts) < len(calls):
                    await self._deliveries.begun(consignment, parts)
        except TelegramAPIError:
            if parts and "shown" in parcel.payload:
                self._begun[parcel.id] = parcel.payload["shown"]
            raise
        return replace(receipt, earlier=ids_of(parts[:-1]))

    async def _reach(self, call: Call, consignment: Consignment) -> Receipt | None:
        """Make one call of several; None when what it wants is so already, or beyond our reach.

        A message that is not sent never is.
        """
        try:
            return _receipt(await self._call(call, consignment), consignment)
        except TelegramBadRequest as error:
            if call.__api_method__.startswith("send") or not _is_beyond_reach(error, consignment):
                raise
            instead = calls_instead(call, has_no_text=has_no_text(error), is_too_old=is_too_old(error))
        reached = [await self._reach(one, consignment) for one in instead]
        return reached[-1] if reached else None

    async def _with_newest(self, consignment: Consignment) -> Consignment:
        """Let a sweep also reach what was shown after it was asked for, or at the same time."""
        parcel, newest = consignment.parcel, await self._newest_in(consignment.address.chat_id)
        payload = parcel.payload | {"delete": sorted({*parcel.payload["delete"], *newest})}
        return replace(consignment, parcel=replace(parcel, payload=payload))

    async def _call(self, call: Call, consignment: Consignment) -> object:
        call = await self._icons.fit(await prepared(self._bot, call))
        if call.__api_method__ in FREE_METHODS:
            return await self._timed(call)
        lane, chat_id = consignment.parcel.lane, consignment.address.chat_id
        async with AsyncExitStack() as places:
            for _ in range(messages_in(call)):
                await places.enter_async_context(self._budget.place(lane, chat_id))
            return await self._timed(call)

    async def _timed(self, call: Call) -> object:
        loop = asyncio.get_running_loop()
        started = loop.time()
        answer = await self._bot(call)
        self._answer_seconds += SMOOTHING * (loop.time() - started - self._answer_seconds)
        return answer


def _is_beyond_reach(error: TelegramBadRequest, consignment: Consignment) -> bool:
    """Tell whether to go on with the next call; where messages go, whatever keeps one keeps no other."""
    return is_harmless(error) or (consignment.parcel.kind in SWEEPING and not is_room_shut(error))


def _receipt(answer: object, consignment: Consignment) -> Receipt:
    room_id = consignment.address.room_id
    if isinstance(answer, list) and answer:
        ids = tuple(sent.message_id for sent in answer)
        return Receipt(ids[0], answer[0].topic_id, room_id, message_ids=ids)
    if not isinstance(answer, Sent):
        return Receipt()
    return Receipt(answer.message_id, answer.topic_id, room_id)


def _ids_in(receipts: Sequence[Receipt]) -> tuple[int, ...]:
    """Return every message that calls have put into a chat."""
    ids = [receipt.message_ids or (receipt.message_id,) for receipt in receipts]
    return tuple(one for some in ids for one in some if one is not None)


async def _either(bell: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await bell.wait()
    except TimeoutError:
        return
