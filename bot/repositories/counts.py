"""SQL for the sums of a day."""

from datetime import date

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.figures import Event
from bot.repositories.insert import insert_new
from models.count import CountRow

C = CountRow.__table__.c


class Counts:
    """Sums by day, event and key."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, day: date, event: Event, key: str) -> None:
        """Count one more."""
        fresh = insert_new(self._connection, CountRow, unless=[C.day, C.event, C.key])
        await self._connection.execute(fresh.values(day=day, event=event.value, key=key, number=0))
        more = update(CountRow).where(C.day == day, C.event == event.value, C.key == key)
        await self._connection.execute(more.values(number=C.number + 1))

    async def list_of(self, event: Event, first: date, last: date) -> list[tuple[date, str, int]]:
        """Return the sums of an event by day and key, within these days."""
        query = select(C.day, C.key, C.number).where(C.event == event.value, C.day.between(first, last))
        return [(row.day, row.key, row.number) for row in await self._connection.execute(query)]

    async def read(self, event: Event, *, since: date) -> dict[str, int]:
        """Return the sums of an event by key, from a day on."""
        query = select(C.key, func.sum(C.number)).where(C.event == event.value, C.day >= since)
        rows = await self._connection.execute(query.group_by(C.key))
        return {key: int(number) for key, number in rows}
