"""Which stops women want to hear of."""

from datetime import timedelta

from bot.domain.bus import Watch
from bot.domain.people import Person
from bot.repositories.uow import UnitOfWork
from bot.services.world import World


class StopWatches:
    """Which stops a woman wants to hear of."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def stops_of(self, place_id: str) -> tuple[str, ...]:
        """Return the stops of a bus, those that come first first."""
        after = self._world.clock.now() - timedelta(days=1)
        found = await self._uow.listings.list_place_openings([place_id], after=after)
        return tuple(dict.fromkeys(one.stop for one in found.get(place_id, ()) if one.stop))

    async def list_of(self, person: Person) -> list[Watch]:
        """Return all of hers."""
        key = await self._uow.people.key_of(person.id)
        return [] if key is None else await self._uow.stop_watches.list_of(person.id, key=key)

    async def switch(self, person: Person, watch: Watch) -> bool:
        """Begin to tell her of a stop, or cease to; tell which."""
        key = await self._uow.people.key_of(person.id)
        if key is None:
            return False
        if watch in await self.list_of(person):
            await self._uow.stop_watches.remove(person.id, watch)
            return False
        await self._uow.stop_watches.add(person.id, watch, key=key)
        return True
