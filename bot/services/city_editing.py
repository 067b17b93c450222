"""Correcting cities: where they are, and how one gets there. Only coordinators do."""

from typing import Any
from uuid import UUID

from bot.domain.city_fields import CityChange, CityField, read_city
from bot.domain.clock import whole_hour
from bot.domain.codes import short_code
from bot.domain.directory import City
from bot.domain.entry_changes import UNDO_WITHIN, ChangedMeanwhile, TooLateToUndo, UndoneAlready
from bot.domain.errors import NotFound
from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.services.world import World


class CityEditing:
    """Write a field of a city, and take a change back."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def cities(self, *, by: Member) -> tuple[City, ...]:
        """List the cities in the order of the directory.

        Raises:
            NoRight: `by` may not correct them.
        """
        require(by, Right.DIRECTORY)
        return await self._uow.listings.list_cities()

    async def get(self, code: str, *, by: Member) -> City:
        """Return a city by the short code of a button.

        Raises:
            NoRight: `by` may not correct it.
            NotFound: it left the directory.
        """
        for city in await self.cities(by=by):
            if short_code(city.id) == code:
                return city
        raise NotFound

    async def save(self, code: str, field: CityField, value: Any, *, by: Member, base: Any) -> UUID | None:
        """Give a field a value; return what undoes it, or None where nothing changes.

        `base` is the value the change was begun from.

        Raises:
            NoRight: `by` may not correct it.
            NotFound: the city left the directory.
            ChangedMeanwhile: somebody else has changed the field since.
        """
        city = await self._lock(code, by)
        now = read_city(city, field)
        if now != base:
            raise await self._meanwhile(city, field)
        return None if now == value else await self._put(city, field, value, by=by)

    async def undo(self, change_id: UUID, *, by: Member) -> City:
        """Give a field back the value it had before a change; return the city as it is then.

        Raises:
            NoRight: `by` may not correct it.
            NotFound: the city left the directory.
            UndoneAlready: it is taken back.
            TooLateToUndo: it is older than a day.
            ChangedMeanwhile: the field was changed again since.
        """
        require(by, Right.DIRECTORY)
        change = await self._change(change_id)
        city = await self._lock(change.code, by)
        if read_city(city, change.field) != change.after:
            raise await self._meanwhile(city, change.field)
        if not await self._uow.directory_changes.mark_undone(change_id):
            raise UndoneAlready
        await self._put(city, change.field, change.before, by=by, is_undoing=True)
        return await self.get(change.code, by=by)

    async def _change(self, change_id: UUID) -> CityChange:
        change = await self._uow.cities.find_change(change_id)
        if change is None or change.made_at + UNDO_WITHIN < self._world.clock.now():
            raise TooLateToUndo
        if change.undone:
            raise UndoneAlready
        return change

    async def _lock(self, code: str, by: Member) -> City:
        city = await self._uow.cities.lock((await self.get(code, by=by)).id)
        if city is None:
            raise NotFound
        return city

    async def _meanwhile(self, city: City, field: CityField) -> ChangedMeanwhile:
        last = await self._uow.cities.last_change(city, field)
        return ChangedMeanwhile(last.role if last else None)

    async def _put(
        self, city: City, field: CityField, value: Any, *, by: Member, is_undoing: bool = False
    ) -> UUID:
        await self._uow.cities.write(city.id, field, value)
        now = self._world.clock.now()
        await self._uow.staff.audit(f"edit:{int(field)}", at_hour=whole_hour(now), staff_id=by.id)
        about: dict[str, Any] = {"made_at": now, "staff_id": by.id, "is_undoing": is_undoing}
        return await self._uow.cities.note(city, field, (read_city(city, field), value), **about)
