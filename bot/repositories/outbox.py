"""SQL for the outbox: add once, claim the heads of streams under a lease, settle after the send."""

import logging
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Row, Select, delete, exists, literal_column, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errors import BROKEN
from bot.domain.outgoing import TO_STAFF, UNCOUNTED, Kind, Lane, Outgoing, Parcel, Round
from bot.domain.sealing import SealBroken
from bot.repositories.insert import insert_new
from bot.repositories.safe import Safe
from bot.repositories.standing import goes_elsewhere
from bot.repositories.vault import DataKey
from models.outbox import OutboxRow
from models.person import PersonRow
from models.thread import ThreadRow

logger = logging.getLogger(__name__)
PAYLOAD = "outbox.payload"
WAITING, SENT, DEAD = "waiting", "sent", "dead"
C = OutboxRow.__table__.c
EARLIER = OutboxRow.__table__.alias("earlier")
STILL_WAITING: ColumnElement[str] = literal_column(
    f"'{WAITING}'"
)  # word for word, or a partial index is not used
IS_WAITING = C.state == STILL_WAITING


ORDER_STEP = 1000  # between two order numbers is room for what must go before the second


class _Sequence:
    """Give out growing numbers that follow the clock, so that order survives a restart."""

    last = 0

    @classmethod
    def next(cls, now: datetime) -> int:
        cls.last = max(cls.last + ORDER_STEP, int(now.timestamp() * 1_000_000) * ORDER_STEP)
        return cls.last


class Outbox:
    """Parcels on their way."""

    def __init__(self, connection: AsyncConnection, safe: Safe) -> None:
        self._connection = connection
        self._safe = safe
        self.added = 0

    async def add(
        self, outgoing: Outgoing, *, now: datetime, key: DataKey | None = None, seq: int | None = None
    ) -> bool:
        """Put a parcel in; a second one with the same dedupe key changes nothing. Tell whether it is new.

        `key` is the person's data key and is needed exactly where `outgoing.person_id` is set.
        `seq` overrides the order number, to place a parcel before one that waits already.
        """
        row_id = uuid4()
        sealer = self._safe.house if outgoing.person_id is None else _required(key)
        values = {
            "id": row_id,
            "seq": seq or _Sequence.next(now),
            "dedupe_key": outgoing.dedupe_key,
            "stream": outgoing.stream,
            "lane": int(outgoing.lane),
            "kind": outgoing.kind.value,
            "person_id": outgoing.person_id,
            "thread_id": outgoing.thread_id,
            "payload": sealer.seal_json(PAYLOAD, row_id, outgoing.payload),
            "state": WAITING,
            "not_before": outgoing.not_before or now,
            "attempts": 0,
        }
        query = insert_new(self._connection, OutboxRow, unless=[C.dedupe_key])
        is_new = (await self._connection.execute(query.values(values))).rowcount == 1
        self.added += 1
        return is_new

    async def claim(self, *, now: datetime, lease_until: datetime, round_: Round, limit: int) -> list[Parcel]:
        """Lease up to `limit` due parcels of a round, urgent lanes first, only the head of each stream."""
        rows = (await self._connection.execute(_due(now, round_, limit))).all()
        if not rows:
            return []
        await self.lease([row.id for row in rows], until=lease_until)
        return self._open_all(rows)

    def _open_all(self, rows: Sequence[Row[Any]]) -> list[Parcel]:
        """Open what can be opened; what cannot stops nothing but its own stream."""
        parcels = []
        for row in rows:
            try:
                parcels.append(self._open(row))
            except (SealBroken, *BROKEN) as error:
                logger.error("parcel_shut kind=%s error=%s", row.kind, type(error).__name__)
        return parcels

    async def following(self, parcel: Parcel, *, limit: int) -> list[Parcel]:
        """Return what waits behind a parcel in its stream, in order, as far as nobody sends it.

        It ends before what cannot be opened: nothing overtakes that.
        """
        query = (
            _parcels()
            .where(C.stream == parcel.stream, IS_WAITING, C.seq > parcel.seq, C.lease_until.is_(None))
            .order_by(C.seq)
            .limit(limit)
        )
        rows = (await self._connection.execute(query)).all()
        return [one for row, one in zip(rows, self._open_all(rows), strict=False) if one.id == row.id]

    async def beside(
        self, parcel: Parcel, *, claimed: Collection[UUID], now: datetime, limit: int
    ) -> list[Parcel]:
        """Return what is due of the same kind and lane in other conversations of its room, in order.

        `claimed` are leased together with it already.
        """
        room = select(ThreadRow.sent_to).where(ThreadRow.id == parcel.thread_id).scalar_subquery()
        query = _parcels().join(ThreadRow, ThreadRow.id == C.thread_id)
        query = query.where(ThreadRow.sent_to.is_not_distinct_from(room), C.id != parcel.id)
        query = query.where(C.kind == parcel.kind.value, C.lane == int(parcel.lane))
        query = query.where(IS_WAITING, C.not_before <= now, _is_head())
        query = query.where(or_(C.lease_until.is_(None), C.lease_until < now, C.id.in_(claimed)))
        query = query.order_by(C.seq).limit(limit).with_for_update(skip_locked=True, of=OutboxRow)
        return self._open_all((await self._connection.execute(query)).all())

    async def lease(self, parcel_ids: Sequence[UUID], *, until: datetime) -> None:
        """Lease parcels that go out with another."""
        query = update(OutboxRow).where(C.id.in_(parcel_ids))
        await self._connection.execute(query.values(lease_until=until, attempts=C.attempts + 1))

    def _open(self, row: Row[Any]) -> Parcel:
        sealer = self._safe.house
        if row.person_id is not None:
            sealer = self._safe.person_key(row.person_id, row.dek)
        return Parcel(
            id=row.id,
            seq=row.seq,
            kind=Kind(row.kind),
            lane=Lane(row.lane),
            stream=row.stream,
            payload=sealer.open_json(PAYLOAD, row.id, row.payload),
            person_id=row.person_id,
            thread_id=row.thread_id,
            attempts=row.attempts + 1,
        )

    async def repack(self, parcel: Parcel, *, key: DataKey) -> None:
        """Change what a parcel of a person holds; `key` is her data key."""
        payload = key.seal_json(PAYLOAD, parcel.id, parcel.payload)
        await self._connection.execute(
            update(OutboxRow).where(C.id == parcel.id, IS_WAITING).values(payload=payload)
        )

    async def extend(self, parcel_ids: Sequence[UUID], *, lease_until: datetime) -> None:
        """Keep leases alive while their sends take long."""
        query = update(OutboxRow).where(C.id.in_(parcel_ids), IS_WAITING)
        await self._connection.execute(query.values(lease_until=lease_until))

    async def release_all(self) -> None:
        """End every lease; only for the single process of an embedded database, at its start."""
        query = update(OutboxRow).where(IS_WAITING, C.lease_until.is_not(None))
        await self._connection.execute(query.values(lease_until=None))

    async def settle(self, parcel_id: UUID, *, sent: bool, now: datetime) -> bool:
        """Close a parcel as sent or dead and drop its content; False when it is gone already."""
        query = update(OutboxRow).where(C.id == parcel_id, IS_WAITING)
        values = {"state": SENT if sent else DEAD, "payload": None, "lease_until": None, "closed_at": now}
        return (await self._connection.execute(query.values(values))).rowcount == 1

    async def postpone(self, *parcel_ids: UUID, until: datetime) -> None:
        """End the leases and try again at `until`."""
        query = update(OutboxRow).where(C.id.in_(parcel_ids), IS_WAITING)
        await self._connection.execute(query.values(lease_until=None, not_before=until))

    async def cancel_for(self, person_id: UUID, *, kinds: Collection[Kind] | None = None) -> None:
        """Drop what still waits for a person (of some kinds, or all)."""
        query = delete(OutboxRow).where(C.person_id == person_id, IS_WAITING)
        if kinds is not None:
            query = query.where(C.kind.in_([kind.value for kind in kinds]))
        await self._connection.execute(query)

    async def cancel(self, dedupe_key: str) -> None:
        """Drop a parcel that still waits."""
        await self._connection.execute(delete(OutboxRow).where(C.dedupe_key == dedupe_key, IS_WAITING))

    async def cancel_all(self, prefix: str) -> None:
        """Drop every parcel that still waits and has a dedupe key that begins so."""
        query = delete(OutboxRow).where(C.dedupe_key.startswith(prefix), IS_WAITING)
        await self._connection.execute(query)

    async def cancel_parcel(self, parcel_id: UUID) -> None:
        """Drop a parcel that still waits, by its id."""
        await self._connection.execute(delete(OutboxRow).where(C.id == parcel_id, IS_WAITING))

    async def list_unsent(self, stream: str) -> list[Parcel]:
        """Return what waits in a stream and is not being sent, in order."""
        query = _parcels().where(C.stream == stream, IS_WAITING, C.lease_until.is_(None)).order_by(C.seq)
        return self._open_all((await self._connection.execute(query)).all())

    async def last_planned(self, stream: str) -> datetime | None:
        """Return for when the latest parcel of a stream is or was planned, sent or not."""
        query = select(C.not_before).where(C.stream == stream).order_by(C.not_before.desc()).limit(1)
        planned: datetime | None = (await self._connection.execute(query)).scalar()
        return planned

    async def cancel_kind(self, thread_id: UUID, kind: Kind) -> None:
        """Drop what waits of one kind in a conversation, except what is being sent right now."""
        query = delete(OutboxRow).where(C.thread_id == thread_id, C.kind == kind.value, IS_WAITING)
        await self._connection.execute(query.where(C.lease_until.is_(None)))

    async def cancel_thread(self, thread_id: UUID) -> None:
        """Drop what still waits in a conversation."""
        await self._connection.execute(delete(OutboxRow).where(C.thread_id == thread_id, IS_WAITING))

    async def cancel_streams(self, streams: Collection[str], *, now: datetime) -> None:
        """Drop what waits in these streams, except what is being sent right now."""
        query = delete(OutboxRow).where(C.stream.in_(streams), IS_WAITING)
        await self._connection.execute(query.where(or_(C.lease_until.is_(None), C.lease_until < now)))

    async def hurry(self, kinds: Collection[Kind], *, now: datetime) -> None:
        """Let waiting parcels of these kinds go now, because what they waited for is there."""
        query = update(OutboxRow).where(IS_WAITING, C.lease_until.is_(None))
        query = query.where(C.kind.in_([kind.value for kind in kinds]))
        await self._connection.execute(query.values(not_before=now))

    async def is_waiting(self, dedupe_key: str) -> bool:
        """Tell whether the parcel with this key is still on its way."""
        query = select(C.id).where(C.dedupe_key == dedupe_key, IS_WAITING)
        return (await self._connection.execute(query)).first() is not None

    async def is_known(self, dedupe_key: str) -> bool:
        """Tell whether there is or was a parcel with this key, as far back as they are kept."""
        query = select(C.id).where(C.dedupe_key == dedupe_key)
        return (await self._connection.execute(query)).first() is not None

    async def list_waiting_keys(self, thread_id: UUID, kind: Kind) -> list[str]:
        """Return the dedupe keys of what waits of one kind in a conversation."""
        query = select(C.dedupe_key).where(C.thread_id == thread_id, C.kind == kind.value, IS_WAITING)
        return list((await self._connection.execute(query)).scalars())

    async def is_stream_waiting(self, stream: str, *, prefix: str = "") -> bool:
        """Tell whether anything of a stream, with a dedupe key that begins so, is still on its way."""
        query = select(C.id).where(C.stream == stream, C.dedupe_key.startswith(prefix), IS_WAITING)
        return (await self._connection.execute(query.limit(1))).first() is not None

    async def lane_of(self, dedupe_key: str) -> Lane | None:
        """Return the lane of a parcel that still waits; None when it does not."""
        query = select(C.lane).where(C.dedupe_key == dedupe_key, IS_WAITING)
        lane = (await self._connection.execute(query)).scalar()
        return None if lane is None else Lane(lane)

    async def count_waiting(self) -> int:
        """Count parcels that are not settled."""
        rows = await self._connection.execute(select(C.id).where(IS_WAITING))
        return len(rows.all())

    async def purge(self, *, before: datetime) -> int:
        """Forget parcels settled before `before`; return how many."""
        return (await self._connection.execute(delete(OutboxRow).where(C.closed_at < before))).rowcount


def _parcels() -> Select[Any]:
    columns: list[ColumnElement[Any]] = [column for column in C if column is not C.lease_until]
    return select(*columns, PersonRow.dek).outerjoin(PersonRow, PersonRow.id == C.person_id)


def _due(now: datetime, round_: Round, limit: int) -> Select[Any]:
    kinds, query = [kind.value for kind in TO_STAFF], _parcels()
    if round_.without:
        query = query.outerjoin(ThreadRow, ThreadRow.id == C.thread_id)
        query = query.where(
            or_(goes_elsewhere(round_.without), C.kind.in_([kind.value for kind in UNCOUNTED]))
        )
    return (
        query.where(IS_WAITING, C.lane.in_([int(lane) for lane in round_.lanes]), C.not_before <= now)
        .where(C.kind.in_(kinds) if round_.is_to_staff else C.kind.not_in(kinds))
        .where(or_(C.lease_until.is_(None), C.lease_until < now), _is_head())
        .order_by(C.lane, C.seq)
        .limit(limit)
        .with_for_update(skip_locked=True, of=OutboxRow)
    )


def _is_head() -> ColumnElement[bool]:
    earlier = EARLIER.c
    return ~exists().where(earlier.stream == C.stream, earlier.state == STILL_WAITING, earlier.seq < C.seq)


def _required(key: DataKey | None) -> DataKey:
    if key is None:
        raise TypeError("a parcel for a person needs her data key")
    return key
