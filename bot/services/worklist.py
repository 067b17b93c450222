"""What a member has before them: the queue, their own, and one conversation with all that may be known."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from bot.domain.conversation import Thread
from bot.domain.errors import NotFound
from bot.domain.staff import Member, Room
from bot.domain.worklist import Colleague, in_order, is_for, waiting_for
from bot.repositories.uow import UnitOfWork
from bot.services.care import Care
from bot.services.duties import Duties
from bot.services.topics import Topics
from bot.services.world import World

MOST_LISTED = 400  # more than a team can answer; what is urgent or waits longest is among them


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of conversations, how many there are in all, the tasks of today, and when it was looked at."""

    threads: tuple[Thread, ...]
    total: int
    now: datetime
    tasks: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """A conversation as a member sees it in private: the card, who has it, what came before, its room."""

    thread: Thread
    card: dict[str, Any]
    holder: Colleague | None
    earlier: tuple[Thread, ...]
    room: Room | None
    now: datetime


class Worklist:
    """List conversations for a member, and tell how much each colleague has."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def count(self) -> int:
        """Count open conversations."""
        return sum((await self._uow.threads.count_open()).values())

    async def everything(self) -> Listed:
        """Return what is open, urgent and longest waiting first."""
        return await self._listed(in_order(await self._open()))

    async def fitting(self, member: Member) -> Listed:
        """Return what a member should see first: fitting their role, or urgent and without anybody."""
        threads = in_order(await self._open())
        team = {one.role for one in await self._uow.staff.list_active()}
        return await self._listed([one for one in threads if is_for(member, one, team)])

    async def mine(self, member: Member) -> Listed:
        """Return what a member has taken, who waits for them first."""
        taken = await self._uow.threads.list_open(limit=MOST_LISTED, taken_by=member.id)
        return await self._listed(waiting_for(taken))

    async def case(self, thread_id: UUID) -> Case:
        """Return one conversation.

        Raises:
            NotFound: it is gone.
        """
        thread = await self._uow.threads.find(thread_id)
        if thread is None:
            raise NotFound
        colleagues = await self.colleagues()
        return Case(
            thread,
            card=await Topics(self._uow, self._world).describe(thread),
            holder=next((one for one in colleagues if one.member.id == thread.taken_by), None),
            earlier=tuple(await self.earlier(thread)),
            room=await self._uow.rooms.find(thread.room_id) if thread.room_id else None,
            now=self._world.clock.now(),
        )

    async def earlier(self, thread: Thread) -> list[Thread]:
        """Return her other conversations that are still kept, newest first."""
        return [one for one in await self._uow.threads.list_of(thread.person_id) if one.id != thread.id]

    async def colleagues(self) -> list[Colleague]:
        """Return the team with everybody's load and presence."""
        members = await self._uow.staff.list_active()
        loads = await self._uow.threads.count_open()
        on_duty, away = await Duties(self._uow, self._world).presence(members)
        return [
            Colleague(
                member,
                loads.get(member.id, 0),
                is_on_duty=member.id in on_duty,
                is_away=member.id in away,
            )
            for member in members
        ]

    async def _open(self) -> list[Thread]:
        return await self._uow.threads.list_open(limit=MOST_LISTED)

    async def _listed(self, threads: list[Thread]) -> Listed:
        tasks = await Care(self._uow, self._world).count()
        return Listed(tuple(threads), await self.count(), self._world.clock.now(), tasks)
