"""The chats where staff answer: which one is current, whether it has topics, and where a parcel goes."""

from dataclasses import replace
from uuid import UUID

from bot.domain.clock import whole_hour
from bot.domain.outgoing import TO_STAFF, Address, Kind, Parcel
from bot.domain.pacing import MINUTE, TOPICS_A_MINUTE
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
        return await self._uow.staff.bind_room(named, is_forum=None)

    async def at(self, chat_id: int) -> Room | None:
        """Return the room, if this chat is it."""
        room = await self.current()
        return room if room is not None and room.chat_id == chat_id else None

    async def bind(self, chat_id: int, *, is_forum: bool, by: Member) -> bool:
        """Make this chat the room; what waited for one goes out. Tell whether it was another before.

        Raises:
            NotRegistered: `by` is not a coordinator.
        """
        if not by.is_coordinator:
            raise NotRegistered
        now, before = self._world.clock.now(), await self.current()
        await self._uow.staff.bind_room(chat_id, is_forum=is_forum)
        await self._uow.staff.audit("bind", at_hour=whole_hour(now), staff_id=by.id)
        await self._hurry()
        return before is not None and before.chat_id != chat_id

    async def mark_plain(self) -> None:
        """Note that the room has no topics: staff answer by replying."""
        room = await self.current()
        if room is not None:
            await self._uow.staff.change_room(replace(room, is_forum=False))

    async def try_topics_again(self, room: Room) -> None:
        """Note that the room may have topics again, because the bot's rights have changed."""
        await self._uow.staff.change_room(replace(room, is_forum=None))
        await self._hurry()

    async def move(self, old_chat_id: int, new_chat_id: int) -> None:
        """Follow the room to its new id, where messages are counted anew; any other chat is ignored."""
        room = await self.at(old_chat_id)
        if room is not None:
            await self._uow.staff.bind_room(new_chat_id, is_forum=None)
            self._world.staff_chat_id = None

    async def pause(self, room: Room) -> bool:
        """Send nothing into the room any more: somebody came whom nobody knows. Tell whether it is news."""
        if room.is_paused:
            return False
        await self._uow.staff.change_room(replace(room, is_paused=True))
        return True

    async def resume(self, *, by: Member) -> None:
        """Let everything that has waited go into the room again.

        Raises:
            NotRegistered: `by` is not a coordinator.
        """
        if not by.is_coordinator:
            raise NotRegistered
        room = await self.current()
        if room is not None and room.is_paused:
            await self._uow.staff.change_room(replace(room, is_paused=False))
            await self._uow.staff.audit("resume", at_hour=whole_hour(self._world.clock.now()), staff_id=by.id)
            await self._hurry()

    async def _hurry(self) -> None:
        """Let what has waited for the room go; topics no faster than at any time."""
        now = self._world.clock.now()
        await self._uow.outbox.hurry(TO_STAFF - {Kind.TOPIC}, now=now)
        for place, parcel_id in enumerate(await self._uow.outbox.list_waiting_of(Kind.TOPIC)):
            await self._uow.outbox.postpone(parcel_id, until=now + place // TOPICS_A_MINUTE * MINUTE)
        self._uow.outbox.added += 1

    async def address_of(self, parcel: Parcel) -> Address | None:
        """Return where a parcel for the staff goes; None while there is no room, or a stranger in it."""
        room = await self._room_for(parcel)
        if room is None or (room.is_paused and parcel.kind is not Kind.DROP_TOPIC):
            return None
        address = Address(room.chat_id, room_id=room.id, is_group=True)
        if parcel.kind is Kind.PREVIEW:
            return replace(address, topic_id=room.reception_id)
        return address if parcel.thread_id is None else await self._in_topic(parcel, parcel.thread_id, room)

    async def _in_topic(self, parcel: Parcel, thread_id: UUID, room: Room) -> Address:
        answers = await self._answered_by(parcel, thread_id, room)
        address = Address(room.chat_id, room_id=room.id, is_group=True, answers=answers)
        thread = await self._uow.threads.find(thread_id)
        if thread is None or thread.room_id != room.id:
            return address
        topic_id = None if room.is_forum is False else thread.topic_id
        return replace(address, topic_id=topic_id, card_id=thread.card_id)

    async def _room_for(self, parcel: Parcel) -> Room | None:
        """Return the room a parcel names, because it is about a message there; else the current one."""
        named = parcel.payload.get("room")
        return await (self.current() if named is None else self._uow.staff.find_room(UUID(named)))

    async def _answered_by(self, parcel: Parcel, thread_id: UUID, room: Room) -> int | None:
        """Return the staff's copy of what her message answers; an edit answers the message itself."""
        answers = parcel.payload.get("content", {}).get("answers")
        if parcel.payload.get("is_edit"):
            answers = parcel.payload["message_id"]
        if answers is None:
            return None
        copy = await self._uow.threads.staff_copy_of(thread_id, answers)
        return copy.message_id if copy is not None and copy.room_id == room.id else None
