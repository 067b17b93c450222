"""Calls in the staff's group: one line a minute at most, in a topic of its own, about what nobody has taken.

The line names roles and leads to conversations; it never names a woman. In a group without topics it stands
among the messages. A room that is paused, or is somebody's private chat, gets none: there each is told alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from bot.domain.conversation import Thread
from bot.domain.outgoing import Kind, Lane, Outgoing, Parcel, Receipt
from bot.domain.room_streams import room_stream
from bot.domain.staff import Member, Room
from bot.repositories.uow import UnitOfWork
from bot.services.post import Post
from bot.services.reception import topic_key
from bot.services.staff_rooms import StaffRooms
from bot.services.world import World

PAUSE = timedelta(minutes=1)
SOON = timedelta(seconds=5)
OPENING_PAUSE = timedelta(minutes=1)  # at most: what waits goes as soon as the topic is open
AT_ONCE = 0  # minutes
TRIES_FOR_TOPIC = 5  # to let a conversation's own topic open first, so that the call can lead there


class UrgentCalls:
    """Call in the group, and keep the topic of these calls."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._post = Post(uow, world)
        self._rooms = StaffRooms(uow, world)

    async def call(
        self, thread: Thread, members: Iterable[Member], *, minutes: int = AT_ONCE, is_for_all: bool = False
    ) -> None:
        """Call to a conversation in its room; 0 minutes are for what must not wait at all."""
        room = await self._rooms.room_of(thread)
        if room is None or room.is_paused or room.is_private:
            return
        payload = {
            "room": room.id.hex,
            "threads": {thread.id.hex: minutes == AT_ONCE},
            "roles": list(dict.fromkeys(member.role.value for member in members)),
            "minutes": minutes,
            "is_urgent": thread.is_urgent,
            "is_for_all": is_for_all,
        }
        await self._add(room, payload)

    async def _add(self, room: Room, payload: dict[str, Any]) -> None:
        """Put a line behind the last one, a minute later at least; one that still waits takes this one in."""
        now, stream = self._world.clock.now(), _stream(room)
        waiting = await self._uow.outbox.list_unsent(stream)
        planned = await self._uow.outbox.last_planned(stream)
        at = now if planned is None else max(now, planned + PAUSE)
        for parcel in waiting:
            payload, at = _merged(parcel.payload, payload), max(now, at - PAUSE)
            await self._uow.outbox.cancel_parcel(parcel.id)
        await self._post.send(
            Outgoing(
                Kind.CALL,
                Lane.URGENT if payload["is_urgent"] else Lane.RELAY,
                stream=stream,
                dedupe_key=f"call:{uuid4().hex}",
                payload=payload,
                not_before=at,
            )
        )

    async def ready(self, parcel: Parcel) -> Parcel | None:
        """Return a call as it goes out, with where it leads; None when it must wait, or nobody waits."""
        threads = await self._still_waiting(parcel)
        if not threads and "threads" in parcel.payload:
            await self._uow.outbox.settle(parcel.id, sent=False, now=self._world.clock.now())
            return None
        room = await (self._rooms.room_of(threads[0]) if threads else self._rooms.general())
        if room is None:
            await self._uow.outbox.postpone(parcel.id, until=self._world.clock.now() + PAUSE)
            return None
        topic_id = None if room.is_forum is False else room.urgent_id or None
        # A group that has moved is another room by now.
        parcel = replace(parcel, payload=parcel.payload | {"room": room.id.hex, "topic": topic_id})
        if await self._is_missing(parcel, room) or await self._waits_for_topic(parcel, threads):
            return None
        places = [_place_of(thread, room) for thread in threads]
        return replace(parcel, payload=parcel.payload | {"places": places})

    async def _still_waiting(self, parcel: Parcel) -> list[Thread]:
        """Return what somebody must still come for: what nobody has taken, or is called for at once."""
        threads: dict[str, bool] = parcel.payload.get("threads", {})
        found = [(await self._uow.threads.find(UUID(one)), is_at_once) for one, is_at_once in threads.items()]
        return [
            thread
            for thread, is_at_once in found
            if thread and thread.is_open and (is_at_once or _is_free(thread))
        ]

    async def _waits_for_topic(self, parcel: Parcel, threads: Sequence[Thread]) -> bool:
        """Let a call wait a little while a topic it leads to is just being opened; tell whether it does."""
        if parcel.attempts > TRIES_FOR_TOPIC:
            return False
        for thread in threads:
            if (
                thread.topic_id is None
                and await self._uow.outbox.lane_of(topic_key(thread.id)) is Lane.URGENT
            ):
                await self._uow.outbox.postpone(parcel.id, until=self._world.clock.now())
                return True
        return False

    async def _is_missing(self, parcel: Parcel, room: Room) -> bool:
        """Have the topic of calls opened, if this one would go there and it is not; tell whether it waits."""
        if room.is_paused or room.is_forum is False or room.urgent_id is not None:
            return False
        stream = room_stream("k", room.id)
        if await self._uow.streams.is_put_off(stream, until=self._world.clock.now() + SOON):
            return False  # no topic can be opened now: it is called in General
        if not await self._uow.outbox.is_stream_waiting(stream):
            payload, key = {"room": room.id.hex}, f"calls:{uuid4().hex}"
            await self._post.send(Outgoing(Kind.CALLS_TOPIC, Lane.URGENT, stream, key, payload))
        await self._uow.outbox.postpone(parcel.id, until=self._world.clock.now() + OPENING_PAUSE)
        return True

    async def opened(self, _parcel: Parcel, receipt: Receipt) -> None:
        """Note the topic of calls, and let what has waited for it go."""
        room = None if receipt.room_id is None else await self._uow.rooms.find(receipt.room_id)
        if room is not None:
            await self._uow.rooms.change(room, urgent_id=receipt.topic_id)
            await self._uow.outbox.hurry({Kind.CALL}, now=self._world.clock.now())

    async def reopen(self, parcel: Parcel, room: Room | None) -> bool:
        """Forget a topic that Telegram has lost, and have it opened again before this call."""
        if room is None:
            return False
        room = await self._uow.rooms.change(room, urgent_id=None)
        return await self._is_missing(parcel, room)


def _merged(earlier: dict[str, Any], later: dict[str, Any]) -> dict[str, Any]:
    """Make one call of two."""
    return later | {
        "threads": earlier["threads"] | later["threads"],
        "roles": list(dict.fromkeys([*earlier["roles"], *later["roles"]])),
        "minutes": max(earlier["minutes"], later["minutes"]),
        "is_urgent": earlier["is_urgent"] or later["is_urgent"],
        "is_for_all": earlier["is_for_all"] or later["is_for_all"],
    }


def _is_free(thread: Thread) -> bool:
    return thread.waiting_since is not None and thread.taken_by is None


def _place_of(thread: Thread, room: Room) -> int | None:
    """Return the message in the room that leads to a conversation: its topic, the reception, or its card."""
    if thread.room_id not in {None, room.id}:
        return None
    if room.is_forum is False:
        return thread.card_id
    return thread.topic_id or room.reception_id or thread.card_id


def _stream(room: Room) -> str:
    return room_stream("u", room.id)
