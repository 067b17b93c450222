"""Taking a service away from one of its places, and bringing it back while the day lasts."""

from dataclasses import dataclass
from uuid import UUID

from bot.domain.clock import whole_hour
from bot.domain.codes import short_code
from bot.domain.directory import Listing
from bot.domain.entry_changes import Change, ChangedMeanwhile, UndoneAlready
from bot.domain.entry_checks import EntryRefused
from bot.domain.entry_fields import EntryField
from bot.domain.errors import NotFound
from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.domain.taken_entry import TakenEntry
from bot.repositories.uow import UnitOfWork
from bot.services.directory_start import Directories
from bot.services.world import World

TAKEN_AWAY = EntryField.TAKEN_AWAY


@dataclass(frozen=True, slots=True)
class Taken:
    """What is left: the code of another entry of the service, and the change that brings this one back."""

    left: str
    change: UUID


class Detaching:
    """Take entries out. Only coordinators do."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def count_left(self, code: str, *, by: Member) -> int:
        """Count the other places of the service of an entry.

        Raises:
            NoRight: `by` may not take entries out.
            NotFound: it left the directory.
        """
        require(by, Right.DIRECTORY)
        return len(await self._left(await self._find(code), code))

    async def take_away(self, code: str, *, by: Member) -> Taken:
        """Take a service away from one of its places.

        Raises:
            NoRight: `by` may not take entries out.
            NotFound: the entry left the directory.
            EntryRefused: it is the last place of the service.
        """
        require(by, Right.DIRECTORY)
        listing = await self._find(code, for_change=True)
        left = await self._left(listing, code)
        if not left:
            raise EntryRefused("only_place")
        kept = TakenEntry.of(listing, await self._uow.service_places.position(listing.place.id))
        await self._uow.entries.remove(listing)
        change = await self._note(listing, (kept.to_json(listing), None), by)
        return Taken(left[0], change)

    async def bring_back(self, change: Change, *, by: Member) -> Listing:
        """Put back what a change has taken away.

        Raises:
            ChangedMeanwhile: service or city are gone, or the service has come to the place anew.
            UndoneAlready: it is brought back.
        """
        taken = TakenEntry.from_json(change.before)
        code = short_code(taken.place.id)
        await self._forbid_a_clash(taken, code)
        location = await self._uow.service_places.lock_location(taken.location.id)
        here = location or taken.location
        if await self._uow.listings.find_city(here.city_id) is None:
            raise ChangedMeanwhile
        if not await self._uow.directory_changes.mark_undone(change.id):
            raise UndoneAlready
        is_gone = {"is_new_location": location is None}
        await self._uow.service_places.bring_back(taken.place, here, taken.position, **is_gone)
        await self._uow.entries.count_services(here.city_id)
        await Directories(self._uow, self._world).rematerialise(taken.place.id)
        listing = await self._find(code)
        await self._note(listing, (None, change.before), by, is_undoing=True)
        return listing

    async def _forbid_a_clash(self, taken: TakenEntry, code: str) -> None:
        place = taken.place
        if not await self._uow.service_places.has_service(place.service_id):
            raise ChangedMeanwhile
        if await self._uow.entries.find(code) is not None:
            raise UndoneAlready
        if await self._uow.service_places.is_at(place.service_id, place.location_id):
            raise ChangedMeanwhile

    async def _find(self, code: str, *, for_change: bool = False) -> Listing:
        listing = await self._uow.entries.find(code, for_change=for_change)
        if listing is None:
            raise NotFound
        return listing

    async def _left(self, listing: Listing, code: str) -> list[str]:
        codes = await self._uow.service_places.list_codes(listing.service.id)
        return [one for one in codes if one != code]

    async def _note(
        self, listing: Listing, values: tuple[object, object], by: Member, *, is_undoing: bool = False
    ) -> UUID:
        now = self._world.clock.now()
        await self._uow.staff.audit(f"edit:{int(TAKEN_AWAY)}", at_hour=whole_hour(now), staff_id=by.id)
        about = {"made_at": now, "staff_id": by.id, "is_undoing": is_undoing}
        return await self._uow.directory_changes.add(listing, TAKEN_AWAY, values, **about)
