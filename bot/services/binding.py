"""Binding the staff's rooms: which chats there are, and which questions come to each."""

from uuid import UUID

from bot.domain.clock import whole_hour
from bot.domain.errors import NotFound
from bot.domain.outgoing import Kind, Lane, Outgoing, member_stream
from bot.domain.rights import Right, require
from bot.domain.routing import ANSWERING, takes
from bot.domain.staff import Member, Role, Room
from bot.repositories.uow import UnitOfWork
from bot.services.places import Places
from bot.services.post import Post
from bot.services.staff_rooms import StaffRooms
from bot.services.topics import Topics
from bot.services.world import World

MOST_MOVED = 1000


class Binding:
    """Bind, narrow, unbind and follow rooms. Only coordinators may."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._rooms = StaffRooms(uow, world)

    async def bind(self, chat_id: int, *, is_forum: bool, by: Member) -> Room:
        """Make a chat the room of all questions; what waited for one goes out, open conversations follow.

        One that is bound already keeps its questions. Where the settings name another general one, nothing
        comes here until somebody says which questions do: the room that is returned is not bound then.

        Raises:
            NoRight: `by` may not bind groups.
        """
        require(by, Right.ROOM)
        await self._uow.rooms.lock()
        await self._audit("bind", by)
        room = await self._uow.rooms.change(await self._known(chat_id), is_forum=is_forum, moved_to=None)
        if not room.is_bound:
            if self._world.staff_chat_id not in {None, chat_id}:
                return room
            room = await self._rooms.take_place(room, role=None, city=None)
        await self._follow(room)
        return room

    async def _known(self, chat_id: int) -> Room:
        """Return the room a chat is or was; one that is new is not bound yet."""
        await self._rooms.bound()  # the one of the settings first
        room = await self._uow.rooms.find_by_chat(chat_id)
        return room or await self._uow.rooms.add(chat_id, is_forum=False, is_bound=False)

    async def narrow(self, room: Room, role: Role | None, city: str | None, *, by: Member) -> Room:
        """Say which questions come to a room; whoever gave way to it takes the others again.

        What stands there and does not belong there any more goes to where it does.

        Raises:
            NoRight: `by` may not bind groups.
            NotFound: no such role answers, no such city is known, or the settings name another general room.
        """
        require(by, Right.ROOM)
        if not await self._may_be(room, role, city):
            raise NotFound
        await self._uow.rooms.lock()
        room = await self._uow.rooms.find(room.id) or room  # as it is now
        room = await self._rooms.take_place(room, role=role, city=city)
        await self._give_back(room)
        await self._audit(f"narrow:{role or 'all'}", by)
        await self._let_go(room)
        await self._follow(room)
        return room

    async def _may_be(self, room: Room, role: Role | None, city: str | None) -> bool:
        if role is not None and role not in ANSWERING:
            return False
        if city is not None and await Places(self._uow, self._world).find_city(city) is None:
            return False
        is_named = room.chat_id == self._world.staff_chat_id
        is_general = role is None and city is None
        return self._world.staff_chat_id is None or is_named == is_general

    async def _give_back(self, room: Room) -> None:
        """Bind again who gave way to a room, where their questions come to nobody now."""
        for other in await self._uow.rooms.list_all():
            if other.gave_way_to == room.id:
                bound = [(one.role, one.city) for one in await self._uow.rooms.list_all() if one.is_bound]
                is_free = (other.role, other.city) not in bound
                gave_way_to = room.id if other.takes_same_as(room) else None
                await self._uow.rooms.change(other, is_bound=is_free, gave_way_to=gave_way_to)

    async def _let_go(self, room: Room) -> None:
        """Let what was chosen for a room and is no question for it be chosen anew."""
        for thread in await self._uow.threads.list_open(limit=MOST_MOVED):
            person = await self._uow.people.get(thread.person_id)
            city = person.settings.city if person else None
            if thread.sent_to == room.id and not takes(room, thread.theme, city):
                await self._uow.threads.send_to(thread, None)

    async def bind_member(self, owner: Member, *, by: Member) -> Room:
        """Make a member's private chat the room of the questions for their role.

        Raises:
            NoRight: `by` may not bind groups.
            NotFound: nothing is asked of their role.
        """
        require(by, Right.ROOM)
        await self._uow.rooms.lock()
        room = await self.narrow(await self._known(owner.chat_id), owner.role, None, by=by)
        key = f"yours:{owner.id.hex}:{self._world.clock.now().timestamp()}"
        payload = {"chat_id": owner.chat_id, "code": "room_is_yours"}
        tell = Outgoing(Kind.TELL, Lane.RELAY, member_stream(owner.id), key, payload)
        await Post(self._uow, self._world).send(tell)
        return room

    async def unbind(self, room_id: UUID, *, by: Member) -> None:
        """Send nothing to a room any more; its open conversations go on elsewhere.

        Raises:
            NoRight: `by` may not bind groups.
            NotFound: there is no such room, or it is the one of the settings.
        """
        require(by, Right.ROOM)
        await self._uow.rooms.lock()
        room = await self._uow.rooms.find(room_id)
        if room is None or room.chat_id == self._world.staff_chat_id:
            raise NotFound
        await self._uow.rooms.change(room, is_bound=False, gave_way_to=None)
        await self._audit("unbind", by)
        await self.follow_rooms()

    async def move(self, old_chat_id: int, new_chat_id: int) -> bool:
        """Follow a room to its new id, where messages are counted anew; any other chat is ignored.

        Tells whether it was news.
        """
        await self._uow.rooms.lock()
        room = await self._rooms.at(old_chat_id)
        if room is None or room.is_private or new_chat_id > 0:
            return False
        known = await self._uow.rooms.find_by_chat(new_chat_id)
        new = known or await self._uow.rooms.add(new_chat_id, is_forum=None)
        as_before = {"role": room.role, "city": room.city, "is_paused": room.is_paused}
        await self._rooms.take_place(new, is_forum=None, **as_before)
        await self._uow.rooms.change(room, is_bound=False, gave_way_to=None, moved_to=new.id)
        await self._uow.threads.send_all(room.id, new.id)
        if self._world.staff_chat_id == old_chat_id:
            self._world.follow_staff_chat(new_chat_id)
        return True

    async def follow_rooms(self) -> None:
        """Show every open conversation in the room it belongs into now."""
        topics = Topics(self._uow, self._world)
        for thread in await self._uow.threads.list_open(limit=MOST_MOVED):
            room = await self._rooms.room_of(thread)
            if room is not None and thread.room_id is not None:
                await topics.show_in(thread, room)

    async def _follow(self, room: Room) -> None:
        await self.follow_rooms()
        await self._rooms.hurry(room)

    async def _audit(self, action: str, by: Member) -> None:
        await self._uow.staff.audit(action, at_hour=whole_hour(self._world.clock.now()), staff_id=by.id)
