"""SQL for buses: what crews say of today, what women know of stops, and who wants to hear of them."""

from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.bus import BusState, BusStatus, StopsOfDay, Watch
from bot.repositories.atlas import Revision
from bot.repositories.insert import insert_new
from bot.repositories.safe import Safe
from bot.repositories.vault import DataKey, Purpose
from models.bus import BusStatusRow, StopToldRow, StopWatchRow

STATUS = BusStatusRow.__table__.c
TOLD = StopToldRow.__table__.c
WATCH = StopWatchRow.__table__.c
BODY = "stop_watch.body"


class Buses:
    """Statuses of today; each change of one renews the mark of the directory, which is shown with it."""

    def __init__(self, connection: AsyncConnection, revision: Revision) -> None:
        self._connection = connection
        self._revision = revision

    async def find(self, place_id: str, *, now: datetime) -> BusStatus | None:
        """Return what was said of a bus, while it holds."""
        return (await self.list([place_id], now=now)).get(place_id)

    async def list(self, place_ids: Collection[str], *, now: datetime) -> dict[str, BusStatus]:
        """Return what was said of buses, as far as it holds, by the id of the place."""
        query = select(*STATUS).where(STATUS.place_id.in_(place_ids), STATUS.until > now)
        return {row.place_id: _to_status(row) for row in await self._connection.execute(query)}

    async def put(self, status: BusStatus) -> None:
        """Write down what a crew says, in the place of what it has said before."""
        await self.drop(status.place_id)
        query = insert_new(self._connection, BusStatusRow, unless=[STATUS.place_id])
        await self._connection.execute(query, asdict(status))

    async def drop(self, place_id: str) -> None:
        """Forget what was said of a bus."""
        await self._revision.renew()
        await self._connection.execute(delete(BusStatusRow).where(STATUS.place_id == place_id))

    async def days(self, place_id: str) -> dict[date, StopsOfDay]:
        """Return what women know of a bus, by day."""
        rows = await self._connection.execute(select(*TOLD).where(TOLD.place_id == place_id))
        return {row.day: _to_day(row) for row in rows}

    async def add_day(self, known: StopsOfDay) -> None:
        """Write down what a day is known as, unless it is known already."""
        query = insert_new(self._connection, StopToldRow, unless=[TOLD.place_id, TOLD.day])
        await self._connection.execute(query, _of_day(known))

    async def save_day(self, known: StopsOfDay) -> None:
        """Write down what has become of a day."""
        query = update(StopToldRow).where(TOLD.place_id == known.place_id, TOLD.day == known.day)
        await self._connection.execute(query.values(_of_day(known)))

    async def next_pending(self) -> StopsOfDay | None:
        """Return a day with women to tell, and let no other replica have it meanwhile."""
        query = select(*TOLD).where(TOLD.pending.is_not(None)).order_by(TOLD.day, TOLD.place_id).limit(1)
        row = (await self._connection.execute(query.with_for_update(skip_locked=True))).first()
        return _to_day(row) if row else None

    async def forget_days(self, *, before: date) -> None:
        """Forget days that are over, and what was said of them."""
        await self._connection.execute(delete(StopToldRow).where(TOLD.day < before))
        await self._connection.execute(delete(BusStatusRow).where(STATUS.day < before))


class StopWatches:
    """Who wants to hear of which stops."""

    def __init__(self, connection: AsyncConnection, safe: Safe) -> None:
        self._connection = connection
        self._safe = safe

    async def add(self, person_id: UUID, watch: Watch, *, key: DataKey) -> None:
        """Remember a stop for a woman; harmless when repeated."""
        watch_id = uuid4()
        values = {
            "id": watch_id,
            "person_id": person_id,
            "mark": self._mark(watch),
            "body": key.seal_json(BODY, watch_id, asdict(watch)),
        }
        query = insert_new(self._connection, StopWatchRow, unless=[WATCH.person_id, WATCH.mark])
        await self._connection.execute(query, values)

    async def remove(self, person_id: UUID, watch: Watch) -> None:
        """Forget a stop of hers."""
        mark = self._mark(watch)
        await self._connection.execute(
            delete(StopWatchRow).where(WATCH.person_id == person_id, WATCH.mark == mark)
        )

    async def list_of(self, person_id: UUID, *, key: DataKey) -> list[Watch]:
        """Return the stops of a woman."""
        rows = await self._connection.execute(select(*WATCH).where(WATCH.person_id == person_id))
        watches = [Watch(**key.open_json(BODY, row.id, row.body)) for row in rows]
        return sorted(watches, key=lambda watch: (watch.place_id, watch.stop))

    async def who(self, watches: Iterable[Watch], *, after: UUID | None, limit: int) -> Collection[UUID]:
        """Return the next women who want to hear of any of these, in the order of their ids."""
        marks = [self._mark(watch) for watch in watches]
        query = select(WATCH.person_id).where(WATCH.mark.in_(marks)).distinct()
        if after is not None:
            query = query.where(WATCH.person_id > after)
        rows = await self._connection.execute(query.order_by(WATCH.person_id).limit(limit))
        return list(rows.scalars())

    def _mark(self, watch: Watch) -> bytes:
        return self._safe.vault.index(Purpose.STOP, f"{watch.place_id}\0{watch.stop}")


def _to_status(row: Row[Any]) -> BusStatus:
    values = dict(zip(row._fields, row, strict=True))
    return BusStatus(**{**values, "state": BusState(row.state)})


def _to_day(row: Row[Any]) -> StopsOfDay:
    pending = row.pending or {}
    if isinstance(pending, list):  # as it was written before the hours stood beside
        pending = {stop: [] for stop in pending}
    return StopsOfDay(row.place_id, row.day, row.told, row.version, pending, row.cursor)


def _of_day(known: StopsOfDay) -> dict[str, Any]:
    return asdict(known) | {"pending": known.pending or None}
