"""Handing a conversation over to another room, with a note or without, and what is said where it stood.

Bodies are not kept after delivery and protected messages cannot be copied. So what the other room learns is
how much was written, which roles have answered, where it stood before, and the member's note.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.domain.clock import whole_hour
from bot.domain.conversation import STILL_OPEN, MovedAway, Thread, ThreadState
from bot.domain.errors import NotFound
from bot.domain.outgoing import Parcel, Receipt
from bot.domain.rights import Right, require
from bot.domain.staff import Member, Room
from bot.repositories.stands import Handover
from bot.repositories.uow import UnitOfWork
from bot.services.duties import Duties
from bot.services.places import Places
from bot.services.relays import Relays
from bot.services.staff_rooms import StaffRooms
from bot.services.topics import Topics
from bot.services.world import World

NOTE = "handover_note"
TELLING = frozenset(
    {NOTE, "prepared", "history", "moved", "answer_elsewhere", "preview", "earlier", "slip", "flooded"}
)
NOTE_AWAITED = timedelta(minutes=15)
LONGEST_NOTE = 3000  # characters in one message, with room for what stands before


@dataclass(frozen=True, slots=True)
class Awaited:
    """A conversation whose hand-over waits for a note, and the room it goes to."""

    thread: Thread
    to: Room


class Handing:
    """Hand conversations over between rooms."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._rooms = StaffRooms(uow, world)
        self._relays = Relays(uow, world)
        self._topics = Topics(uow, world)

    async def elsewhere(self, thread: Thread) -> list[Room]:
        """Return the rooms a conversation can be handed over to."""
        here = await self._rooms.room_of(thread)
        return [room for room in await self._rooms.bound() if here is None or room.id != here.id]

    async def await_note(self, thread: Thread, member: Member, to: Room) -> None:
        """Wait some minutes for a member's note, and hand the conversation over then.

        Raises:
            NoRight: `member` may not.
            NotFound: the conversation is closed, or cannot go there.
        """
        require(member, Right.TAKE)
        if not thread.is_open or to not in await self.elsewhere(thread):
            raise NotFound
        until = self._world.clock.now() + NOTE_AWAITED
        await self._uow.stands.begin_handover(Handover(thread.id, to.id, member.id), until=until)

    async def await_note_here(self, thread: Thread, member: Member) -> None:
        """Wait some minutes for what a member adds for the colleague who has a conversation now.

        Raises:
            NoRight: `member` may not.
            NotFound: the conversation is closed, or stands nowhere yet.
        """
        require(member, Right.TAKE)
        if not thread.is_open or thread.room_id is None:
            raise NotFound
        until = self._world.clock.now() + NOTE_AWAITED
        await self._uow.stands.begin_handover(Handover(thread.id, thread.room_id, member.id), until=until)

    async def awaited(self, member: Member, room: Room, *, thread: Thread | None) -> Awaited | None:
        """Return the hand-over that waits for a member's note in a room; of one conversation, if given."""
        for begun in await self._uow.stands.handovers_of(member.id, now=self._world.clock.now()):
            found = await self._uow.threads.find(begun.thread_id)
            to = await self._uow.rooms.find(begun.room_id)
            if found is None or to is None or not found.belongs_to(room.id):
                continue
            if found.room_id == room.id and (thread is None or thread.id == found.id):
                return Awaited(found, to)
        return None

    async def forget_note(self, thread: Thread) -> None:
        """Wait for no note any more."""
        await self._uow.stands.end_handover(thread.id)

    async def hand(self, thread: Thread, member: Member, to: Room, *, words: str | None = None) -> None:
        """Let a conversation go on in another room; with a note, what came before is told there too.

        Raises:
            NoRight: `member` may not.
            NotFound: the conversation is closed, or cannot go there.
            MovedAway: a colleague has handed it over meanwhile.
        """
        require(member, Right.TAKE)
        if not thread.is_open or to not in await self.elsewhere(thread):
            raise NotFound
        if not await self._uow.threads.change_in(thread.id, STILL_OPEN, alarmed=0):
            raise NotFound  # else it stays open until this is committed
        if not await self._uow.threads.send_to(thread, to.id):
            raise MovedAway
        hour = whole_hour(self._world.clock.now())
        await self._uow.staff.audit("hand_room", at_hour=hour, staff_id=member.id, thread_id=thread.id)
        await self._uow.stands.end_handover(thread.id)
        await self._uow.threads.change(thread.id, state=ThreadState.OPEN.value, taken_by=None)
        await self._say_where_it_went(thread, to)
        moved = await self._uow.threads.find(thread.id) or thread
        if thread.room_id is not None:
            await self._topics.show_in(moved, to)
        if words is not None:
            await self._tell_history(moved, words)
        await self._call(moved)

    async def add_note(self, thread: Thread, member: Member, words: str) -> None:
        """Show a note for the colleague who has a conversation where it stands; nobody keeps it.

        Raises:
            NoRight: `member` may not.
            NotFound: the conversation is closed.
        """
        require(member, Right.TAKE)
        if not thread.is_open:
            raise NotFound
        await self._show_note(thread, words)
        await self.tell_of_note(thread, member)

    async def tell_of_note(self, thread: Thread, member: Member) -> None:
        """Tell whoever has a conversation that a colleague's note stands there; not what it says."""
        await self._uow.stands.end_handover(thread.id)
        team = await self._uow.staff.list_active()
        holder = next((one for one in team if one.id == thread.taken_by and one.id != member.id), None)
        if holder is not None:
            key = f"noted:{thread.id.hex}:{self._world.clock.now().timestamp()}"
            place = await self._rooms.spot_of(thread)
            await self._relays.tell(holder, thread, "note_for_you", key, about=place)

    async def _show_note(self, thread: Thread, words: str) -> None:
        mark = f"{thread.id.hex}:{self._world.clock.now().timestamp()}"
        parts = [words[start : start + LONGEST_NOTE] for start in range(0, len(words), LONGEST_NOTE)]
        for number, part in enumerate(parts):
            await self._relays.note(thread, NOTE, f"why:{mark}:{number}", about={"words": part})

    async def note_stands(self, parcel: Parcel, receipt: Receipt) -> None:
        """Link a note that tells of her with its conversation, so that both are deleted together."""
        if parcel.payload["code"] not in TELLING or parcel.thread_id is None:
            return
        hour = whole_hour(self._world.clock.now())
        await self._uow.threads.link(
            parcel.thread_id, hers=None, staffs=receipt.message_id, room_id=receipt.room_id, at_hour=hour
        )

    async def _say_where_it_went(self, thread: Thread, to: Room) -> None:
        """Put a last line where a conversation stood, and close its topic and card."""
        if thread.room_id is None:
            return
        name = await self.naming(to)
        mark = f"{thread.id.hex}:{self._world.clock.now().timestamp()}"
        place, about = (thread.room_id, thread.topic_id), {"to": name, "alias": thread.alias}
        await self._relays.note_at(thread, "moved", f"went:{mark}", place=place, about=about)
        await self._relays.close_at(thread, f"leave:{mark}", thread.room_id, to=name)

    async def _tell_history(self, thread: Thread, words: str) -> None:
        rooms = {room.id: room for room in await self._rooms.known()}
        left = [one.room_id for one in await self._uow.stands.list_of(thread.id)]
        left += [thread.room_id] if thread.room_id is not None else []
        history: dict[str, Any] = {
            "day": thread.opened_day.isoformat(),
            "messages": thread.messages,
            "answers": thread.answers,
            "roles": thread.answered_by,
            "rooms": [await self.naming(rooms[one]) for one in dict.fromkeys(left) if one in rooms],
        }
        mark = f"{thread.id.hex}:{self._world.clock.now().timestamp()}"
        await self._relays.note(thread, "history", f"history:{mark}", about=history)
        await self._show_note(thread, words)

    async def _call(self, thread: Thread) -> None:
        """Tell those who are called first for its theme that a conversation has come to them."""
        mark = f"{self._world.clock.now().timestamp():.0f}"
        for member in await Duties(self._uow, self._world).called_for(thread):
            key = f"came:{thread.id.hex}:{member.id.hex[:12]}:{mark}"
            await self._relays.tell(member, thread, "came_to_room", key)

    async def refuse(self, thread: Thread, room: Room, *, topic_id: int | None, message_id: int) -> None:
        """Say to whoever writes where a conversation stood before that it does not reach her."""
        here = await self._rooms.room_of(thread)
        name = None if here is None else await self.naming(here)
        key = f"refused:{thread.id.hex}:{room.id.hex[:8]}:{message_id}"
        await self._relays.note_at(
            thread,
            "answer_elsewhere",
            key,
            place=(room.id, topic_id),
            about={"to": name, "alias": thread.alias},
        )

    async def naming(self, room: Room) -> list[str | None]:
        """Return by what a room is named: role and city's name, None meaning all."""
        city = None if room.city is None else await Places(self._uow, self._world).find_city(room.city)
        return [room.role, city.name if city else room.city]
