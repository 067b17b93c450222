"""What becomes of a parcel by what Telegram has answered: arrived, put off, repaired, or given up."""

import asyncio
import logging
import random
from collections import OrderedDict
from datetime import timedelta
from uuid import UUID

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)

from bot.domain.outgoing import TO_STAFF, Consignment, Kind, Receipt, Refusal
from bot.services.deliveries import Deliveries
from bot.telegram.budget import Budget
from bot.telegram.refusals import is_room_shut, refusal_of

logger = logging.getLogger(__name__)
LONGEST_BACKOFF_SECONDS = 60.0
NOTING_PAUSES_SECONDS = (0.1, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
MOVED_PAUSE = timedelta(seconds=1)
REMEMBERED = 1000
MUST_REACH_ROOM = TO_STAFF - {Kind.RECEIPT, Kind.LEAVE, Kind.REOPEN}
IN_TOPICS = frozenset({Kind.CARD, Kind.RELAY, Kind.NOTE, Kind.PREVIEW, Kind.CALL})
MARKS = frozenset({Kind.RECEIPT, Kind.SEEN})  # Telegram counts reactions apart: no words wait for them
OPENING = frozenset({Kind.TOPIC, Kind.RECEPTION, Kind.CALLS_TOPIC})
REPAIRABLE = frozenset({Refusal.FULL, Refusal.TOPIC_LOST, Refusal.NOT_A_FORUM, Refusal.QUOTE})


class Settling:
    """Settle what was sent. Every method tells whether new parcels came of it."""

    def __init__(self, deliveries: Deliveries, budget: Budget) -> None:
        self._deliveries = deliveries
        self._budget = budget
        self._astray: OrderedDict[UUID, None] = OrderedDict()

    async def arrived(self, consignment: Consignment, receipt: Receipt) -> bool:
        """Settle what Telegram has taken; what it put elsewhere is taken back and sent again, once."""
        if is_astray(consignment, receipt) and self._is_news(consignment.parcel.id):
            logger.warning("topic_bypassed kind=%s", consignment.parcel.kind)
            return await self._deliveries.astray(consignment, receipt)
        return await self._noted(consignment, receipt)

    async def _noted(self, consignment: Consignment, receipt: Receipt) -> bool:
        """Note an arrival, also where the database is out of reach for a while: sent again it came twice."""
        is_again = False
        for pause_seconds in NOTING_PAUSES_SECONDS:
            try:
                return await self._deliveries.delivered(consignment, receipt, is_again=is_again)
            except Exception as error:  # the last try, below, raises
                kind = consignment.parcel.kind
                logger.error("noting_failed kind=%s error=%s", kind, type(error).__name__)
                await asyncio.sleep(pause_seconds)
                is_again = True
        return await self._deliveries.delivered(consignment, receipt, is_again=True)

    def _is_news(self, parcel_id: UUID) -> bool:
        """Tell whether a parcel goes astray for the first time; the second time it stays where it is."""
        is_news = parcel_id not in self._astray
        self._astray[parcel_id] = None
        if len(self._astray) > REMEMBERED:
            self._astray.popitem(last=False)
        return is_news

    async def failed(self, consignment: Consignment, error: Exception) -> bool:
        """Settle or put off what was not sent."""
        match error:
            case TelegramRetryAfter():
                settled = self._pause(consignment, timedelta(seconds=error.retry_after))
            case TelegramMigrateToChat():
                settled = self._move(consignment, error.migrate_to_chat_id)
            case TelegramForbiddenError() | TelegramBadRequest():
                settled = self._refuse(consignment, error)
            case TelegramAPIError():
                logger.warning("send_failed kind=%s error=%s", consignment.parcel.kind, type(error).__name__)
                settled = self._put_off(consignment, _backoff(consignment.parcel.attempts))
            case _:
                settled = self._deliveries.broken(consignment, error)
        return await settled

    async def _pause(self, consignment: Consignment, pause: timedelta) -> bool:
        """Wait as Telegram asks; where only topics are too many, the words go on without one."""
        if consignment.parcel.kind in OPENING:
            return await self._deliveries.topic_refused(consignment, pause=pause)
        if consignment.parcel.kind not in MARKS:
            await self._budget.pause(consignment.address.chat_id, pause.total_seconds())
        return await self._put_off(consignment, pause)

    async def _move(self, consignment: Consignment, new_chat_id: int) -> bool:
        """Follow a group; what names messages of the old one, where they have other numbers now, is over."""
        if await self._deliveries.moved(consignment.address.chat_id, new_chat_id):
            return await self._put_off(consignment, MOVED_PAUSE)
        return await self._deliveries.refused(consignment, Refusal.REJECTED)

    async def _refuse(self, consignment: Consignment, error: TelegramAPIError) -> bool:
        """Settle what Telegram will never take; what the staff's room does not take now waits."""
        parcel, refusal = consignment.parcel, refusal_of(error)
        is_repairable = refusal in REPAIRABLE
        if parcel.kind in MUST_REACH_ROOM and not is_repairable and is_room_shut(error):
            logger.error("staff_room_shut error=%s", type(error).__name__)
            return await self._put_off(consignment, _backoff(parcel.attempts))
        logger.warning("send_refused kind=%s refusal=%s", parcel.kind, refusal)
        return await self._deliveries.refused(consignment, refusal)

    async def _put_off(self, consignment: Consignment, delay: timedelta) -> bool:
        await self._deliveries.postpone(consignment, delay=delay)
        return False


def is_astray(consignment: Consignment, receipt: Receipt) -> bool:
    """Tell whether Telegram put a message outside its topic, which it does silently when that is gone."""
    parcel, topic_id = consignment.parcel, consignment.address.topic_id
    is_elsewhere = receipt.message_id is not None and receipt.topic_id != topic_id
    return parcel.kind in IN_TOPICS and topic_id is not None and is_elsewhere


def _backoff(attempts: int) -> timedelta:
    seconds = min(LONGEST_BACKOFF_SECONDS, 0.5 * 2 ** min(attempts, 10))
    return timedelta(seconds=seconds * random.uniform(0.8, 1.2))  # noqa: S311 - jitter, not a secret
