"""The reception: where a woman's words stand while her own topic cannot be opened yet.

Topics are opened slowly, and more women may write in a minute than topics can be opened. Until then each
message of hers stands in one common topic too, where staff answer by replying; when it has reached her own
topic, the copy in the reception is deleted.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from bot.domain.clock import whole_hour
from bot.domain.content import Content
from bot.domain.conversation import Thread
from bot.domain.outgoing import (
    RELAYED,
    Kind,
    Lane,
    Outgoing,
    Parcel,
    Receipt,
    member_stream,
    preview_stream,
    thread_stream,
)
from bot.domain.pacing import MINUTE, TOPICS_A_MINUTE, next_topic
from bot.domain.rights import Right, require
from bot.domain.room_streams import room_stream
from bot.domain.staff import Member, Room
from bot.repositories.gatherings import Gathered
from bot.repositories.uow import UnitOfWork
from bot.services.flow import AT_ONCE, Pace
from bot.services.post import Post
from bot.services.staff_rooms import StaffRooms
from bot.services.world import World

SOON = timedelta(seconds=5)
OPENING_PAUSE = timedelta(minutes=1)  # at most: what waits goes as soon as the reception is open
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

    async def next_topic(self, room: Room | None, *, pace: int = TOPICS_A_MINUTE) -> datetime:
        """Return when the next topic may be opened in a room, with so many a minute."""
        room_id = None if room is None else room.id
        planned = await self._uow.streams.topic_planned(place=pace - 1, room_id=room_id)
        return next_topic(planned, self._world.clock.now())

    def lane_of_later(self, thread: Thread) -> Lane:
        """Return the lane of a topic that must wait: its words stand in the reception before."""
        return Lane.SCREEN if thread.is_urgent else Lane.REMINDER

    async def holds(self, thread: Thread) -> bool:
        """Tell whether a conversation waits for its topic here."""
        if thread.topic_id is not None:
            return False
        return (
            await self._uow.streams.lane_of(thread_stream(thread.id, to_staff=True), Kind.TOPIC)
            in LATER_LANES
        )

    async def show(
        self,
        thread: Thread,
        message_id: int,
        content: Content,
        *,
        not_before: datetime,
        pace: Pace = AT_ONCE,
        again: str = "",
    ) -> None:
        """Let a message of hers (its id in her chat) stand here until it stands in her topic.

        `again` marks that it stood here once already, in a message that is gone.
        """
        usual, stream = Lane.URGENT if thread.is_urgent else Lane.RELAY, preview_stream(thread.id)
        await self._post.send(
            Outgoing(
                Kind.PREVIEW,
                usual if pace.lane is None else pace.lane,
                stream=stream,
                dedupe_key=_preview_key(thread.id, message_id) + (f":{again}" if again else ""),
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
            seq=await self._uow.streams.place_ahead(stream, Kind.PREVIEW) if pace.is_ahead else None,
        )

    async def is_missing_for(self, parcel: Parcel) -> bool:
        """Have the reception opened, if a parcel would go there and it is not; tell whether it must wait."""
        if parcel.kind is not Kind.PREVIEW:
            return False
        room = await self._rooms.room_for(parcel)
        if room is None or room.is_paused or room.is_forum is False or room.reception_id is not None:
            return False
        stream = room_stream("r", room.id)
        if await self._uow.streams.is_put_off(stream, until=self._world.clock.now() + SOON):
            return False  # no topic can be opened now: it stands in General
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
        hers = int(parcel.payload["message_id"])
        if receipt.is_shared:
            await self._gathered(parcel.thread_id, hers, receipt)
        elif receipt.message_id is not None:
            await self.begun(parcel, [receipt.message_id], room_id=receipt.room_id)
        key = received_key(parcel.thread_id, hers)
        await self._post.mark_received(parcel.person_id, hers, key=key)

    async def begun(self, parcel: Parcel, message_ids: Sequence[int], *, room_id: UUID | None) -> None:
        """Note what stands here of a message of hers; its head may come before its words."""
        if parcel.thread_id is None:
            return
        hers, hour = int(parcel.payload["message_id"]), whole_hour(self._world.clock.now())
        for staffs in message_ids:
            await self._uow.threads.link(
                parcel.thread_id, hers=hers, staffs=staffs, room_id=room_id, at_hour=hour
            )

    async def is_shared(self, room: Room, message_id: int) -> bool:
        """Tell whether words of several women stand in a message here."""
        return any(one.hers for one in await self._uow.gatherings.list_in(room.id, message_id))

    async def bring_forward(self, thread: Thread, *, by: Member) -> bool:
        """Have the topic of a conversation opened before all that wait; False when it is open already.

        Raises:
            NoRight: `by` may not answer.
        """
        require(by, Right.ANSWER)
        if not await self.holds(thread):
            return False
        await self._uow.streams.put_first(topic_key(thread.id), Kind.TOPIC)
        await self._uow.streams.change_lane(thread_stream(thread.id, to_staff=True), lane=Lane.SCREEN)
        self._uow.outbox.added += 1
        return True

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
        key = _preview_key(thread_id, message_id)
        await self._uow.outbox.cancel(key)
        await self._uow.outbox.cancel_all(key + ":")
        for shared in await self._uow.gatherings.list_of_words(thread_id, message_id):
            await self._leave_shared(shared)
        for copy in await self._uow.threads.unlink(thread_id, message_id):
            room = None if copy.room_id is None else await self._uow.rooms.find(copy.room_id)
            if room is not None and not await self._uow.threads.is_linked(room.id, copy.message_id):
                await self._post.take_out(room.chat_id, copy.message_id)

    async def stands_outside(self, parcel: Parcel, receipt: Receipt) -> None:
        """Note that words of hers stand outside her topic, where deleting it does not reach them."""
        if parcel.thread_id is not None:
            await self._gathered(parcel.thread_id, int(parcel.payload.get("message_id", 0)), receipt)

    async def _gathered(self, thread_id: UUID, hers: int, receipt: Receipt) -> None:
        """Note that a message of hers stands here together with others: whoever answers is asked whom."""
        if receipt.room_id is not None and receipt.message_id is not None:
            hour = whole_hour(self._world.clock.now())
            gathered = Gathered(thread_id, hers, receipt.room_id, receipt.message_id, hour)
            await self._uow.gatherings.add(gathered)

    async def _leave_shared(self, shared: Gathered) -> None:
        """Delete a message of several women once all that it shows stands in their own topics."""
        await self._uow.gatherings.lock(shared.room_id, shared.message_id)  # the last two may come at once
        for one in await self._uow.gatherings.list_in(shared.room_id, shared.message_id):
            if await self._uow.outbox.is_waiting(relay_key(one.thread_id, one.hers)):
                return
        await self._take_out(shared.room_id, shared.message_id)

    async def _take_out(self, room_id: UUID, message_id: int) -> None:
        await self._uow.gatherings.forget(room_id, message_id)
        room = await self._uow.rooms.find(room_id)
        if room is not None:
            await self._post.take_out(room.chat_id, message_id, key=f"{room_id.hex}:{message_id}")

    async def gathered_too_late(self, parcel: Parcel, receipt: Receipt) -> None:
        """Take a message of several women back, of which one was called off while it was on its way."""
        if receipt.room_id is not None and receipt.message_id is not None and parcel.thread_id is not None:
            await self.scatter(receipt.room_id, receipt.message_id, without={parcel.thread_id})

    async def leave_for_good(self, threads: Sequence[UUID]) -> None:
        """Take the words of conversations that are to be forgotten out of what stands here of several."""
        hers = await self._uow.gatherings.list_of_threads(threads)
        for room_id, message_id in {(one.room_id, one.message_id) for one in hers}:
            await self.scatter(room_id, message_id, without=threads)

    async def scatter(self, room_id: UUID, message_id: int, *, without: Collection[UUID]) -> None:
        """Delete a message of several women, and show again what of the others has no topic of its own."""
        for one in await self._uow.gatherings.list_in(room_id, message_id):
            if one.thread_id not in without:
                await self._show_again(one)
        await self._take_out(room_id, message_id)

    async def _show_again(self, gathered: Gathered) -> None:
        thread = await self._uow.threads.find(gathered.thread_id)
        waiting = await self._uow.outbox.list_unsent(thread_stream(gathered.thread_id, to_staff=True))
        now = self._world.clock.now()
        for parcel in waiting:
            is_it = parcel.kind is Kind.RELAY and parcel.payload["message_id"] == gathered.hers
            if thread is not None and is_it and not parcel.payload.get("is_edit"):
                mark, content = uuid4().hex[:12], parcel.payload["content"]
                await self.show(thread, gathered.hers, content, not_before=now, again=mark)

    async def put_off_topics(self, parcel: Parcel, *, pause: timedelta) -> None:
        """Open the topics of a room later, as Telegram asks; words that would wait for theirs stand here."""
        now, room = self._world.clock.now(), await self._rooms.room_for(parcel)
        await self._uow.outbox.postpone(parcel.id, until=now + pause)
        if parcel.kind is not Kind.TOPIC:
            await self._uow.outbox.hurry({Kind.PREVIEW, Kind.CALL}, now=now)
            self._uow.outbox.added += 1
            return
        for place, topic in enumerate(await self._uow.streams.list_topics(None if room is None else room.id)):
            await self._uow.outbox.postpone(topic.id, until=now + pause + place // TOPICS_A_MINUTE * MINUTE)
            thread = await self._uow.threads.find(topic.thread_id)
            if thread is not None and not await self.holds(thread):
                await self._wait_here(thread)

    async def _wait_here(self, thread: Thread) -> None:
        """Let a conversation wait for its topic, and its words stand here meanwhile."""
        stream, now = thread_stream(thread.id, to_staff=True), self._world.clock.now()
        await self._uow.streams.change_lane(stream, lane=self.lane_of_later(thread))
        for parcel in await self._uow.outbox.list_unsent(stream):
            if parcel.kind is Kind.RELAY and not parcel.payload.get("is_edit"):
                payload = parcel.payload
                await self.show(thread, int(payload["message_id"]), payload["content"], not_before=now)

    async def opened(self, _parcel: Parcel, receipt: Receipt) -> None:
        """Note the reception's topic, and let what has waited for it go."""
        room = None if receipt.room_id is None else await self._uow.rooms.find(receipt.room_id)
        if room is not None:
            await self._uow.rooms.change(room, reception_id=receipt.topic_id)
            await self._uow.outbox.hurry({Kind.PREVIEW}, now=self._world.clock.now())

    async def reopen(self, parcel: Parcel, room: Room | None) -> bool:
        """Forget a reception that Telegram has lost, and have it opened again before this parcel."""
        if room is not None:
            await self._uow.rooms.change(room, reception_id=None)
        return await self.is_missing_for(parcel)


def received_key(thread_id: UUID, message_id: int) -> str:
    """Name the mark that a message of hers was received."""
    return f"{thread_id.hex}:{message_id}"


def _preview_key(thread_id: UUID, message_id: int) -> str:
    return f"preview:{thread_id.hex}:{message_id}"
