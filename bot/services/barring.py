"""Closing access to whoever floods or threatens, and reporting a threat."""

from uuid import UUID

from bot.domain.barring import BAR_LIFE, CLOSING, QUIET_LIFE, Bar, BarReason, Barred, Opening
from bot.domain.clock import whole_hour
from bot.domain.conversation import Thread
from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.rights import Right, may, require
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.services.relays import Relays
from bot.services.world import World

MOST_LISTED = 50  # rows of buttons that fit under one message


class Barring:
    """Close and open access, from a conversation: staff never learn whose it is."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._relays = Relays(uow, world)

    async def check(self, person_id: UUID) -> Person | None:
        """Let through whoever may write, and return her.

        Raises:
            Barred: access is closed.
        """
        person = await self._uow.people.get(person_id)
        if person is not None and await self.is_barred(person):
            raise Barred
        return person

    async def is_barred(self, person: Person) -> bool:
        """Tell whether access is closed; of somebody new it is looked up first."""
        await self._recognise(person)
        return await self._uow.bars.is_barred(person.bar, now=self._world.clock.now())

    async def _recognise(self, person: Person) -> None:
        """Look up whether access was closed to her before she erased everything; in private her chat is she.

        That is slow on purpose. While very many new women write, nobody waits for it: she is let in, and
        it is looked up with her next message.
        """
        if person.bar is not None:
            return
        now, bars = self._world.clock.now(), self._uow.bars
        if not await bars.is_any(now=now):
            await self._uow.people.know_bar(person, "", is_news=False)
        elif bars.costs_nothing(person.chat_id) or self._world.allowances.recognitions.take(now):
            bar = await bars.recognise(person.chat_id)
            await self._uow.people.know_bar(person, bar, is_news=False)

    async def bar(self, thread: Thread, member: Member, reason: BarReason) -> None:
        """Close access for 90 days, also for whoever erases everything and comes back; `QUIET` for a day.

        Raises:
            NoRight: `member` may not.
            NotFound: she is gone.
        """
        require(member, Right.BLOCK)
        person = await self._person_of(thread)
        is_closing = reason in CLOSING
        until = self._world.clock.now() + (BAR_LIFE if is_closing else QUIET_LIFE)
        bar = await self._uow.bars.put(person.chat_id, until=until, reason=reason, staff_id=member.id)
        await self._uow.people.know_bar(person, bar, is_news=True)
        code = "barred" if is_closing else "quietened"
        await self._note(code, thread, member, audit=f"bar:{reason.name.lower()}")

    async def unbar(self, thread: Thread, member: Member, why: Opening = Opening.AGREED) -> None:
        """Open access again.

        Raises:
            NoRight: `member` may not.
            NotFound: she is gone.
        """
        require(member, Right.BLOCK)
        person = await self._person_of(thread)
        await self._recognise(person)
        if person.bar and await self._uow.bars.lift(person.bar):
            await self._relays.hurry(thread)
            await self._note("unbarred", thread, member, audit=f"unbar:{why.name.lower()}")

    async def list_closed(self, member: Member) -> list[Bar]:
        """List closed accesses for a coordinator.

        Raises:
            NoRight: `member` is not one.
        """
        require(member, Right.SETTINGS)
        return await self._uow.bars.list_closed(now=self._world.clock.now(), limit=MOST_LISTED)

    async def open_by_key(self, key: str, member: Member, why: Opening) -> bool:
        """Open an access of the list again; tell whether it was closed.

        Raises:
            NoRight: `member` is not a coordinator.
        """
        require(member, Right.SETTINGS)
        is_news = await self._uow.bars.lift_by_key(key)
        if is_news:
            hour, code = whole_hour(self._world.clock.now()), f"unbar:{why.name.lower()}"
            await self._uow.staff.audit(code, at_hour=hour, staff_id=member.id)
        return is_news

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

    async def see_to_threat(self, thread: Thread, member: Member) -> None:
        """Let the room know that a coordinator takes care of a threat; once an hour is enough.

        Raises:
            NoRight: `member` is not a coordinator.
        """
        require(member, Right.SETTINGS)
        hour = whole_hour(self._world.clock.now())
        await self._uow.staff.audit("threat_seen", at_hour=hour, staff_id=member.id, thread_id=thread.id)
        await self._relays.note(thread, "threat_seen", f"threatseen:{thread.id.hex}:{hour:%d%H}")
        for colleague in await self._uow.staff.list_active():
            if may(colleague, Right.TEAM) and colleague.id != member.id:
                key = f"threatseen:{thread.id.hex}:{colleague.id.hex[:12]}:{hour:%d%H}"
                await self._relays.tell(colleague, thread, "threat_taken", key)

    async def _person_of(self, thread: Thread) -> Person:
        person = await self._uow.people.get(thread.person_id)
        if person is None:
            raise NotFound
        return person

    async def _note(self, code: str, thread: Thread, member: Member, *, audit: str) -> None:
        now = self._world.clock.now()
        await self._uow.staff.audit(audit, at_hour=whole_hour(now), staff_id=member.id, thread_id=thread.id)
        await self._relays.note(thread, code, f"{code}:{thread.id.hex}:{now.timestamp()}")
