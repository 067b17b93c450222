"""The staff's desk: who takes care of a conversation, and where it stands."""

from typing import Any
from uuid import UUID

from bot.domain.clock import whole_hour
from bot.domain.conversation import STILL_OPEN, TakenAlready, Thread, ThreadState
from bot.domain.errors import NotFound
from bot.domain.figures import Event
from bot.domain.rights import Right, may, require
from bot.domain.staff import Member, Room
from bot.repositories.uow import UnitOfWork
from bot.services.answering import Answering
from bot.services.crossing import Crossing
from bot.services.figures import Figures
from bot.services.ratings import Ratings
from bot.services.relays import Relays
from bot.services.staff_rooms import StaffRooms
from bot.services.topics import TOPIC_LIFE, Topics
from bot.services.world import World

NOTHING_DUE = {
    "waiting_since": None,
    "alarmed": 0,
    "alarmed_at": None,
    "promised_by": None,
    "is_late_told": False,
}


class Desk:
    """Find, take, hand over and close conversations, as the staff do."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._relays = Relays(uow, world)
        self._topics = Topics(uow, world)
        self._figures = Figures(uow, world)

    async def find_for_staff(
        self, room: Room, *, topic_id: int | None, reply_to: int | None
    ) -> Thread | None:
        """Return the conversation a message in the room belongs to: by its topic, else by what it answers.

        One that was handed over is found by what it has left: ask `belongs_to`.
        """
        threads, thread = self._uow.threads, None
        if topic_id is not None:
            thread = await threads.find_by_topic(room.id, topic_id)
        if thread is None and reply_to is not None:
            thread = await threads.find_by_staff_message(room.id, reply_to)
        if thread is not None:
            return thread
        stand = await self._uow.stands.find(room.id, topic_id=topic_id, card_id=reply_to)
        return None if stand is None else await threads.find(stand.thread_id)

    async def take(self, thread_id: UUID, member: Member) -> Thread:
        """Give a conversation to a member.

        Raises:
            NoRight: `member` may not take any.
            NotFound: it is gone.
            TakenAlready: somebody has it, or it is closed.
        """
        require(member, Right.TAKE)
        thread = await self.get(thread_id)
        values = {"state": ThreadState.TAKEN.value, "taken_by": member.id}
        if not await self._uow.threads.change_in(thread_id, {ThreadState.OPEN}, **values):
            raise TakenAlready
        await self._figures.happened(Event.TAKEN, str(int(thread.theme)))
        return await self._changed("take", member, thread)

    async def hand_over(self, thread_id: UUID, member: Member, *, to: Member | None) -> Thread:
        """Give a conversation to a colleague, who is told in private; without one, back to the queue.

        Raises:
            NoRight: `member` may not.
            NotFound: it is gone or closed, or the colleague answers nobody.
        """
        require(member, Right.TAKE)
        thread = await self.get(thread_id)
        if not thread.is_open or (to is not None and not may(to, Right.TAKE)):
            raise NotFound
        state = ThreadState.OPEN if to is None else ThreadState.TAKEN
        taken_by = None if to is None else to.id
        values = {"state": state.value, "taken_by": taken_by}
        if not await self._uow.threads.change_in(thread.id, STILL_OPEN, **values):
            raise NotFound
        now = f"{self._world.clock.now().timestamp()}"
        if to is None:
            await self._relays.note(thread, "released", f"released:{thread.id.hex}:{now}")
        else:
            await self._figures.happened(Event.HANDED_OVER, str(int(thread.theme)))
            key = f"given:{thread.id.hex}:{now}"
            await self._relays.note(thread, "handed_over", key, about={"role": to.role.value})
            key, place = f"given:{to.id.hex}:{now}", await StaffRooms(self._uow, self._world).spot_of(thread)
            await self._relays.tell(to, thread, "handed_to_you", key, about=place)
        return await self._changed("hand_over", member, thread)

    async def make_urgent(self, thread_id: UUID, member: Member) -> Thread:
        """Let everything of a conversation go before all others from now on.

        Raises:
            NoRight: `member` may not.
            NotFound: it is gone.
        """
        require(member, Right.TAKE)
        thread = await self.get(thread_id)
        if not thread.is_urgent:
            await self._uow.threads.change(thread.id, is_urgent=True)
            await self._relays.hasten(thread)
        return await self._changed("urgent", member, thread)

    async def close(self, thread_id: UUID, member: Member) -> Thread:
        """Close a conversation and ask her whether it has helped; its topic is deleted after a time.

        Raises:
            NoRight: `member` may not.
            NotFound: it is gone.
        """
        require(member, Right.CLOSE)
        thread = await self.get(thread_id)
        until = (self._world.clock.now() + TOPIC_LIFE).date()
        values = {"state": ThreadState.CLOSED.value, "delete_after": until, **NOTHING_DUE}
        if await self._uow.threads.change_in(thread.id, STILL_OPEN, **values):
            await Crossing(self._uow, self._world).closed(thread)
            await self._figures.closed(thread.theme)
            await Ratings(self._uow, self._world).ask(thread)
        return await self._changed("close", member, thread)

    async def reopen(self, thread_id: UUID, member: Member) -> Thread:
        """Open a closed conversation again; whoever does so has it. Nothing happens to an open one.

        Raises:
            NoRight: `member` may not.
            NotFound: it is gone.
        """
        require(member, Right.TAKE)
        thread = await self.get(thread_id)
        values = {"state": ThreadState.TAKEN.value, "taken_by": member.id, "delete_after": None}
        if not await self._uow.threads.change_in(thread.id, {ThreadState.CLOSED}, **values):
            return await self.get(thread_id)
        return await self._changed("reopen", member, thread)

    async def answered(self, thread: Thread, member: Member) -> None:
        """Note that a member has answered: the conversation is theirs and waits no longer."""
        if thread.waiting_since is not None:
            given = Answering(self._uow, self._world).was_given(thread.theme, thread.waiting_since)
            await self._figures.answered(thread, in_hours=await given)
        roles = dict.fromkeys([*filter(None, thread.answered_by.split(",")), member.role.value])
        await self._uow.threads.count_answer(thread.id, answered_by=",".join(roles))
        values: dict[str, Any] = {**NOTHING_DUE, "delete_after": None, "state": ThreadState.TAKEN.value}
        if thread.state is ThreadState.TAKEN:
            await self._uow.threads.change(thread.id, **values)
            return
        await self._uow.threads.change(thread.id, **values, taken_by=member.id)
        await self._topics.show_state(await self.get(thread.id))

    async def get(self, thread_id: UUID) -> Thread:
        """Return a conversation.

        Raises:
            NotFound: it is gone.
        """
        thread = await self._uow.threads.find(thread_id)
        if thread is None:
            raise NotFound
        return thread

    async def _changed(self, action: str, member: Member, thread: Thread) -> Thread:
        """Note who did what, and let the room show the new state."""
        hour = whole_hour(self._world.clock.now())
        await self._uow.staff.audit(action, at_hour=hour, staff_id=member.id, thread_id=thread.id)
        thread = await self.get(thread.id)
        await self._topics.show_state(thread, has_card=False)
        return thread
