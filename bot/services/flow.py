"""How her messages flow to the staff: at once, later and joined, once an hour, or not any more.

Words of danger flow at once whatever came before.
"""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.allowance import Allowances
from bot.domain.barring import BarReason, Flooded
from bot.domain.clock import whole_hour
from bot.domain.content import Content, ContentKind
from bot.domain.conversation import Thread
from bot.domain.outgoing import Lane, thread_stream
from bot.repositories.uow import UnitOfWork
from bot.services.world import World

JOINING = timedelta(seconds=15)  # so long what comes too fast is collected, to go out in one call
MOST_TEXTS = 200  # of one conversation on their way: a few calls, joined
MOST_MEDIA = 20  # each of them is a call of its own
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Pace:
    """In which lane a message goes (None: the usual one), and how much later."""

    lane: Lane | None = None
    delay: timedelta = timedelta()


AT_ONCE = Pace()


class Flow:
    """Find the pace of a message."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def pace_of(self, thread: Thread, chat_id: int, content: Content) -> Pace:
        """Return the pace of a message that is not urgent.

        Raises:
            Flooded: too many of hers wait already.
        """
        now, allowances = self._world.clock.now(), self._allowances
        if await self._uow.bars.find(chat_id, now=now) is BarReason.QUIET:
            await self._check_room(thread, content)
            return Pace(Lane.REMINDER, whole_hour(now) + HOUR - now)
        if not allowances.people.take(thread.person_id, now):
            await self._check_room(thread, content)
            return Pace(Lane.REMINDER, JOINING)
        if await self._uow.threads.was_answered(thread.person_id) or allowances.newcomers.take(now):
            return AT_ONCE
        return Pace(Lane.REMINDER)

    async def _check_room(self, thread: Thread, content: Content) -> None:
        waiting = await self._uow.outbox.count_stream(thread_stream(thread.id, to_staff=True))
        if waiting >= (MOST_TEXTS if content["kind"] == ContentKind.TEXT else MOST_MEDIA):
            now = self._world.clock.now()
            raise Flooded(is_news=self._allowances.notices.is_due(thread.person_id, now))

    @property
    def _allowances(self) -> Allowances:
        return self._world.allowances
