"""The chat where staff answer: which it is, whether it has topics, and where a parcel goes in it."""

from bot.domain.clock import whole_hour
from bot.domain.outgoing import TO_STAFF, Address, Parcel
from bot.domain.staff import Member, NotRegistered, Room
from bot.repositories.uow import UnitOfWork
from bot.services.world import World


class StaffRooms:
    """Find, bind and follow the staff's room. A chat named in the settings wins over a bound one."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def current(self) -> Room | None:
        """Return the room, if there is one."""
        bound = await self._uow.staff.room()
        named = self._world.staff_chat_id
        if named is None or (bound is not None and bound.chat_id == named):
            return bound
        return Room(named, is_forum=None)

    async def is_room(self, chat_id: int) -> bool:
        """Tell whether this chat is the room."""
        room = await self.current()
        return room is not None and room.chat_id == chat_id

    async def bind(self, chat_id: int, *, is_forum: bool, by: Member) -> None:
        """Make this chat the room; what waited for one goes out.

        Raises:
            NotRegistered: `by` is not a coordinator.
        """
        if not by.is_coordinator:
            raise NotRegistered
        now = self._world.clock.now()
        await self._uow.staff.bind_room(Room(chat_id, is_forum))
        await self._uow.staff.audit("bind", at_hour=whole_hour(now), staff_id=by.id)
        await self._uow.outbox.hurry(TO_STAFF, now=now)
        self._uow.outbox.added += 1

    async def mark_plain(self) -> None:
        """Note that the room has no topics: staff answer by replying."""
        room = await self.current()
        if room is not None:
            await self._uow.staff.bind_room(Room(room.chat_id, is_forum=False))

    async def move(self, old_chat_id: int, new_chat_id: int) -> None:
        """Follow the room to its new id; any other chat is ignored."""
        room = await self.current()
        if room is not None and room.chat_id == old_chat_id:
            await self._uow.staff.bind_room(Room(new_chat_id, is_forum=None))
            self._world.staff_chat_id = None

    async def address_of(self, parcel: Parcel) -> Address | None:
        """Return where a parcel for the staff goes; None while there is no room."""
        room = await self.current()
        if room is None:
            return None
        topic_id = None
        if parcel.thread_id is not None and room.is_forum is not False:
            thread = await self._uow.threads.find(parcel.thread_id)
            topic_id = thread.topic_id if thread else None
        return Address(chat_id=room.chat_id, topic_id=topic_id, is_group=True)
