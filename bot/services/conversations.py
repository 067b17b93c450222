"""Anonymous questions: from her words to the staff's topic, and who takes care of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from bot.domain.clock import whole_hour
from bot.domain.content import Content
from bot.domain.conversation import (
    ALWAYS_URGENT,
    NothingToSend,
    TakenAlready,
    Theme,
    Thread,
    ThreadState,
)
from bot.domain.errors import NotFound
from bot.domain.outgoing import Lane
from bot.domain.people import Person
from bot.domain.staff import Member, Room
from bot.repositories.uow import UnitOfWork
from bot.services.barring import Barring
from bot.services.figures import Figures
from bot.services.guard import Guard
from bot.services.ratings import Ratings
from bot.services.relays import Relays
from bot.services.topics import Topics
from bot.services.world import World

TOPIC_LIFE = timedelta(days=30)
QUEUE_LENGTH = 20
MOST_MOVED = 1000


class Conversations:
    """Open, continue, take and close conversations."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._relays = Relays(uow, world)
        self._topics = Topics(uow, world)
        self._barring = Barring(uow, world)
        self._figures = Figures(uow, world)

    async def ask(
        self, person: Person, theme: Theme, messages: Sequence[tuple[int, Content]], *, is_urgent: bool
    ) -> UUID:
        """Open a conversation with her messages (id in her chat, content); return its id.

        Raises:
            NothingToSend: there is no message.
            Barred: the staff have closed access to her.
        """
        if not messages:
            raise NothingToSend
        await self._barring.check(person.id)
        key = await self._uow.people.key_of(person.id)
        if key is None:
            raise NotFound
        is_urgent = is_urgent or theme in ALWAYS_URGENT
        now = self._world.clock.now()
        thread_id = await self._uow.threads.add(person.id, key, theme=theme, is_urgent=is_urgent, now=now)
        thread = await self.get(thread_id)
        await self._topics.begin(thread)
        for message_id, content in messages:
            await self._relays.pass_on(thread, message_id, content)
        await self._figures.asked(theme)
        if is_urgent:
            await Guard(self._uow, self._world).warn_of_urgent(thread)
        return thread_id

    async def add(self, thread: Thread, message_id: int, content: Content, *, is_urgent: bool) -> None:
        """Send one more message of hers into an open conversation.

        Raises:
            Barred: the staff have closed access to her.
        """
        await self._barring.check(thread.person_id)
        if is_urgent:
            await self._hasten(thread, message_id)
            thread = replace(thread, is_urgent=True)
        lane = Lane.URGENT if is_urgent else None
        await self._relays.pass_on(thread, message_id, content, lane=lane)
        if thread.waiting_since is None:
            since = self._world.clock.now().replace(second=0, microsecond=0)
            await self._uow.threads.change(thread.id, waiting_since=since)

    async def edit(self, person: Person, message_id: int, content: Content, *, is_urgent: bool) -> bool:
        """Pass on what she changed, after the message itself; False for a message never passed on."""
        if await self._barring.is_barred(person):
            return False
        for thread in await self._uow.threads.list_of(person.id):
            if await self._relays.has_passed_on(thread, message_id):
                if is_urgent:
                    await self._hasten(thread, message_id)
                await self._relays.pass_edit(thread, message_id, content)
                return True
        return False

    async def _hasten(self, thread: Thread, message_id: int) -> None:
        """Make a conversation urgent, once."""
        if thread.is_urgent:
            return
        await self._uow.threads.change(thread.id, is_urgent=True)
        await self._relays.hasten(thread)
        key = f"urgent:{thread.id.hex}:{message_id}"
        await self._relays.note(thread, "urgent", key, lane=Lane.URGENT)
        await Guard(self._uow, self._world).warn_of_urgent(thread)
        await self._topics.show_state(await self.get(thread.id))

    async def find_open(self, person: Person) -> Thread | None:
        """Return her open conversation, if there is one."""
        return await self._uow.threads.find_open(person.id)

    async def list_of(self, person: Person) -> list[Thread]:
        """Return her conversations, newest first."""
        return await self._uow.threads.list_of(person.id)

    async def queue(self, *, of: Member | None = None) -> list[Thread]:
        """Return open conversations, urgent and longest waiting first; of one member when asked."""
        return await self._uow.threads.list_open(limit=QUEUE_LENGTH, taken_by=of.id if of else None)

    async def find_for_staff(
        self, room: Room, *, topic_id: int | None, reply_to: int | None
    ) -> Thread | None:
        """Return the conversation a message in the room belongs to: by its topic, else by what it answers."""
        if topic_id is not None:
            thread = await self._uow.threads.find_by_topic(room.id, topic_id)
            if thread is not None:
                return thread
        return None if reply_to is None else await self._uow.threads.find_by_staff_message(room.id, reply_to)

    async def follow_room(self) -> None:
        """Show every open conversation in the room that has just become the current one."""
        for thread in await self._uow.threads.list_open(limit=MOST_MOVED):
            await self._topics.show_in_room(thread)

    async def take(self, thread_id: UUID, member: Member) -> Thread:
        """Give a conversation to a member.

        Raises:
            NotFound: it is gone.
            TakenAlready: somebody has it, or it is closed.
        """
        thread = await self.get(thread_id)
        if not await self._uow.threads.take(thread_id, member.id):
            raise TakenAlready
        return await self._changed("take", member, thread)

    async def hand_over(self, thread_id: UUID, member: Member, *, to: Member | None) -> Thread:
        """Give a conversation to a colleague, who is told in private; without one, back to the queue.

        Raises:
            NotFound: it is gone, or closed.
        """
        thread = await self.get(thread_id)
        if not thread.is_open:
            raise NotFound
        state = ThreadState.OPEN if to is None else ThreadState.TAKEN
        taken_by = None if to is None else to.id
        await self._uow.threads.change(thread.id, state=state.value, taken_by=taken_by)
        now = f"{self._world.clock.now().timestamp()}"
        if to is None:
            await self._relays.note(thread, "released", f"released:{thread.id.hex}:{now}")
        else:
            role = to.role.value
            await self._relays.note(thread, "handed_over", f"given:{thread.id.hex}:{now}", role=role)
            await self._relays.tell(to, thread, "handed_to_you", f"given:{to.id.hex}:{now}")
        return await self._changed("hand_over", member, thread)

    async def make_urgent(self, thread_id: UUID, member: Member) -> Thread:
        """Let everything of a conversation go before all others from now on.

        Raises:
            NotFound: it is gone.
        """
        thread = await self.get(thread_id)
        if not thread.is_urgent:
            await self._uow.threads.change(thread.id, is_urgent=True)
            await self._relays.hasten(thread)
        return await self._changed("urgent", member, thread)

    async def close(self, thread_id: UUID, member: Member) -> Thread:
        """Close a conversation and ask her whether it has helped; its topic is deleted after a time.

        Raises:
            NotFound: it is gone.
        """
        thread = await self.get(thread_id)
        until = (self._world.clock.now() + TOPIC_LIFE).date()
        await self._uow.threads.change(
            thread.id, state=ThreadState.CLOSED.value, waiting_since=None, delete_after=until
        )
        if thread.is_open:
            await self._figures.closed(thread.theme)
            await Ratings(self._uow, self._world).ask(thread)
        return await self._changed("close", member, thread)

    async def answered(self, thread: Thread, member: Member) -> None:
        """Note that a member has answered: the conversation is theirs and waits no longer."""
        await self._figures.answered(thread)
        values: dict[str, Any] = {"waiting_since": None, "alarmed": 0, "delete_after": None}
        if thread.state is ThreadState.TAKEN:
            await self._uow.threads.change(thread.id, **values)
            return
        values |= {"state": ThreadState.TAKEN.value, "taken_by": member.id}
        await self._uow.threads.change(thread.id, **values)
        await self._topics.show_state(await self.get(thread.id))

    async def forget_expired(self) -> None:
        """Delete conversations whose retention time is over, in the staff's chat too."""
        for thread in await self._uow.threads.list_expired(self._world.clock.now().date()):
            await self._uow.outbox.cancel_thread(thread.id)
            await self._uow.threads.remove(thread.id)
            if thread.topic_id is not None:
                await self._topics.drop(thread.id, thread.topic_id, thread.room_id)

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
