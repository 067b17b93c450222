"""The reception: where a woman's words stand while her own topic cannot be opened yet.

Topics are opened slowly, and more women may write in a minute than topics can be opened. Until then each
message of hers stands in one common topic too, where staff answer by replying; when it has reached her own
topic, the copy in the reception is deleted.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from bot.domain.clock import whole_hour
from bot.domain.content import Content
from bot.domain.conversation import Thread
from bot.domain.outgoing import Kind, Lane, Outgoing, Parcel, Receipt, member_stream, preview_stream
from bot.domain.pacing import TOPICS_A_MINUTE, next_topic
from bot.domain.staff import Member, Room
from bot.repositories.uow import UnitOfWork
from bot.services.flow import AT_ONCE, Pace
from bot.services.post import Post
from bot.services.staff_rooms import StaffRooms
from bot.services.world import World

OPENING_PAUSE = timedelta(minutes=1)  # at most: what waits goes as soon as the reception is open
RELAYED = "relay:"
LATER_LANES = frozenset({Lane.SCREEN, Lane.REMINDER})


def relay_key(thread_id: UUID, message_id: int) -> str:
    """Name the parcel that passes on a message of hers."""
    return f"{RELAYED}{thread_id.hex}:{message_id}"


def topic_key(thread_id: UUID) -> str:
    """Name the parcel that opens the first topic of a conversation."""
    return f"topic:{thread_id.hex}"


class Reception:
    """Pace the opening of topics, and bridge the wait."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._post = Post(uow, world)
        self._rooms = StaffRooms(uow, world)

    async def next_topic(self, room: Room | None) -> datetime:
        """Return when the next topic may be opened in a room."""
        room_id = None if room is None else room.id
        planned = await self._uow.outbox.topic_planned(place=TOPICS_A_MINUTE - 1, room_id=room_id)
        return next_topic(planned, self._world.clock.now())

    def lane_of_later(self, thread: Thread) -> Lane:
        """Return the lane of a topic that must wait: its words stand in the reception before."""
        return Lane.SCREEN if thread.is_urgent else Lane.REMINDER

    async def holds(self, thread: Thread) -> bool:
        """Tell whether a conversation waits for its topic here."""
        if thread.topic_id is not None:
            return False
        return await self._uow.outbox.lane_of(topic_key(thread.id)) in LATER_LANES

    async def show(
        self,
        thread: Thread,
        message_id: int,
        content: Content,
        *,
        not_before: datetime,
        pace: Pace = AT_ONCE,
    ) -> None:
        """Let a message of hers (its id in her chat) stand here until it stands in her topic."""
        usual, stream = Lane.URGENT if thread.is_urgent else Lane.RELAY, preview_stream(thread.id)
        first = await self._uow.streams.first_in(stream, Kind.PREVIEW) if pace.is_ahead else None
        await self._post.send(
            Outgoing(
                Kind.PREVIEW,
                usual if pace.lane is None else pace.lane,
                stream=stream,
                dedupe_key=_preview_key(thread.id, message_id),
                payload={
                    "message_id": message_id,
                    "content": content,
                    "alias": thread.alias,
                    "theme": int(thread.theme),
                    "urgent": thread.is_urgent,
                },
                person_id=thread.person_id,
                thread_id=thread.id,
                not_before=not_before,
            ),
            seq=None if first is None else first - 1,
        )

    async def is_missing_for(self, parcel: Parcel) -> bool:
        """Have the reception opened, if a parcel would go there and it is not; tell whether it must wait."""
        if parcel.kind is not Kind.PREVIEW:
            return False
        room = await self._rooms.room_for(parcel)
        if room is None or room.is_paused or room.is_forum is False or room.reception_id is not None:
            return False
        stream = "r" + room.id.hex
        if not await self._uow.outbox.is_stream_waiting(stream):
            payload = {"room": room.id.hex}
            await self._post.send(
                Outgoing(Kind.RECEPTION, Lane.URGENT, stream, f"reception:{uuid4().hex}", payload)
            )
        await self._uow.outbox.postpone(parcel.id, until=self._world.clock.now() + OPENING_PAUSE)
        return True

    async def shown(self, parcel: Parcel, receipt: Receipt) -> None:
        """Note where a message of hers stands, so that an answer to it finds her, and mark it as received."""
        if parcel.thread_id is None or parcel.person_id is None:
            return
        hers, hour = int(parcel.payload["message_id"]), whole_hour(self._world.clock.now())
        for staffs in (*receipt.earlier, receipt.message_id):
            await self._uow.threads.link(
                parcel.thread_id, hers=hers, staffs=staffs, room_id=receipt.room_id, at_hour=hour
            )
        key = received_key(parcel.thread_id, hers)
        await self._post.mark_received(parcel.person_id, hers, key=key)

    async def hint(self, member: Member, code: str = "reply_there") -> None:
        """Tell a member, once an hour, that what they wrote has reached nobody, and where it would."""
        hour = whole_hour(self._world.clock.now()).isoformat()
        payload = {"chat_id": member.chat_id, "code": code}
        key = f"hint:{code}:{member.id.hex}:{hour}"
        await self._post.send(Outgoing(Kind.TELL, Lane.SCREEN, member_stream(member.id), key, payload))

    async def leave_wholly(self, thread: Thread) -> None:
        """Delete what still stands here of a conversation that has a topic already, and words on the way."""
        if thread.topic_id is None:
            return
        for key in await self._uow.outbox.list_waiting_keys(thread.id, Kind.RELAY):
            if key.startswith(RELAYED):
                await self.leave(thread.id, int(key.rpartition(":")[2]))

    async def leave(self, thread_id: UUID, message_id: int) -> None:
        """Delete the copies here of a message of hers that has reached her own topic."""
        await self._uow.outbox.cancel(_preview_key(thread_id, message_id))
        for copy in await self._uow.threads.unlink(thread_id, message_id):
            room = None if copy.room_id is None else await self._uow.rooms.find(copy.room_id)
            if room is not None and not await self._uow.threads.is_linked(room.id, copy.message_id):
                await self._post.take_out(room.chat_id, copy.message_id)

    async def opened(self, _parcel: Parcel, receipt: Receipt) -> None:
        """Note the reception's topic, and let what has waited for it go."""
        room = None if receipt.room_id is None else await self._uow.rooms.find(receipt.room_id)
        if room is not None:
            await self._uow.rooms.change(replace(room, reception_id=receipt.topic_id))
            await self._uow.outbox.hurry({Kind.PREVIEW}, now=self._world.clock.now())

    async def reopen(self, parcel: Parcel, room: Room | None) -> bool:
        """Forget a reception that Telegram has lost, and have it opened again before this parcel."""
        if room is not None:
            await self._uow.rooms.change(replace(room, reception_id=None))
        return await self.is_missing_for(parcel)


def received_key(thread_id: UUID, message_id: int) -> str:
    """Name the mark that a message of hers was received."""
    return f"{thread_id.hex}:{message_id}"


def _preview_key(thread_id: UUID, message_id: int) -> str:
    return f"preview:{thread_id.hex}:{message_id}"
