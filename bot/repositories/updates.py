"""SQL for seen updates and dead letters."""

import json
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.sealing import SealBroken
from bot.repositories.insert import insert_new
from bot.repositories.safe import Safe
from models.updates import DeadLetter, KeptUpdate, SeenUpdate

logger = logging.getLogger(__name__)
Json = dict[str, Any]
BODY = "kept_update.body"
K = KeptUpdate.__table__.c


class Updates:
    """Remember which updates took effect. Ids are a set: Telegram may restart their numbering."""

    def __init__(self, connection: AsyncConnection, safe: Safe) -> None:
        self._connection = connection
        self._safe = safe

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

    async def keep(self, bodies: Mapping[int, Json], *, now: datetime) -> None:
        """Keep updates (by id) sealed until they are handled; those kept already change nothing."""
        first, query = (
            int(now.timestamp() * 1_000_000),
            insert_new(self._connection, KeptUpdate, unless=[K.update_id]),
        )
        rows = []
        for number, (update_id, body) in enumerate(bodies.items()):
            row_id = uuid4()
            sealed = self._safe.house.seal(BODY, row_id, json.dumps(body).encode())  # ASCII takes any words
            rows.append({"id": row_id, "update_id": update_id, "place": first + number, "body": sealed})
        await self._connection.execute(query, rows)

    async def list_kept(self) -> dict[int, Json]:
        """Return what is kept, in the order it came; what no key opens is left where it is."""
        kept: dict[int, Json] = {}
        for row in await self._connection.execute(select(*K).order_by(K.place, K.update_id)):
            try:
                kept[row.update_id] = self._safe.house.open_json(BODY, row.id, row.body)
            except SealBroken:
                logger.error("kept_update_shut update=%s", row.update_id)
        return kept

    async def let_go(self, update_ids: Sequence[int]) -> None:
        """Forget what is kept of these updates."""
        await self._connection.execute(delete(KeptUpdate).where(K.update_id.in_(update_ids)))

    async def purge(self, *, before: datetime) -> int:
        """Forget ids older than `before`; return how many."""
        gone = 0
        for table in (SeenUpdate, DeadLetter):
            gone += (await self._connection.execute(delete(table).where(table.at_hour < before))).rowcount
        return gone
