"""SQL for seen updates and dead letters."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from models.updates import DeadLetter, SeenUpdate


class Updates:
    """Remember which updates took effect. Ids are a set: Telegram may restart their numbering."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def list_seen(self, update_ids: Sequence[int]) -> set[int]:
        """Return those of `update_ids` that were handled before."""
        query = select(SeenUpdate.update_id).where(SeenUpdate.update_id.in_(update_ids))
        return set((await self._connection.execute(query)).scalars())

    async def mark_seen(self, update_ids: Sequence[int], *, at_hour: datetime) -> None:
        """Remember ids that are not yet seen."""
        rows = [{"update_id": update_id, "at_hour": at_hour} for update_id in update_ids]
        await self._connection.execute(insert(SeenUpdate), rows)

    async def bury(self, update_id: int, *, error: str, at_hour: datetime) -> None:
        """Write a dead letter: id and error class only."""
        row = {"update_id": update_id, "error": error[:80], "at_hour": at_hour}
        await self._connection.execute(insert(DeadLetter).values(row))

    async def purge(self, *, before: datetime) -> int:
        """Forget ids older than `before`; return how many."""
        gone = 0
        for table in (SeenUpdate, DeadLetter):
            gone += (await self._connection.execute(delete(table).where(table.at_hour < before))).rowcount
        return gone
