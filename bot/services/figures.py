"""Counting the desk's work, and what it tells a woman who waits."""

from collections import Counter
from datetime import datetime, timedelta

from bot.domain.conversation import Theme, Thread
from bot.domain.duty import staff_day
from bot.domain.figures import Event, bucket_of, hours_around, median_wait
from bot.repositories.uow import UnitOfWork
from bot.services.programme import Programmes
from bot.services.world import World

LOOKED_BACK = timedelta(days=30)


class Figures:
    """Sums of a day, in codes."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def asked(self, theme: Theme) -> None:
        """Count a question."""
        await self._count(Event.ASKED, str(int(theme)))

    async def answered(self, thread: Thread, *, in_hours: bool) -> None:
        """Count how long an answer took that she has waited for; apart what was asked outside the hours.

        A night would make the usual wait of the morning look like ten hours; what is asked in the evening,
        within the hours, and answered the next day counts in full: that is how long one waits then.
        """
        if thread.waiting_since is not None:
            waited = bucket_of(self._world.clock.now() - thread.waiting_since)
            key = f"{await self._hour(thread.waiting_since)}:{waited}"
            await self._count(Event.WAITED if in_hours else Event.WAITED_OFF, key)
            if not thread.answers:
                await self._count(Event.FIRST, key)

    async def closed(self, theme: Theme) -> None:
        """Count a conversation that has ended."""
        await self._count(Event.CLOSED, str(int(theme)))

    async def rated(self, score: int) -> None:
        """Count a rating."""
        await self._count(Event.RATED, str(score))

    async def happened(self, event: Event, key: str) -> None:
        """Count something else that happened; its key holds no person and no word."""
        await self._count(event, key)

    async def _count(self, event: Event, key: str) -> None:
        today = staff_day(self._world.clock.now(), await Programmes(self._uow, self._world).zone())
        await self._uow.counts.add(today, event, key)

    async def expected_wait(self) -> int | None:
        """Return within how many minutes half of the answers came around this hour, in the last 30 days.

        Only of questions that came within the hours in which answers are given.
        """
        now = self._world.clock.now()
        near, waits = hours_around(await self._hour(now)), Counter[int]()
        for key, number in (
            await self._uow.counts.read(Event.WAITED, since=(now - LOOKED_BACK).date())
        ).items():
            hour, _, minutes = key.partition(":")
            if int(hour) in near:
                waits[int(minutes)] += number
        return median_wait(waits)

    async def _hour(self, moment: datetime) -> int:
        return moment.astimezone(await Programmes(self._uow, self._world).zone()).hour
