"""Closing access to whoever floods or threatens, and reporting a threat."""

from uuid import UUID

from bot.domain.barring import BAR_LIFE, BarReason, Barred
from bot.domain.clock import whole_hour
from bot.domain.conversation import Thread
from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.rights import Right, may, require
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.services.relays import Relays
from bot.services.world import World


class Barring:
    """Close and open access, from a conversation: staff never learn whose it is."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._relays = Relays(uow, world)

    async def check(self, person_id: UUID) -> None:
        """Let through whoever may write.

        Raises:
            Barred: access is closed.
        """
        person = await self._uow.people.get(person_id)
        if person is not None and await self.is_barred(person):
            raise Barred

    async def is_barred(self, person: Person) -> bool:
        """Tell whether access is closed; in private the chat's id is that of the person."""
        return await self._uow.bars.is_barred(person.chat_id, now=self._world.clock.now())

    async def bar(self, thread: Thread, member: Member, reason: BarReason) -> None:
        """Close access for 90 days, also for whoever erases everything and comes back.

        Raises:
            NoRight: `member` may not.
            NotFound: she is gone.
        """
        require(member, Right.BLOCK)
        person = await self._person_of(thread)
        until = self._world.clock.now() + BAR_LIFE
        await self._uow.bars.put(person.chat_id, until=until, reason=reason, staff_id=member.id)
        await self._note("barred", thread, member, audit=f"bar:{reason.name.lower()}")

    async def unbar(self, thread: Thread, member: Member) -> None:
        """Open access again.

        Raises:
            NoRight: `member` may not.
            NotFound: she is gone.
        """
        require(member, Right.BLOCK)
        person = await self._person_of(thread)
        if await self._uow.bars.lift(person.chat_id):
            await self._note("unbarred", thread, member, audit="unbar")

    async def report_threat(self, thread: Thread, member: Member) -> None:
        """Tell the coordinators in private that a colleague was threatened.

        Raises:
            NoRight: `member` answers nobody.
        """
        require(member, Right.ANSWER)
        now = self._world.clock.now()
        await self._note("threat_reported", thread, member, audit="threat")
        for colleague in await self._uow.staff.list_active():
            if may(colleague, Right.TEAM):
                key = f"threat:{thread.id.hex}:{colleague.id.hex[:12]}:{now.timestamp():.0f}"
                await self._relays.tell(colleague, thread, "threat", key)

    async def _person_of(self, thread: Thread) -> Person:
        person = await self._uow.people.get(thread.person_id)
        if person is None:
            raise NotFound
        return person

    async def _note(self, code: str, thread: Thread, member: Member, *, audit: str) -> None:
        now = self._world.clock.now()
        await self._uow.staff.audit(audit, at_hour=whole_hour(now), staff_id=member.id, thread_id=thread.id)
        await self._relays.note(thread, code, f"{code}:{thread.id.hex}:{now.timestamp()}")
