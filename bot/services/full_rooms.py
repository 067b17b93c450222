"""A room that takes no more topics: words stand in General, old topics go, coordinators are told."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

from bot.domain.outgoing import Kind, Parcel
from bot.domain.rights import Right, may
from bot.domain.staff import GENERAL, Room
from bot.repositories.uow import UnitOfWork
from bot.services.post import Post
from bot.services.world import World

MOST_DROPPED = 10  # topics at a time: some room, and much of what was closed is still there
FULL_PAUSE = timedelta(hours=1)  # unless a topic is deleted or opened there before
COMMON_TOPICS = frozenset({Kind.RECEPTION, Kind.CALLS_TOPIC})  # of no single conversation
Drop = Callable[[UUID, int, UUID | None], Awaitable[None]]


class FullRooms:
    """Make do without a topic."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._post = Post(uow, world)

    async def make_do(self, parcel: Parcel, room: Room, *, drop: Drop | None) -> None:
        """Let what has waited for a topic go without; in a full room `drop` makes place for the next one."""
        now = self._world.clock.now()
        await self._uow.outbox.settle(parcel.id, sent=True, now=now)
        if drop is not None:
            room = await self._uow.rooms.change(room, full_until=now + FULL_PAUSE)
        if parcel.kind is Kind.RECEPTION:
            await self._uow.rooms.change(room, reception_id=GENERAL)
            await self._uow.outbox.hurry({Kind.PREVIEW}, now=now)
        if parcel.kind is Kind.CALLS_TOPIC:
            await self._uow.rooms.change(room, urgent_id=GENERAL)
            await self._uow.outbox.hurry({Kind.CALL}, now=now)
        if drop is not None:
            await self._make_place(room, drop)

    async def _make_place(self, room: Room, drop: Drop) -> None:
        if not await self._uow.batches.count_kind(Kind.DROP_TOPIC):
            for thread_id, topic_id in await self._uow.stands.give_up_topics(room.id, limit=MOST_DROPPED):
                await drop(thread_id, topic_id, room.id)
        await self._tell(room)

    async def ready(self, parcel: Parcel) -> Parcel | None:
        """Return what opens a common topic; None when another process has just opened one."""
        room = await self._uow.rooms.find(UUID(parcel.payload["room"]))
        if room is None or (room.reception_id if parcel.kind is Kind.RECEPTION else room.urgent_id) is None:
            return parcel
        await self._uow.outbox.settle(parcel.id, sent=True, now=self._world.clock.now())
        return None

    async def _tell(self, room: Room) -> None:
        """Tell the coordinators; once in the days for which the outbox remembers."""
        for member in await self._uow.staff.list_active():
            if may(member, Right.ROOM):
                await self._post.tell(member, "topics_full", f"full:{room.id.hex}:{member.id.hex[:12]}")

    async def has_place_again(self, room: Room) -> None:
        """Open reception and calls anew in a room that takes topics again."""
        if room.full_until is not None:
            room = await self._uow.rooms.change(room, full_until=None)
        if GENERAL in {room.reception_id, room.urgent_id}:
            reception, urgent = room.reception_id or None, room.urgent_id or None
            await self._uow.rooms.change(room, reception_id=reception, urgent_id=urgent)
