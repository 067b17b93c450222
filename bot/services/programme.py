"""The programme's settings: read by all, changed by coordinators."""

from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.clock import whole_hour
from bot.domain.programme import Programme
from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.domain.zones import zone_of
from bot.repositories.uow import UnitOfWork
from bot.services.world import World


class Programmes:
    """What the programme has decided."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def current(self) -> Programme:
        """Return the settings as they are now."""
        return Programme.from_json(await self._uow.programme.read())

    async def zone(self) -> ZoneInfo:
        """Return the zone whose clock the staff read and plan by."""
        return zone_of((await self.current()).zone)

    async def change(self, *, by: Member, **values: Any) -> Programme:
        """Decide something anew; names are fields of `Programme`, values JSON-able.

        Raises:
            NoRight: `by` may not decide for the programme.
        """
        require(by, Right.SETTINGS)
        hour = whole_hour(self._world.clock.now())
        for name, value in values.items():
            await self._uow.programme.write(name, value)
            await self._uow.staff.audit(f"set:{name}"[:24], at_hour=hour, staff_id=by.id)
        return await self.current()
