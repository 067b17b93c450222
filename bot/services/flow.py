"""How her messages flow to the staff: at once, later and joined, once an hour, or not any more.

Words of danger flow at once whatever came before.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bot.domain.allowance import Allowances
from bot.domain.barring import Flooded
from bot.domain.clock import whole_hour
from bot.domain.content import Content, ContentKind
from bot.domain.conversation import Thread
from bot.domain.outgoing import Lane, preview_stream, thread_stream
from bot.domain.people import Person
from bot.repositories.uow import UnitOfWork
from bot.services.world import World

JOINING = timedelta(seconds=15)  # so long what comes too fast is collected, to go out in one call
MOST_TEXTS = 200  # of one conversation on their way: a few calls, joined
MOST_MEDIA = 60  # each of them is a call of its own
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Pace:
    """In which lane a message goes (None: the usual one), how much later, and whether before her others.

    `quiet_until` is when her words come at once again, where they come once an hour now.
    """

    lane: Lane | None = None
    delay: timedelta = timedelta()
    is_ahead: bool = False
    quiet_until: datetime | None = None


AT_ONCE = Pace()
URGENT = Pace(Lane.URGENT)
USUAL = Pace(Lane.RELAY)
LATER = Pace(Lane.REMINDER)
JOINED = Pace(Lane.REMINDER, JOINING)


class Flow:
    """Find the pace of a message."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def pace_of(self, thread: Thread, person: Person, content: Content) -> Pace:
        """Return the pace of a message that holds no danger.

        Raises:
            Flooded: too many of hers wait already.
        """
        quiet = await self._quiet_pace(person)
        if quiet is not None:
            await self._check_room(thread, content)
            return quiet
        if not self._is_allowed(person, content):
            await self._check_room(thread, content)
            await self._demote(thread)
            return JOINED
        if thread.is_urgent:
            return AT_ONCE if self.is_first(person.id) else USUAL
        return await self.pace_of_newcomer(person)

    async def _quiet_pace(self, person: Person) -> Pace | None:
        """Return the pace of words that come once an hour; None where hers come at once."""
        now = self._world.clock.now()
        until = await self._uow.bars.quiet_until(person.bar, now=now)
        if until is None:
            return None
        return Pace(Lane.REMINDER, whole_hour(now) + HOUR - now, quiet_until=until)

    async def pace_of_question(self, person: Person, content: Content) -> Pace:
        """Return the pace of a message of a new question; words of it are joined by themselves."""
        quiet = await self._quiet_pace(person)
        if quiet is not None:
            return quiet
        if content["kind"] != ContentKind.TEXT and not self._is_allowed(person, content):
            return JOINED
        return await self.pace_of_newcomer(person)

    def _is_allowed(self, person: Person, content: Content) -> bool:
        """Take what a message costs, if there is so much; an album costs as much as one message."""
        if self._allowances.albums.is_same(person.id, content.get("album")):
            return True
        return self._allowances.people.take(person.id, self._world.clock.now())

    async def pace_of_newcomer(self, person: Person) -> Pace:
        """Return the pace of a woman who was never answered: while very many write, the known go first."""
        if await self._uow.threads.was_answered(person.id):
            return AT_ONCE
        return AT_ONCE if self._allowances.newcomers.take(person.id, self._world.clock.now()) else LATER

    def pace_of_edit(self, person_id: UUID) -> Pace:
        """Return the pace of a change."""
        return AT_ONCE if self._allowances.people.take(person_id, self._world.clock.now()) else JOINED

    def is_first(self, person_id: UUID) -> bool:
        """Tell whether words of hers may go before all others: not when very many of one person's did."""
        return self._allowances.urgent.take(person_id, self._world.clock.now())

    async def _demote(self, thread: Thread) -> None:
        """Let what still waits of a flood go after what others write."""
        if thread.is_urgent or not self._allowances.demotions.is_due(thread.id, self._world.clock.now()):
            return
        streams = (thread_stream(thread.id, to_staff=True), preview_stream(thread.id))
        for stream in streams:
            await self._uow.streams.change_lane(stream, lane=Lane.REMINDER)

    async def _check_room(self, thread: Thread, content: Content) -> None:
        waiting = await self._uow.streams.count(thread_stream(thread.id, to_staff=True))
        if waiting >= (MOST_TEXTS if content["kind"] == ContentKind.TEXT else MOST_MEDIA):
            now = self._world.clock.now()
            raise Flooded(is_news=self._allowances.notices.is_due(thread.person_id, now))

    @property
    def _allowances(self) -> Allowances:
        return self._world.allowances
