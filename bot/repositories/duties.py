"""SQL for the duty roster."""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.duty import Shift
from bot.repositories.insert import insert_new
from models.duty import DutyAskRow, DutyRow, DutySwapRow

D = DutyRow.__table__.c
W = DutySwapRow.__table__.c
A = DutyAskRow.__table__.c


class Duties:
    """Weekly shifts and swaps of single days."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def list_shifts(self) -> list[Shift]:
        """Return all shifts, by weekday and time."""
        rows = await self._connection.execute(select(*D).order_by(D.weekday, D.starts, D.id))
        return [Shift(row.id, row.staff_id, row.weekday, row.starts, row.ends) for row in rows]

    async def find(self, shift_id: UUID) -> Shift | None:
        """Return a shift."""
        row = (await self._connection.execute(select(*D).where(D.id == shift_id))).first()
        return None if row is None else Shift(row.id, row.staff_id, row.weekday, row.starts, row.ends)

    async def add(self, staff_id: UUID, *, weekday: int, starts: int, ends: int) -> None:
        """Plan a shift."""
        values = {"id": uuid4(), "staff_id": staff_id, "weekday": weekday, "starts": starts, "ends": ends}
        await self._connection.execute(insert(DutyRow).values(values))

    async def remove(self, shift_id: UUID) -> None:
        """Forget a shift."""
        await self._connection.execute(delete(DutyRow).where(D.id == shift_id))

    async def list_swaps(self, *, since: date) -> dict[tuple[UUID, date], UUID]:
        """Return who takes which shift on which day instead, from a day on."""
        rows = await self._connection.execute(select(*W).where(W.day >= since))
        return {(row.duty_id, row.day): row.staff_id for row in rows}

    async def swap(self, shift_id: UUID, day: date, staff_id: UUID) -> None:
        """Let a member take a shift on one day."""
        await self._connection.execute(delete(DutySwapRow).where(W.duty_id == shift_id, W.day == day))
        values = {"duty_id": shift_id, "day": day, "staff_id": staff_id}
        await self._connection.execute(insert(DutySwapRow).values(values))

    async def unswap(self, shift_id: UUID, day: date) -> None:
        """Let a shift on one day be its own member's again."""
        await self._connection.execute(delete(DutySwapRow).where(W.duty_id == shift_id, W.day == day))

    async def ask(self, shift_id: UUID, day: date, staff_id: UUID) -> bool:
        """Note that a member asks to be stood in for; tell whether that is news."""
        query = insert_new(self._connection, DutyAskRow, unless=[A.duty_id, A.day])
        values = {"duty_id": shift_id, "day": day, "staff_id": staff_id}
        return (await self._connection.execute(query.values(values))).rowcount == 1

    async def is_asked(self, shift_id: UUID, day: date) -> bool:
        """Tell whether somebody asks to be stood in for."""
        return (shift_id, day) in await self.list_asks()

    async def list_asks(self) -> list[tuple[UUID, date]]:
        """Return for which shifts on which days somebody asks to be stood in for."""
        return [(row.duty_id, row.day) for row in await self._connection.execute(select(A.duty_id, A.day))]

    async def take_ask(self, shift_id: UUID, day: date) -> UUID | None:
        """Take a request away and return who has asked; of two who try at once one gets it."""
        query = delete(DutyAskRow).where(A.duty_id == shift_id, A.day == day)
        row = (await self._connection.execute(query.returning(A.staff_id))).first()
        return None if row is None else row.staff_id

    async def purge(self, *, before: date) -> None:
        """Forget swaps and requests of days that are over."""
        await self._connection.execute(delete(DutyAskRow).where(A.day < before))
        await self._connection.execute(delete(DutySwapRow).where(W.day < before))
