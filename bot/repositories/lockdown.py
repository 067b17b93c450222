"""The mark that the programme is locked; read and written without any key."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.locking import LockState
from bot.repositories.database import Database
from bot.repositories.insert import insert_new
from models.lockdown import LockdownRow

L = LockdownRow.__table__.c
ONLY = 1


class Lockdowns:
    """The mark, in somebody's transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def state(self) -> LockState | None:
        """Return how far a lockdown has come; None where there is none."""
        state = (await self._connection.execute(select(L.state))).scalar()
        return None if state is None else LockState(state)

    async def want(self, *, at: datetime, staff_id: UUID | None) -> None:
        """Ask for a lockdown; asking again changes nothing."""
        values = {"id": ONLY, "state": LockState.WANTED.value, "at": at, "staff_id": staff_id}
        await self._connection.execute(
            insert_new(self._connection, LockdownRow, unless=[L.id]).values(values)
        )

    async def done(self) -> None:
        """Note that keys are gone."""
        await self._connection.execute(update(LockdownRow).values(state=LockState.DONE.value))

    async def lift(self) -> None:
        """Take the mark away."""
        await self._connection.execute(delete(LockdownRow))


class Lock:
    """The mark, each time in a transaction of its own: a process without keys has no unit of work."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def is_set(self) -> bool:
        """Tell whether the programme is locked, or is to be."""
        async with self._database.transaction() as connection:
            return await Lockdowns(connection).state() is not None

    async def want(self, *, at: datetime) -> None:
        """Ask for a lockdown from the command line."""
        async with self._database.engine.begin() as connection:
            await Lockdowns(connection).want(at=at, staff_id=None)

    async def done(self) -> None:
        """Note that keys are gone."""
        async with self._database.engine.begin() as connection:
            await Lockdowns(connection).done()

    async def lift(self) -> None:
        """Take the mark away."""
        async with self._database.engine.begin() as connection:
            await Lockdowns(connection).lift()
