"""Watching that reminders go out on time, from every process, also while none is due."""

import logging
from datetime import datetime, timedelta
from uuid import uuid4

from bot.domain.staff import Role
from bot.repositories.uow import UnitOfWork, Works
from bot.services.post import Post
from bot.services.world import World

logger = logging.getLogger(__name__)
CANARY_EVERY = timedelta(minutes=1)
TOO_LATE = timedelta(minutes=2)


class Watch:
    """Look, in every process, whether anything that is due still waits; say so when it does twice in a row.

    Twice, because a machine that wakes from a sleep is late for a moment and catches up by itself.
    """

    def __init__(self, works: Works, world: World) -> None:
        self._works = works
        self._world = world
        self._worker = uuid4()
        self._was_late = False

    async def ring(self) -> bool:
        """Look once; return whether there is something to send."""
        now = self._world.clock.now()
        async with self._works.begin() as uow:
            late = await lateness(uow, now)
            await uow.liveness.look_after(self._worker, due_at=now + CANARY_EVERY, now=now)
            if late > TOO_LATE and self._was_late:
                logger.error("reminders_late seconds=%d", late.total_seconds())
                await self._tell(uow, now, late)
            self._was_late = late > TOO_LATE
            await uow.commit()
            return uow.outbox.added > 0

    async def _tell(self, uow: UnitOfWork, now: datetime, late: timedelta) -> None:
        post = Post(uow, self._world)
        for member in await uow.staff.list_active():
            if member.role is Role.COORDINATOR:
                key = f"remlate:{now:%Y%m%d%H}:{member.id.hex}"
                await post.tell(member, "reminders_late", key, minutes=late // timedelta(minutes=1))


async def lateness(uow: UnitOfWork, now: datetime) -> timedelta:
    """Tell how long the reminder, or the canary, that waits longest is overdue; zero when none is."""
    waiting = (await uow.plans.next_due(), await uow.liveness.oldest_canary())
    return max(
        (now - due_at for due_at in waiting if due_at is not None and due_at < now), default=timedelta()
    )


async def move_canaries(uow: UnitOfWork, now: datetime) -> None:
    """Move every canary on that is due: what else was due has been handled."""
    oldest = await uow.liveness.oldest_canary()
    if oldest is not None and oldest <= now:
        await uow.liveness.move_on(now=now, due_at=now + CANARY_EVERY)
