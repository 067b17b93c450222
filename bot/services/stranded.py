"""Conversations that stand in General because the room took no topic: each gets one when it can have it.

That is with her next message. What she wrote before stays where it is, since nobody keeps it; the card moves.
"""

from dataclasses import replace
from uuid import UUID

from bot.domain.conversation import Thread
from bot.domain.outgoing import Kind, Lane, Parcel, Receipt, leaving_stream, thread_stream
from bot.domain.pacing import TOPICS_A_MINUTE, URGENT_TOPICS_A_MINUTE
from bot.domain.staff import Room
from bot.repositories.uow import UnitOfWork
from bot.services.looks import title_of
from bot.services.post import Post
from bot.services.reception import Reception
from bot.services.topics import to_staff
from bot.services.world import World


class Stranded:
    """Fetch conversations from General into topics of their own."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._post = Post(uow, world)

    async def fetch(self, parcel: Parcel) -> bool:
        """Have a topic opened before a message of hers that would go to General; tell whether it must wait.

        Only where one can be opened now: otherwise the message goes to General like those before.
        """
        if parcel.kind is not Kind.RELAY or parcel.thread_id is None or parcel.payload.get("is_edit"):
            return False
        thread = await self._uow.threads.find(parcel.thread_id)
        key = f"fetch:{parcel.id.hex}"
        if thread is None or not await self._can_have_topic(thread) or await self._uow.outbox.is_known(key):
            return False
        topic = to_staff(thread, Kind.TOPIC, key, title_of(thread))
        await self._post.send(topic, seq=parcel.seq - 2)
        await self._uow.outbox.postpone(parcel.id, until=self._world.clock.now())
        return True

    async def _can_have_topic(self, thread: Thread) -> bool:
        if thread.topic_id is not None or thread.card_id is None or not thread.is_open:
            return False
        room = None if thread.room_id is None else await self._uow.rooms.find(thread.room_id)
        if room is None or room.is_forum is False or room.is_private or thread.sent_to != room.id:
            return False
        return await self._has_place(room, thread)

    async def _has_place(self, room: Room, thread: Thread) -> bool:
        """Tell whether a topic can be opened now; none is while one of this conversation is."""
        stream = thread_stream(thread.id, to_staff=True)
        is_full = room.full_until is not None and room.full_until > self._world.clock.now()
        if is_full or await self._uow.streams.count(stream, kind=Kind.TOPIC):
            return False
        pace = URGENT_TOPICS_A_MINUTE if thread.is_urgent else TOPICS_A_MINUTE
        opens_at = await Reception(self._uow, self._world).next_topic(room, pace=pace)
        return opens_at <= self._world.clock.now()

    async def leave_general(self, parcel: Parcel, receipt: Receipt) -> None:
        """Show the card in the topic that has just been opened; call it before the topic is noted.

        The card in General loses its buttons, and what stands there is remembered to be cleared one by one.
        """
        thread = None if parcel.thread_id is None else await self._uow.threads.find(parcel.thread_id)
        if thread is None or receipt.room_id is None or thread.room_id != receipt.room_id:
            return
        if thread.topic_id is not None or thread.card_id is None:
            return
        await self._uow.stands.leave_outside(thread.id, receipt.room_id)
        await self._lower(thread, receipt.room_id)
        card = to_staff(thread, Kind.CARD, f"fetched:{parcel.id.hex}", {})
        await self._post.send(card, seq=parcel.seq + 1)

    async def _lower(self, thread: Thread, room_id: UUID) -> None:
        place = {"room": room_id.hex, "topic": None, "card_id": thread.card_id}
        about = {"alias": thread.alias, "theme": int(thread.theme), "to": [None, None]}
        key = f"lowered:{thread.id.hex}:{thread.card_id}"
        parcel = to_staff(thread, Kind.LEAVE, key, place | about, lane=Lane.REMINDER)
        await self._post.send(replace(parcel, stream=leaving_stream(thread.id)))

    async def place_made(self, parcel: Parcel) -> None:
        """Note that a room has place for a topic again, because one was deleted there."""
        named = parcel.payload.get("room")
        room = None if named is None else await self._uow.rooms.find(UUID(named))
        if room is not None and room.full_until is not None:
            await self._uow.rooms.change(room, full_until=None)
