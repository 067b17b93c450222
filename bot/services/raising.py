"""The card of an open conversation stays near the bottom where no topic holds it together.

In a room without topics every conversation is written below the others, and its card with all the buttons is
soon far above. It is shown anew below her newest message, without words of hers, at most once an hour.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from bot.domain.clock import whole_hour
from bot.domain.conversation import Thread
from bot.domain.outgoing import Kind, Lane, Outgoing, Parcel, Receipt
from bot.domain.staff import Room
from bot.repositories.uow import UnitOfWork
from bot.services.post import Post
from bot.services.staff_rooms import FIRST_SUPERGROUP, StaffRooms
from bot.services.topics import Topics, to_staff
from bot.services.world import World

FAR = 15  # messages; only a supergroup counts its own
OLD = timedelta(hours=1)
BELOW = "below"  # in a card's parcel: her message that it stands under


class Raising:
    """Show a card anew, and take the buttons of the one before away."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._post = Post(uow, world)
        self._topics = Topics(uow, world)

    async def follow(self, thread_id: UUID, receipt: Receipt) -> None:
        """Have the card shown anew below a message of hers that has just arrived far from it."""
        thread = await self._uow.threads.find(thread_id)
        if thread is None or receipt.message_id is None or receipt.topic_id is not None:
            return
        room = None if receipt.room_id is None else await self._uow.rooms.find(receipt.room_id)
        if room is None or room.is_forum is not False or not await self._is_far(thread, room, receipt):
            return
        payload = {BELOW: receipt.message_id}
        await self._send(thread, Kind.CARD, f"raise:{thread.id.hex}:{self._hour:%d%H}", payload)

    async def _is_far(self, thread: Thread, room: Room, receipt: Receipt) -> bool:
        if thread.card_id is None or thread.room_id != room.id or not thread.is_open:
            return False
        shown = await self._uow.threads.linked_at(room.id, thread.card_id)
        if shown is None:
            return False
        is_counted = room.chat_id <= FIRST_SUPERGROUP
        far = is_counted and (receipt.message_id or 0) - thread.card_id > FAR
        return far or self._hour - shown > OLD  # only its hour is known: it is older than that for certain

    @property
    def _hour(self) -> datetime:
        return whole_hour(self._world.clock.now())

    async def _send(self, thread: Thread, kind: Kind, key: str, payload: dict[str, Any]) -> None:
        """Send in the last lane, in order with the states of the card."""
        parcel: Outgoing = to_staff(thread, kind, key, payload, lane=Lane.ANNOUNCEMENT)
        await self._post.send(replace(parcel, stream="c" + thread.id.hex))

    def is_raised(self, parcel: Parcel) -> bool:
        """Tell whether a parcel is a card to be shown anew."""
        return parcel.kind is Kind.CARD and BELOW in parcel.payload

    async def ready(self, parcel: Parcel) -> Parcel | None:
        """Return a card to be shown anew as things stand now; None when it need not be any more."""
        thread = None if parcel.thread_id is None else await self._uow.threads.find(parcel.thread_id)
        if thread is None or not await self._stands(thread):
            await self._uow.outbox.settle(parcel.id, sent=True, now=self._world.clock.now())
            return None
        return replace(parcel, payload=await self._topics.describe(thread) | parcel.payload)

    async def _stands(self, thread: Thread) -> bool:
        """Tell whether a conversation is open, and its card in the room it belongs into."""
        room = await StaffRooms(self._uow, self._world).room_of(thread)
        is_here = room is not None and room.id == thread.room_id
        return thread.is_open and thread.card_id is not None and is_here

    async def card_sent(self, parcel: Parcel, receipt: Receipt) -> None:
        """Note the card of a conversation; the one before loses its buttons, and shows no state any more."""
        thread = None if parcel.thread_id is None else await self._uow.threads.find(parcel.thread_id)
        await self._topics.card_sent(parcel, receipt)
        if thread is None or not self.is_raised(parcel) or thread.card_id is None:
            return
        if thread.room_id == receipt.room_id and receipt.room_id is not None:
            place = {"room": receipt.room_id.hex, "topic": None, "card_id": thread.card_id}
            about = {"alias": thread.alias, "theme": int(thread.theme), "to": [None, None]}
            await self._send(thread, Kind.LEAVE, f"lowered:{parcel.id.hex}", place | about)

    async def pressed(self, room: Room, message_id: int) -> bool:
        """Let the card follow what was done by buttons of one before it; tell whether it was such a one."""
        thread = await self._uow.threads.find_by_staff_message(room.id, message_id)
        if thread is None or thread.room_id != room.id or thread.card_id in {None, message_id}:
            return False
        await self._topics.show_state(thread)
        return True
