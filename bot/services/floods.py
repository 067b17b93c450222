"""One line for the staff about whoever writes too fast: said once, with the numbers of the whole flood."""

from dataclasses import replace
from uuid import UUID, uuid4

from bot.domain.conversation import Thread
from bot.domain.flood import PAUSE, Flood
from bot.domain.outgoing import Kind, Lane, Parcel, Receipt, flood_stream
from bot.repositories.uow import UnitOfWork, Works
from bot.services.post import Post
from bot.services.relays import Relays
from bot.services.topics import to_staff
from bot.services.world import World

LINE, OVER = "flooded", "flood_over"


class Floods:
    """Count what is too much, and let a line say it."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def joined(self, thread: Thread) -> None:
        """Count a message that goes out later, together with others; no line is said of those alone."""
        await self._uow.floods.count(thread.id, joined=1, now=self._world.clock.now())

    async def refused(self, thread: Thread) -> None:
        """Count a message that is not taken; the first of a flood is told to the staff in a line."""
        flood = await self._uow.floods.count(thread.id, refused=1, now=self._world.clock.now())
        if flood.refused == 1:
            about = {"flood": flood.id.hex, "joined": flood.joined, "refused": flood.refused}
            await Relays(self._uow, self._world).note(thread, LINE, _key(flood.id), about=about)

    async def stands(self, parcel: Parcel, receipt: Receipt) -> None:
        """Remember where the line about a flood stands, to change it there."""
        flood_id, now = parcel.payload.get("flood"), self._world.clock.now()
        if flood_id is None or receipt.message_id is None or receipt.room_id is None:
            return
        place = receipt.room_id, receipt.message_id
        await self._uow.floods.stands(UUID(flood_id), place=place, now=now)

    async def follow(self) -> None:
        """Let each line follow its flood, every ten minutes while it grows, and once more when it is over."""
        now = self._world.clock.now()
        await self._uow.floods.forget_small(before=now - PAUSE)
        for flood in await self._uow.floods.list_due(before=now - PAUSE):
            is_over = flood.is_over(now)
            await self._change_line(flood, OVER if is_over else LINE)
            if not is_over:
                await self._uow.floods.shown(flood.id, now=now)
            elif flood.note_id is not None or not await self._uow.outbox.is_waiting(_key(flood.id)):
                await self._uow.floods.end(flood.id)

    async def _change_line(self, flood: Flood, code: str) -> None:
        """Let the line say the numbers of now, if it stands; of several changes only the newest goes out."""
        thread = await self._uow.threads.find(flood.thread_id)
        if thread is None or flood.room_id is None:
            return
        payload = {
            "room": flood.room_id.hex,
            "message_id": flood.note_id,
            "code": code,
            "joined": flood.joined,
            "refused": flood.refused,
        }
        await self._uow.outbox.cancel_kind(thread.id, Kind.CHANGE_NOTE)
        change = to_staff(thread, Kind.CHANGE_NOTE, f"flood:{uuid4().hex}", payload, lane=Lane.ANNOUNCEMENT)
        await Post(self._uow, self._world).send(replace(change, stream=flood_stream(thread.id)))


class FloodLines:
    """Change the lines about floods, every so often."""

    def __init__(self, works: Works, world: World) -> None:
        self._works = works
        self._world = world

    async def ring(self) -> bool:
        """Change what has to be; return whether there is something to send."""
        async with self._works.begin() as uow:
            await Floods(uow, self._world).follow()
            await uow.commit()
            return uow.outbox.added > 0


def _key(flood_id: UUID) -> str:
    return f"flooded:{flood_id.hex}"
