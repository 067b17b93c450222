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
from bot.domain.outgoing import Kind, Lane, Outgoing, Parcel, Receipt, Refusal, person_stream, thread_stream
from bot.domain.people import Person
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.services.places import Places
from bot.services.post import Post
from bot.services.staff_rooms import StaffRooms
from bot.services.world import World

TOPIC_LIFE = timedelta(days=30)
QUEUE_LENGTH = 20
IN_TOPICS = frozenset({Kind.CARD, Kind.RELAY, Kind.NOTE})


class Conversations:
    """Open, continue, take and close conversations."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._post = Post(uow, world)
        self._rooms = StaffRooms(uow, world)

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
        await self._open_topic(thread)
        await self._to_staff(thread, Kind.CARD, f"card:{thread_id.hex}")
        for message_id, content in messages:
            await self._relay(thread, message_id, content)
        return thread_id

    async def add(self, thread: Thread, message_id: int, content: Content, *, is_urgent: bool) -> None:
        """Send one more message of hers into an open conversation."""
        if is_urgent and not thread.is_urgent:
            await self._uow.threads.change(thread.id, is_urgent=True)
            await self._note(thread, "urgent", f"urgent:{thread.id.hex}:{message_id}", lane=Lane.URGENT)
        await self._relay(thread, message_id, content, lane=Lane.URGENT if is_urgent else None)
        if thread.waiting_since is None:
            since = self._world.clock.now().replace(second=0, microsecond=0)
            await self._uow.threads.change(thread.id, waiting_since=since)

    async def edit(self, person: Person, message_id: int, content: Content, *, edit_number: int) -> bool:
        """Pass on what she changed, as an answer to the staff's copy; False for a message never passed on."""
        for thread in await self._uow.threads.list_of(person.id):
            copy = await self._uow.threads.staff_copy_of(thread.id, message_id)
            if copy is not None:
                payload = {"message_id": message_id, "content": content, "answers": copy}
                key = f"edit:{thread.id.hex}:{message_id}:{edit_number}"
                await self._to_staff(thread, Kind.RELAY, key, payload=payload, person_id=person.id)
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

    async def describe(self, thread: Thread) -> dict[str, Any]:
        """Return what the card says: all of it anonymous."""
        return {
            "thread": thread.id.hex,
            "alias": thread.alias,
            "theme": int(thread.theme),
            "urgent": thread.is_urgent,
            "state": thread.state.value,
            "city": await self._city_name(thread.person_id),
            "since": thread.waiting_since.isoformat() if thread.waiting_since else None,
            "earlier": await self._uow.threads.count_earlier(thread),
        }

    async def _city_name(self, person_id: UUID) -> str | None:
        person = await self._uow.people.get(person_id)
        if person is None or person.settings.city is None:
            return None
        city = await Places(self._uow, self._world).find_city(person.settings.city)
        return city.name if city else None

    async def topic_opened(self, parcel: Parcel, receipt: Receipt) -> None:
        """Note the topic of a conversation."""
        if parcel.thread_id is not None and receipt.topic_id is not None:
            await self._uow.threads.change(parcel.thread_id, topic_id=receipt.topic_id)

    async def card_sent(self, parcel: Parcel, receipt: Receipt) -> None:
        """Note the card of a conversation."""
        if parcel.thread_id is not None:
            await self._uow.threads.change(parcel.thread_id, card_id=receipt.message_id)

    async def relayed(self, parcel: Parcel, receipt: Receipt) -> None:
        """Link her message with the staff's copy, and mark hers as received."""
        if parcel.thread_id is None or parcel.person_id is None:
            return
        hers = int(parcel.payload["message_id"])
        hour = whole_hour(self._world.clock.now())
        await self._uow.threads.link(parcel.thread_id, hers=hers, staffs=receipt.message_id, at_hour=hour)
        await self._post.send(
            Outgoing(
                Kind.SEEN,
                Lane.RELAY,
                stream="e" + parcel.id.hex,
                dedupe_key=f"seen:{parcel.id.hex}",
                payload={"message_id": hers},
                person_id=parcel.person_id,
            )
        )

    async def repair(self, parcel: Parcel, refusal: Refusal) -> bool:
        """Make a refused staff parcel sendable again; True when it was settled or may wait its turn."""
        if refusal is Refusal.NOT_A_FORUM:
            await self._rooms.mark_plain()
            if parcel.kind is Kind.TOPIC:
                await self._uow.outbox.settle(parcel.id, sent=True, now=self._world.clock.now())
            else:
                await self._uow.outbox.postpone(parcel.id, until=self._world.clock.now())
            return True
        if refusal is not Refusal.TOPIC_LOST or parcel.kind not in IN_TOPICS or parcel.thread_id is None:
            return False
        thread = await self._uow.threads.find(parcel.thread_id)
        if thread is None:
            return False
        await self._reopen_topic(thread, parcel)
        return True

    async def lost(self, parcel: Parcel) -> None:
        """Tell her, and the staff, that a message of hers could not be passed on."""
        if parcel.kind is not Kind.RELAY or parcel.person_id is None or parcel.thread_id is None:
            return
        await self._post.send(
            Outgoing(
                Kind.NOTICE,
                Lane.RELAY,
                stream=person_stream(parcel.person_id),
                dedupe_key=f"lost:{parcel.id.hex}",
                payload={"code": "not_passed_on"},
                person_id=parcel.person_id,
            )
        )
        thread = await self._uow.threads.find(parcel.thread_id)
        if thread is not None:
            await self._note(thread, "unreadable", f"lostnote:{parcel.id.hex}")

    async def forget_expired(self) -> None:
        """Delete conversations whose retention time is over, in the staff's chat too."""
        for thread_id, topic_id in await self._uow.threads.list_expired(self._world.clock.now().date()):
            await self._uow.outbox.cancel_thread(thread_id)
            await self._uow.threads.remove(thread_id)
            if topic_id is not None:
                await self.drop_topic(thread_id, topic_id)

    async def drop_topic(self, thread_id: UUID, topic_id: int) -> None:
        """Have a conversation's topic deleted with all its messages."""
        await self._post.send(
            Outgoing(
                Kind.DROP_TOPIC,
                Lane.RELAY,
                stream="d" + thread_id.hex,
                dedupe_key=f"drop:{thread_id.hex}",
                payload={"topic_id": topic_id},
            )
        )

    async def note_in(self, thread: Thread, code: str, *, dedupe_key: str) -> None:
        """Say a line of the bot's own in the conversation's topic."""
        await self._note(thread, code, dedupe_key)

    async def _get(self, thread_id: UUID) -> Thread:
        thread = await self._uow.threads.find(thread_id)
        if thread is None:
            raise NotFound
        return thread

    async def _open_topic(self, thread: Thread) -> None:
        room = await self._rooms.current()
        if room is None or room.is_forum is not False:
            payload = {"alias": thread.alias, "theme": int(thread.theme)}
            await self._to_staff(thread, Kind.TOPIC, f"topic:{thread.id.hex}", payload=payload)

    async def _reopen_topic(self, thread: Thread, parcel: Parcel) -> None:
        """Put a new topic and card before the parcel that found its topic gone."""
        await self._uow.threads.change(thread.id, topic_id=None, card_id=None)
        mark = f"{parcel.id.hex}:{parcel.attempts}"
        payload = {"alias": thread.alias, "theme": int(thread.theme)}
        await self._to_staff(thread, Kind.TOPIC, f"topic:{mark}", payload=payload, seq=parcel.seq - 2)
        if parcel.kind is not Kind.CARD:
            await self._to_staff(thread, Kind.CARD, f"card:{mark}", seq=parcel.seq - 1)
        await self._uow.outbox.postpone(parcel.id, until=self._world.clock.now())

    async def _relay(
        self, thread: Thread, message_id: int, content: Content, *, lane: Lane | None = None
    ) -> None:
        await self._to_staff(
            thread,
            Kind.RELAY,
            f"relay:{thread.id.hex}:{message_id}",
            payload={"message_id": message_id, "content": content},
            person_id=thread.person_id,
            lane=lane,
        )

    async def _note(self, thread: Thread, code: str, dedupe_key: str, *, lane: Lane | None = None) -> None:
        await self._to_staff(thread, Kind.NOTE, dedupe_key, payload={"code": code}, lane=lane)

    async def _to_staff(
        self,
        thread: Thread,
        kind: Kind,
        dedupe_key: str,
        *,
        payload: dict[str, Any] | None = None,
        person_id: UUID | None = None,
        lane: Lane | None = None,
        seq: int | None = None,
    ) -> None:
        if kind is Kind.CARD:
            payload = await self.describe(thread)
        outgoing = Outgoing(
            kind,
            lane if lane is not None else (Lane.URGENT if thread.is_urgent else Lane.RELAY),
            stream=thread_stream(thread.id, to_staff=True),
            dedupe_key=dedupe_key,
            payload=payload or {},
            person_id=person_id,
            thread_id=thread.id,
        )
        await self._post.send(outgoing, seq=seq)

    async def _audit(self, action: str, member: Member, thread: Thread) -> None:
        hour = whole_hour(self._world.clock.now())
        await self._uow.staff.audit(action, at_hour=hour, staff_id=member.id, thread_id=thread.id)
