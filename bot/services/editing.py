"""Correcting the directory: one field at a time, never over somebody else's change, undone for a day."""

from datetime import date
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.domain.clock import whole_hour
from bot.domain.codes import short_code
from bot.domain.directory import Listing
from bot.domain.entry_changes import UNDO_WITHIN, Change, ChangedMeanwhile, TooLateToUndo, UndoneAlready
from bot.domain.entry_checks import EntryRefused, check_value
from bot.domain.entry_fields import OF_HOURS, EntryField, read
from bot.domain.errors import NotFound
from bot.domain.rights import NoRight, Right, may_edit, require, require_edit
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.services.detaching import Detaching
from bot.services.directory_start import Directories
from bot.services.upkeep import Upkeep
from bot.services.world import World

MOST_LOOKED_AT = 64
WHATEVER: Final = object()  # as a base: whatever the field is now may be written over


class Editing:
    """Read an entry, write a field of it, and take a change back."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def get(self, code: str) -> Listing:
        """Return an entry with its hours and changed days, active or not.

        Raises:
            NotFound: it left the directory.
        """
        return await self._find(code, for_change=False)

    def today(self, listing: Listing) -> date:
        """Return the present day at a place."""
        return self._world.clock.now().astimezone(ZoneInfo(listing.location.zone)).date()

    async def save(
        self, code: str, field: EntryField, value: Any, *, by: Member, base: Any = WHATEVER
    ) -> UUID | None:
        """Give a field a value; return what undoes it, or None where nothing changes.

        Doubts about the entry are settled thereby, also where the value is the same; undoing brings them
        back. `base` is the value the change was begun from.

        Raises:
            NotFound: the entry left the directory.
            NoRight: `by` may not change it.
            EntryRefused: the field cannot hold this.
            ChangedMeanwhile: somebody else has changed the field since.
        """
        listing = await self._find(code, field)
        require_edit(by, listing.place.keeper)
        if field is EntryField.KEEPER:
            require(by, Right.DIRECTORY)
        change = await self.write(listing, field, value, by=by, base=base)
        if change is None and await self._uow.upkeep.is_questioned(listing.place.id):
            change = await self._note(listing, field, (value, value), by=by)
        await Upkeep(self._uow, self._world).settle(listing, change, by=by)
        return change

    async def write(
        self, listing: Listing, field: EntryField, value: Any, *, by: Member, base: Any = WHATEVER
    ) -> UUID | None:
        """Do the same to an entry that is at hand; whoever calls has looked at rights.

        Raises:
            EntryRefused: the field cannot hold this.
            ChangedMeanwhile: somebody else has changed the field since.
        """
        check_value(listing, field, value, self.today(listing))
        if field is EntryField.CITY and await self._uow.listings.find_city(value[0]) is None:
            raise EntryRefused("unknown_code")
        now = read(listing, field)
        if base is not WHATEVER and now != base:
            last = await self._uow.directory_changes.last(listing, field)
            raise ChangedMeanwhile(last.role if last else None)
        return None if now == value else await self._put(listing, field, value, by=by)

    async def undo(self, change_id: UUID, *, by: Member) -> Listing:
        """Give a field back the value it had before a change; return the entry as it was until now.

        Raises:
            NotFound: the entry left the directory.
            NoRight: `by` may not change it, and has not made this change.
            UndoneAlready: it is taken back.
            TooLateToUndo: it is older than a day.
            ChangedMeanwhile: the field was changed again since.
        """
        change = await self._change(change_id)
        if change.field is EntryField.TAKEN_AWAY:
            if change.staff_id != by.id:
                require(by, Right.DIRECTORY)
            return await Detaching(self._uow, self._world).bring_back(change, by=by)
        listing = await self._find(short_code(change.place_id), change.field)
        if change.staff_id != by.id and not may_edit(by, listing.place.keeper):
            raise NoRight(Right.DIRECTORY)
        if read(listing, change.field) != change.after:
            last = await self._uow.directory_changes.last(listing, change.field)
            raise ChangedMeanwhile(last.role if last else None)
        if change.field is EntryField.ADDED:
            await self._forbid_losing_work(listing, change)
        if change.field is EntryField.CITY and await self._uow.listings.find_city(change.before[0]) is None:
            raise ChangedMeanwhile
        if not await self._uow.directory_changes.mark_undone(change.id):
            raise UndoneAlready
        await self._put(listing, change.field, change.before, by=by, is_undoing=True)
        await Upkeep(self._uow, self._world).revive(listing, change, by=by)
        return listing

    async def _forbid_losing_work(self, listing: Listing, change: Change) -> None:
        """Refuse to take a new entry out once it was worked on."""
        for other in await self._uow.directory_changes.list_of(listing, limit=MOST_LOOKED_AT):
            if other.place_id == change.place_id and other.id != change.id:
                raise ChangedMeanwhile(other.role)

    async def _change(self, change_id: UUID) -> Change:
        change = await self._uow.directory_changes.find(change_id)
        if change is None or change.made_at + UNDO_WITHIN < self._world.clock.now():
            raise TooLateToUndo
        if change.undone:
            raise UndoneAlready
        return change

    async def _find(self, code: str, field: EntryField | None = None, *, for_change: bool = True) -> Listing:
        for_all = field is EntryField.CITY
        listing = await self._uow.entries.find(code, for_change=for_change, with_neighbours=for_all)
        if listing is None:
            raise NotFound
        return listing

    async def _put(
        self, listing: Listing, field: EntryField, value: Any, *, by: Member, is_undoing: bool = False
    ) -> UUID:
        """Write a field, make the openings it decides, and note who has done so."""
        await self._uow.entries.write(listing, field, value)
        if field in OF_HOURS:
            await self._rematerialise(listing, field)
        return await self._note(listing, field, (read(listing, field), value), by=by, is_undoing=is_undoing)

    async def _rematerialise(self, listing: Listing, field: EntryField) -> None:
        places = [listing.place.id]
        if field is EntryField.CITY:
            places = await self._uow.entries.list_at(listing.location.id)
        for place_id in places:
            await Directories(self._uow, self._world).rematerialise(place_id)

    async def _note(
        self,
        listing: Listing,
        field: EntryField,
        values: tuple[Any, Any],
        *,
        by: Member,
        is_undoing: bool = False,
    ) -> UUID:
        now = self._world.clock.now()
        await self._uow.staff.audit(f"edit:{int(field)}", at_hour=whole_hour(now), staff_id=by.id)
        about = {"made_at": now, "staff_id": by.id, "is_undoing": is_undoing}
        return await self._uow.directory_changes.add(listing, field, values, **about)
