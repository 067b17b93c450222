"""What a change of the directory would give: made for a look, and always undone."""

from dataclasses import dataclass
from typing import Any

from bot.domain.entry_fields import EntryField
from bot.domain.opening import Opening
from bot.domain.staff import Member
from bot.repositories.listings import LONGEST
from bot.repositories.uow import UnitOfWork
from bot.services.editing import Editing
from bot.services.entries import Entries, EntryView
from bot.services.world import World

NEAREST = 5


@dataclass(frozen=True, slots=True)
class Preview:
    """An entry as it would be, and its nearest hours."""

    view: EntryView
    nearest: tuple[Opening, ...]


class Previews:
    """Look at a change before it is saved."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def of(self, code: str, field: EntryField, value: Any, *, by: Member) -> Preview:
        """Show what a value would give.

        Raises:
            NotFound: the entry left the directory.
            NoRight: `by` may not change it.
            EntryRefused: the field cannot hold this.
        """
        async with self._uow.rehearsal():
            await Editing(self._uow, self._world).save(code, field, value, by=by)
            view = await Entries(self._uow, self._world).view(code, by=by)
            return Preview(view, await self.nearest(view.listing.place.id))

    async def nearest(self, place_id: str) -> tuple[Opening, ...]:
        """Return the nearest openings of a place, also one that is open now."""
        now = self._world.clock.now()
        found = await self._uow.listings.list_place_openings([place_id], after=now - LONGEST)
        ahead = [opening for opening in found.get(place_id, ()) if opening.end > now]
        return tuple(ahead[:NEAREST])
