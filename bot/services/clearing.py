"""Taking conversations out of the staff's chats: topics whole, elsewhere card, words and lines one by one.

Telegram lets a bot delete messages of the last 48 hours. Older ones of its own can be written over, slowly,
because a group takes few edits; the staff's own, and pictures themselves, stay.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from bot.domain.conversation import Thread
from bot.domain.outgoing import DELETABLE, Kind, Lane, Outgoing
from bot.domain.room_streams import room_stream
from bot.domain.staff import Room
from bot.repositories.stands import Stand
from bot.repositories.threads import StaffCopy
from bot.repositories.uow import UnitOfWork
from bot.services.post import Post
from bot.services.private_lines import PrivateLines
from bot.services.reception import Reception
from bot.services.topics import Topics
from bot.services.world import World

MOST_DELETIONS = 50  # in one parcel, which is done again from its beginning when it fails
PAUSES = {Lane.RELAY: timedelta(seconds=4), Lane.ANNOUNCEMENT: timedelta(seconds=10)}


class Clearing:
    """Leave nothing of conversations in the staff's rooms and private chats."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._post = Post(uow, world)
        self._topics = Topics(uow, world)
        self._reception = Reception(uow, world)
        self._lines = PrivateLines(uow, world)

    async def clear(self, threads: Sequence[Thread], *, lane: Lane = Lane.RELAY) -> None:
        """Take conversations out of every chat they stand or stood in; call it before they are removed.

        What waits is called off before anything is looked up, so that what just arrives is seen.
        """
        for thread in threads:
            await self._reception.leave_wholly(thread)
            await self._uow.outbox.cancel_thread(thread.id)
        await self._reception.leave_for_good([thread.id for thread in threads])
        for thread in threads:
            await self._sweep(await self._uow.threads.list_staff_copies(thread.id), lane)
            await self._lines.take_back(thread.id, lane=lane)
            await self._topics.drop_all(await self._uow.threads.find(thread.id) or thread)

    async def clear_expired(self) -> None:
        """Take out whose retention time is over: conversations, and places they have left."""
        today = self._world.clock.now().date()
        for thread in await self._uow.threads.list_expired(today):
            await self.clear([thread], lane=Lane.ANNOUNCEMENT)
            await self._uow.threads.remove(thread.id)
        for stand in await self._uow.stands.list_expired(today):
            await self._clear_stand(stand)

    async def _clear_stand(self, stand: Stand) -> None:
        if stand.topic_id is not None:
            await self._topics.drop(stand.thread_id, stand.topic_id, stand.room_id)
            await self._uow.stands.cleared(stand)
            return
        thread = await self._uow.threads.find(stand.thread_id)
        if thread is not None and thread.room_id == stand.room_id:  # it is back there: all goes with it
            await self._uow.stands.remove(stand.id)
            return
        copies = await self._uow.threads.list_staff_copies(stand.thread_id)
        await self._sweep([one for one in copies if one.room_id == stand.room_id], Lane.ANNOUNCEMENT)
        await self._uow.stands.cleared(stand)

    async def _sweep(self, copies: Sequence[StaffCopy], lane: Lane) -> None:
        oldest = self._world.clock.now() - DELETABLE
        for room_id in {copy.room_id for copy in copies}:
            room = None if room_id is None else await self._uow.rooms.find(room_id)
            if room is None:
                continue
            hours = {copy.message_id: copy.at_hour for copy in copies if copy.room_id == room_id}
            fresh = sorted(one for one, hour in hours.items() if hour > oldest)
            for start in range(0, len(fresh), MOST_DELETIONS):
                await self._send(room, {"delete": fresh[start : start + MOST_DELETIONS]}, lane)
            await self._write_over(room, sorted(hours.keys() - set(fresh)), lane)

    async def _write_over(self, room: Room, message_ids: Sequence[int], lane: Lane) -> None:
        """Write over one message after the other, so that the words of others always come between."""
        now, pause = self._world.clock.now(), PAUSES[lane]
        latest = await self._uow.batches.latest(_begin(room.id, lane))
        first = now if latest is None else max(now, latest + pause)
        for place, message_id in enumerate(message_ids):
            await self._send(room, {"overwrite": [message_id]}, lane, not_before=first + place * pause)

    async def _send(
        self, room: Room, what: dict[str, list[int]], lane: Lane, *, not_before: datetime | None = None
    ) -> None:
        key = f"{_begin(room.id, lane) if not_before else 'gone:'}{uuid4().hex}"
        payload = {"room": room.id.hex, "delete": [], "overwrite": []} | what
        mark = uuid4().hex  # deletions take no place of the room's minute
        stream = room_stream("h", room.id, mark=mark) if not_before else "h" + mark
        await self._post.send(Outgoing(Kind.CLEAR, lane, stream, key, payload, not_before=not_before))


def _begin(room_id: UUID, lane: Lane) -> str:
    """Begin the keys of what is written over in a room, so that its pace is known."""
    return f"clear:{room_id.hex}:{lane:d}:"
