"""The clockwork: rings bells on time and knows nothing of what they do.

What is due lives in our tables, so a bell that rings late, twice or never loses nothing.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from bot.background import Nursery

logger = logging.getLogger(__name__)
DUE_EVERY = timedelta(seconds=2)
NIGHT_HOUR_UTC = 22  # one in the morning in Moscow, five in Tomsk
LAST_RING_SECONDS = 5.0
NO_GRACE_LIMIT = None  # APScheduler's own limit of one second would drop late rings


@dataclass(frozen=True, slots=True)
class Bell:
    """Something to ring: `every` so often, or once `at_night`. What `ring` returns is ignored.

    One that is `everywhere` rings in every replica, not only in the one that leads.
    """

    name: str
    ring: Callable[[], Awaitable[object]]
    every: timedelta | None = None
    at_night: bool = False
    everywhere: bool = False


class Clockwork:
    """Ring bells, each never over itself; one that fails is logged and rings again at its next time.

    Of several replicas only the one that leads rings what is not to ring everywhere.
    """

    def __init__(self, bells: Sequence[Bell], *, is_leading: Callable[[], bool] = lambda: True) -> None:
        self._is_leading = is_leading
        self._bells = tuple(bells)
        self._locks = {bell.name: asyncio.Lock() for bell in bells}
        self._nursery = Nursery()
        self._scheduler = AsyncIOScheduler(timezone=UTC)

    def start(self) -> None:
        """Begin to ring; needs a running event loop."""
        for bell in self._bells:
            for trigger in _triggers(bell):
                self._scheduler.add_job(
                    self._tick,
                    trigger,
                    args=(bell,),
                    misfire_grace_time=NO_GRACE_LIMIT,
                    coalesce=True,
                )
        self._scheduler.start()

    async def ring_now(self) -> None:
        """Ring every bell at once, after the clock was moved; returns when all have rung."""
        for bell in self._bells:
            await self._ring(bell)

    def pause(self) -> None:
        """Ring no more; what rings now goes on."""
        if self._scheduler.running:
            self._scheduler.pause()

    async def stop(self) -> None:
        """Ring no more, and wait a little for what rings."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        await self._nursery.drain(timeout_seconds=LAST_RING_SECONDS)
        await self._nursery.close()

    async def _tick(self, bell: Bell) -> None:
        # In the nursery rather than in the scheduler, whose shutdown would cut a ring short.
        if (bell.everywhere or self._is_leading()) and not self._locks[bell.name].locked():
            self._nursery.start(self._ring(bell), name=bell.name)

    async def _ring(self, bell: Bell) -> None:
        async with self._locks[bell.name]:
            try:
                await bell.ring()
            except Exception as error:  # whatever a bell does, the others and its next ring go on
                logger.error("bell_failed name=%s error=%s", bell.name, type(error).__name__)


def _triggers(bell: Bell) -> list[CronTrigger | IntervalTrigger]:
    triggers: list[CronTrigger | IntervalTrigger] = []
    if bell.every is not None:
        triggers.append(IntervalTrigger(seconds=bell.every.total_seconds(), timezone=UTC))
    if bell.at_night:
        triggers.append(CronTrigger(hour=NIGHT_HOUR_UTC, timezone=UTC))
    return triggers
