"""Putting parcels into the outbox, sealed for whom they concern."""

from bot.domain.outgoing import Outgoing
from bot.repositories.uow import UnitOfWork
from bot.services.world import World


class Post:
    """Accept what must arrive; it is sent after the transaction commits."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def send(self, outgoing: Outgoing, *, seq: int | None = None) -> None:
        """Put a parcel into the outbox; nothing happens when its person has erased herself.

        `seq` places it before a parcel of the same stream that waits already.
        """
        key = None
        if outgoing.person_id is not None:
            key = await self._uow.people.key_of(outgoing.person_id)
            if key is None:
                return
        await self._uow.outbox.add(outgoing, now=self._world.clock.now(), key=key, seq=seq)
