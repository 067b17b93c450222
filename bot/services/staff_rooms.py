"""The chats where staff answer: which are bound, into which a conversation belongs, where a parcel goes.

Binding, unbinding and following a group that has moved are in `binding`.
"""

from dataclasses import replace
from typing import Any
from uuid import UUID

from bot.domain.clock import whole_hour
from bot.domain.conversation import Thread
from bot.domain.errors import NotFound
from bot.domain.outgoing import CLEARING, TO_STAFF, Address, Kind, Parcel
from bot.domain.pacing import MINUTE, TOPICS_A_MINUTE
from bot.domain.rights import Right, require
from bot.domain.routing import choose
from bot.domain.staff import Member, Room
from bot.repositories.uow import UnitOfWork
from bot.services.world import World

FIRST_SUPERGROUP = -1_000_000_000_000  # ids from here down are supergroups; plain groups lie above

CARD_EDITS = frozenset({Kind.STATE, Kind.LEAVE})


class StaffRooms:
    """Find the staff's rooms. A chat named in the settings is the general one, whatever else is bound."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def bound(self) -> list[Room]:
        """Return the rooms that take questions; a private chat only while its owner is of the team."""
        rooms = [room for room in await self._uow.rooms.list_all() if room.is_bound]
        named = self._world.staff_chat_id
        if named is not None and not any(_is_named(room, named) for room in rooms):
            await self._bind_named(named)
            rooms = [room for room in await self._uow.rooms.list_all() if room.is_bound]
        return [room for room in rooms if await self._is_manned(room)]

    async def _is_manned(self, room: Room) -> bool:
        return not room.is_private or await self._uow.staff.find(room.chat_id) is not None

    async def _bind_named(self, chat_id: int) -> None:
        """Make the chat of the settings the general room; a group that has become another is that other."""
        await self._uow.rooms.lock()
        rooms = await self._uow.rooms.list_all()
        by_id = {room.id: room for room in rooms}
        room = next((one for one in rooms if one.chat_id == chat_id), None)
        if room is not None and room.moved_to in by_id:
            self._world.follow_staff_chat(by_id[room.moved_to].chat_id)
            return
        if room is None:
            room = await self._uow.rooms.add(chat_id, is_forum=None if chat_id < 0 else False)
        await self.take_place(room)

    async def take_place(self, room: Room, **values: Any) -> Room:
        """Bind a room, with these changes; another one with its questions gives way to it, and is kept."""
        taking = replace(room, **values)
        for other in await self._uow.rooms.list_all():
            if other.is_bound and other.id != room.id and other.takes_same_as(taking):
                await self._uow.rooms.change(other, is_bound=False, gave_way_to=room.id)
        return await self._uow.rooms.change(room, is_bound=True, gave_way_to=None, moved_to=None, **values)

    async def general(self) -> Room | None:
        """Return the room of all questions that have none of their own."""
        return next((room for room in await self.bound() if room.is_general), None)

    async def at(self, chat_id: int) -> Room | None:
        """Return the room that is bound in this chat."""
        return next((room for room in await self.bound() if room.chat_id == chat_id), None)

    async def left_at(self, chat_id: int) -> Room | None:
        """Return the room that once was bound in this chat."""
        room = await self._uow.rooms.find_by_chat(chat_id)
        return None if room is None or room.is_bound else room

    async def may_be_ours(self, chat_id: int) -> bool:
        """Tell whether a chat was a room before, or may be what a bound group is just becoming.

        A group that becomes a supergroup has a new id, and the bot may hear of that one first.
        """
        if await self.left_at(chat_id) is not None:
            return True
        is_super = chat_id <= FIRST_SUPERGROUP
        return is_super and any(FIRST_SUPERGROUP < room.chat_id < 0 for room in await self.bound())

    async def known(self) -> list[Room]:
        """Return every room, also those that are no longer bound."""
        return list(await self._uow.rooms.list_all())

    async def room_of(self, thread: Thread) -> Room | None:
        """Return the room a conversation belongs into; chosen once, and again when that room is gone."""
        rooms = await self.bound()
        for room in rooms:
            if room.id == thread.sent_to:
                return room
        chosen = choose(rooms, thread.theme, await self._city_of(thread) if len(rooms) > 1 else None)
        if chosen is not None:
            await self._uow.threads.send_to(thread, chosen.id)
        return chosen

    async def _city_of(self, thread: Thread) -> str | None:
        person = await self._uow.people.get(thread.person_id)
        return person.settings.city if person else None

    async def spot_of(self, thread: Thread) -> dict[str, int]:
        """Return the group and the topic, else the card, where a conversation stands; for a link."""
        room = None if thread.room_id is None else await self._uow.rooms.find(thread.room_id)
        if room is None or room.is_private:
            return {}
        place = thread.topic_id if room.is_forum is not False and thread.topic_id else thread.card_id
        return {} if place is None else {"group": room.chat_id, "place": place}

    async def room_for(self, parcel: Parcel) -> Room | None:
        """Return the room a parcel names, because it is about a place there; else its conversation's."""
        if "room" in parcel.payload and parcel.payload["room"] is not None:
            return await self._uow.rooms.find(UUID(parcel.payload["room"]))
        thread = None if parcel.thread_id is None else await self._uow.threads.find(parcel.thread_id)
        return await (self.general() if thread is None else self.room_of(thread))

    async def mark_plain(self, room: Room) -> None:
        """Note that a room has no topics: staff answer by replying."""
        await self._uow.rooms.change(room, is_forum=False)

    async def try_topics_again(self, room: Room) -> None:
        """Note that a room may have topics again, because the bot's rights have changed."""
        await self._uow.rooms.change(room, is_forum=None)
        await self.hurry(room)

    async def pause(self, room: Room) -> bool:
        """Send nothing into a room any more: somebody came whom nobody knows. Tell whether it is news."""
        if room.is_paused:
            return False
        await self._uow.rooms.change(room, is_paused=True)
        return True

    async def paused(self) -> list[Room]:
        """Return the rooms nothing goes into."""
        return [room for room in await self.bound() if room.is_paused]

    async def resume(self, room_id: UUID, *, by: Member) -> None:
        """Let everything that has waited go into a room again.

        Raises:
            NoRight: `by` may not end pauses.
            NotFound: there is no such room.
        """
        require(by, Right.ROOM)
        room = await self._uow.rooms.find(room_id)
        if room is None:
            raise NotFound
        if room.is_paused:
            await self._uow.rooms.change(room, is_paused=False)
            await self._uow.staff.audit("resume", at_hour=whole_hour(self._world.clock.now()), staff_id=by.id)
            await self.hurry(room)

    async def hurry(self, room: Room) -> None:
        """Let what has waited for a room go; its topics no faster than at any time."""
        now = self._world.clock.now()
        await self._uow.outbox.hurry(TO_STAFF - {Kind.TOPIC, Kind.CALL}, now=now)
        topics = await self._uow.streams.list_of_kind(Kind.TOPIC, room_id=room.id)
        for place, parcel_id in enumerate(topics):
            await self._uow.outbox.postpone(parcel_id, until=now + place // TOPICS_A_MINUTE * MINUTE)
        self._uow.outbox.added += 1

    async def address_of(self, parcel: Parcel) -> Address | None:
        """Return where a parcel for the staff goes; None while there is no room, or a stranger in it."""
        room = await self.room_for(parcel)
        if room is None or (room.is_paused and parcel.kind not in CLEARING):
            return None
        address = Address(room.chat_id, room_id=room.id, is_group=not room.is_private)
        if parcel.payload.get("room") is not None:
            payload = parcel.payload
            address = replace(address, topic_id=payload.get("topic"), card_id=payload.get("card_id"))
            return replace(address, is_old_card=await self._is_old_card(parcel, address))
        if parcel.kind is Kind.PREVIEW:
            return replace(address, topic_id=room.reception_id or None)
        return address if parcel.thread_id is None else await self._in_topic(parcel, address)

    async def _in_topic(self, parcel: Parcel, address: Address) -> Address:
        thread = None if parcel.thread_id is None else await self._uow.threads.find(parcel.thread_id)
        if thread is None or address.room_id is None:
            return address
        answers = await self._answered_by(parcel, thread, address.room_id)
        if thread.room_id != address.room_id:
            return replace(address, answers=answers)
        room = await self._uow.rooms.find(address.room_id)
        is_plain = room is not None and room.is_forum is False
        topic_id = None if is_plain else thread.topic_id
        if topic_id is None and answers is None and parcel.kind is Kind.RELAY:
            answers = _card_of(parcel, thread)
        address = replace(address, topic_id=topic_id, card_id=thread.card_id, answers=answers)
        return replace(address, is_old_card=await self._is_old_card(parcel, address))

    async def _is_old_card(self, parcel: Parcel, address: Address) -> bool:
        """Tell whether a card is to be written anew; one that may hold her words is linked like any copy."""
        if parcel.kind not in CARD_EDITS or address.card_id is None or address.room_id is None:
            return False
        return not await self._uow.threads.is_linked(address.room_id, address.card_id)

    async def _answered_by(self, parcel: Parcel, thread: Thread, room_id: UUID) -> int | None:
        """Return the staff's copy there of what her message answers; an edit answers the message itself."""
        answers = parcel.payload.get("content", {}).get("answers")
        if parcel.payload.get("is_edit"):
            answers = parcel.payload["message_id"]
        if answers is None:
            return None
        copy = await self._uow.threads.staff_copy_of(thread.id, answers, room_id=room_id)
        return None if copy is None else copy.message_id


def _card_of(parcel: Parcel, thread: Thread) -> int | None:
    """Let her message answer the card where no topic says whose it is; a quote stands in no card."""
    return None if "quote" in parcel.payload["content"] else thread.card_id


def _is_named(room: Room, chat_id: int) -> bool:
    return room.is_general and room.chat_id == chat_id
