"""Her words and the closing of their conversation, where they cross on their way."""

from dataclasses import replace

from bot.domain.conversation import Thread, ThreadState
from bot.domain.outgoing import Kind, Parcel, closed_key, thread_stream
from bot.repositories.uow import UnitOfWork
from bot.services.relays import WAS_OPEN, Relays
from bot.services.topics import Topics
from bot.services.world import World


class Crossing:
    """Open a conversation again for words that whoever closed it cannot have read."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def arrived(self, parcel: Parcel) -> None:
        """Open a conversation again that was closed while words of hers were on their way: they wait."""
        if parcel.thread_id is None or not parcel.payload.get(WAS_OPEN):
            return
        values = {"state": ThreadState.OPEN.value, "taken_by": None, "delete_after": None}
        since = self._world.clock.now().replace(second=0, microsecond=0)
        closed = {ThreadState.CLOSED}
        is_again = await self._uow.threads.change_in(parcel.thread_id, closed, **values, waiting_since=since)
        thread = await self._uow.threads.find(parcel.thread_id) if is_again else None
        if thread is not None:
            await self._uow.outbox.cancel(closed_key(thread.id))
            await Relays(self._uow, self._world).note(thread, "came_late", f"late:{parcel.id.hex}")
            await Topics(self._uow, self._world).show_state(thread)

    async def closed(self, thread: Thread) -> None:
        """Note that words which stand in the reception were there to be read; they open nothing again."""
        key = await self._uow.people.key_of(thread.person_id)
        for parcel in await self._uow.outbox.list_unsent(thread_stream(thread.id, to_staff=True)):
            is_hers = parcel.kind is Kind.RELAY and parcel.payload.get(WAS_OPEN)
            if key is not None and is_hers and await self._stands(thread, int(parcel.payload["message_id"])):
                read = replace(parcel, payload=parcel.payload | {WAS_OPEN: False})
                await self._uow.outbox.repack(read, key=key)

    async def _stands(self, thread: Thread, message_id: int) -> bool:
        if await self._uow.gatherings.list_of_words(thread.id, message_id):
            return True
        return await self._uow.threads.staff_copy_of(thread.id, message_id) is not None
