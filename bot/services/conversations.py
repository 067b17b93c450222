"""Anonymous questions: from her words to the staff's topic, and who takes care of them."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from bot.domain.clock import whole_hour
from bot.domain.conversation import (
    ALWAYS_URGENT,
    Content,
    NothingToSend,
    TakenAlready,
    Theme,
    Thread,
    ThreadState,
)
from bot.domain.errors import NotFound
from bot.domain.outgoing import Lane
from bot.domain.people import Person
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.services.relays import Relays
from bot.services.world import World

TOPIC_LIFE = timedelta(days=30)
QUEUE_LENGTH = 20


class Conversations:
    """Open, continue, take and close conversations."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._relays = Relays(uow, world)

    async def ask(
        self, person: Person, theme: Theme, messages: Sequence[tuple[int, Content]], *, is_urgent: bool
    ) -> UUID:
        """Open a conversation with her messages (id in her chat, content); return its id.

        Raises:
            NothingToSend: there is no message.
        """
        if not messages:
            raise NothingToSend
        key = await self._uow.people.key_of(person.id)
        if key is None:
            raise NotFound
        is_urgent = is_urgent or theme in ALWAYS_URGENT
        now = self._world.clock.now()
        thread_id = await self._uow.threads.add(person.id, key, theme=theme, is_urgent=is_urgent, now=now)
        thread = await self._get(thread_id)
        await self._relays.begin(thread)
        for message_id, content in messages:
            await self._relays.pass_on(thread, message_id, content)
        return thread_id

    async def add(self, thread: Thread, message_id: int, content: Content, *, is_urgent: bool) -> None:
        """Send one more message of hers into an open conversation."""
        if is_urgent and not thread.is_urgent:
            await self._uow.threads.change(thread.id, is_urgent=True)
            await self._relays.hasten(thread)
            key = f"urgent:{thread.id.hex}:{message_id}"
            await self._relays.note(thread, "urgent", key, lane=Lane.URGENT)
        lane = Lane.URGENT if is_urgent else None
        await self._relays.pass_on(thread, message_id, content, lane=lane)
        if thread.waiting_since is None:
            since = self._world.clock.now().replace(second=0, microsecond=0)
            await self._uow.threads.change(thread.id, waiting_since=since)

    async def edit(self, person: Person, message_id: int, content: Content, *, edit_number: int) -> bool:
        """Pass on what she changed, as an answer to the staff's copy; False for a message never passed on."""
        for thread in await self._uow.threads.list_of(person.id):
            copy = await self._uow.threads.staff_copy_of(thread.id, message_id)
            if copy is not None:
                await self._relays.pass_edit(
                    thread, message_id, content, copy_id=copy, edit_number=edit_number
                )
                return True
        return False

    async def find_open(self, person: Person) -> Thread | None:
        """Return her open conversation, if there is one."""
        return await self._uow.threads.find_open(person.id)

    async def list_of(self, person: Person) -> list[Thread]:
        """Return her conversations, newest first."""
        return await self._uow.threads.list_of(person.id)

    async def queue(self, *, of: Member | None = None) -> list[Thread]:
        """Return open conversations, urgent and longest waiting first; of one member when asked."""
        return await self._uow.threads.list_open(limit=QUEUE_LENGTH, taken_by=of.id if of else None)

    async def find_for_staff(self, *, topic_id: int | None, reply_to: int | None) -> Thread | None:
        """Return the conversation a staff message belongs to: by its topic, else by what it answers."""
        if topic_id is not None:
            thread = await self._uow.threads.find_by_topic(topic_id)
            if thread is not None:
                return thread
        return None if reply_to is None else await self._uow.threads.find_by_staff_message(reply_to)

    async def take(self, thread_id: UUID, member: Member) -> Thread:
        """Give a conversation to a member.

        Raises:
            NotFound: it is gone.
            TakenAlready: somebody has it, or it is closed.
        """
        thread = await self._get(thread_id)
        if not await self._uow.threads.take(thread_id, member.id):
            raise TakenAlready
        await self._audit("take", member, thread)
        return await self._get(thread_id)

    async def close(self, thread_id: UUID, member: Member) -> Thread:
        """Close a conversation; its topic is deleted when the retention time is over.

        Raises:
            NotFound: it is gone.
        """
        thread = await self._get(thread_id)
        until = (self._world.clock.now() + TOPIC_LIFE).date()
        await self._uow.threads.change(
            thread.id, state=ThreadState.CLOSED.value, waiting_since=None, delete_after=until
        )
        await self._audit("close", member, thread)
        return await self._get(thread_id)

    async def answered(self, thread: Thread, member: Member) -> None:
        """Note that a member has answered: the conversation is theirs and waits no longer."""
        values: dict[str, Any] = {"waiting_since": None, "delete_after": None}
        if thread.state is not ThreadState.TAKEN:
            values |= {"state": ThreadState.TAKEN.value, "taken_by": member.id}
        await self._uow.threads.change(thread.id, **values)

    async def forget_expired(self) -> None:
        """Delete conversations whose retention time is over, in the staff's chat too."""
        for thread_id, topic_id in await self._uow.threads.list_expired(self._world.clock.now().date()):
            await self._uow.outbox.cancel_thread(thread_id)
            await self._uow.threads.remove(thread_id)
            if topic_id is not None:
                await self._relays.drop_topic(thread_id, topic_id)

    async def _get(self, thread_id: UUID) -> Thread:
        thread = await self._uow.threads.find(thread_id)
        if thread is None:
            raise NotFound
        return thread

    async def _audit(self, action: str, member: Member, thread: Thread) -> None:
        hour = whole_hour(self._world.clock.now())
        await self._uow.staff.audit(action, at_hour=hour, staff_id=member.id, thread_id=thread.id)
