"""What goes into the staff's room about a conversation, and what follows when it arrived or was refused."""

from typing import Any
from uuid import UUID

from bot.domain.clock import whole_hour
from bot.domain.conversation import Content, Thread
from bot.domain.outgoing import Kind, Lane, Outgoing, Parcel, Receipt, Refusal, person_stream, thread_stream
from bot.repositories.uow import UnitOfWork
from bot.services.places import Places
from bot.services.post import Post
from bot.services.staff_rooms import StaffRooms
from bot.services.world import World

IN_TOPICS = frozenset({Kind.CARD, Kind.RELAY, Kind.NOTE})


class Relays:
    """Open topics, show cards, pass on messages, say notes; repair what Telegram refuses."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._post = Post(uow, world)
        self._rooms = StaffRooms(uow, world)

    async def begin(self, thread: Thread) -> None:
        """Open a topic, where the room has topics, and show the card."""
        room = await self._rooms.current()
        if room is None or room.is_forum is not False:
            payload = {"alias": thread.alias, "theme": int(thread.theme)}
            await self._to_staff(thread, Kind.TOPIC, f"topic:{thread.id.hex}", payload=payload)
        await self._to_staff(thread, Kind.CARD, f"card:{thread.id.hex}")

    async def pass_on(
        self, thread: Thread, message_id: int, content: Content, *, lane: Lane | None = None
    ) -> None:
        """Pass on her message (its id in her chat)."""
        payload = {"message_id": message_id, "content": content}
        key = f"relay:{thread.id.hex}:{message_id}"
        await self._to_staff(thread, Kind.RELAY, key, payload=payload, person_id=thread.person_id, lane=lane)

    async def pass_edit(
        self, thread: Thread, message_id: int, content: Content, *, copy_id: int, edit_number: int
    ) -> None:
        """Pass on what she changed, as an answer to the staff's copy of the message."""
        payload = {"message_id": message_id, "content": content, "answers": copy_id}
        key = f"edit:{thread.id.hex}:{message_id}:{edit_number}"
        await self._to_staff(thread, Kind.RELAY, key, payload=payload, person_id=thread.person_id)

    async def note(self, thread: Thread, code: str, dedupe_key: str, *, lane: Lane | None = None) -> None:
        """Say a line of the bot's own in the conversation's topic."""
        await self._to_staff(thread, Kind.NOTE, dedupe_key, payload={"code": code}, lane=lane)

    async def hasten(self, thread: Thread) -> None:
        """Let everything of this conversation that still waits go as urgent."""
        await self._uow.outbox.change_lane(thread_stream(thread.id, to_staff=True), lane=Lane.URGENT)

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
            await self.note(thread, "unreadable", f"lostnote:{parcel.id.hex}")

    async def _reopen_topic(self, thread: Thread, parcel: Parcel) -> None:
        """Put a new topic and card before the parcel that found its topic gone."""
        await self._uow.threads.change(thread.id, topic_id=None, card_id=None)
        mark = f"{parcel.id.hex}:{parcel.attempts}"
        payload = {"alias": thread.alias, "theme": int(thread.theme)}
        await self._to_staff(thread, Kind.TOPIC, f"topic:{mark}", payload=payload, seq=parcel.seq - 2)
        if parcel.kind is not Kind.CARD:
            await self._to_staff(thread, Kind.CARD, f"card:{mark}", seq=parcel.seq - 1)
        await self._uow.outbox.postpone(parcel.id, until=self._world.clock.now())

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
