"""SQL for referral slips; their secrets are known here only as keyed indexes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.referral import Slip, SlipBody, SlipState
from bot.repositories.safe import Safe
from bot.repositories.vault import DataKey, Purpose
from models.referral import ReferralRow

BODY = "referral.body"
C = ReferralRow.__table__.c


@dataclass(frozen=True, slots=True)
class StoredSlip:
    """A slip with its body still sealed."""

    id: UUID
    person_id: UUID
    body: bytes
    state: SlipState

    def opened(self, key: DataKey) -> Slip:
        """Open it with her key."""
        body = SlipBody(**key.open_json(BODY, self.id, self.body))
        return Slip(self.id, self.person_id, self.state, body)


class Referrals:
    """Slips of all women."""

    def __init__(self, connection: AsyncConnection, safe: Safe) -> None:
        self._connection = connection
        self._vault = safe.vault

    async def add(self, key: DataKey, body: SlipBody, *, person_id: UUID, until: datetime) -> Slip:
        """Store a new slip, good until, but not including, `until`."""
        slip_id = uuid4()
        values = {
            "id": slip_id,
            "person_id": person_id,
            "token": self._vault.index(Purpose.SLIP_TOKEN, body.token),
            "code": self._vault.index(Purpose.SLIP_CODE, body.code),
            "body": key.seal_json(BODY, slip_id, body.to_json()),
            "state": SlipState.LIVE.value,
            "expires_at": until,
        }
        await self._connection.execute(insert(ReferralRow).values(values))
        return Slip(slip_id, person_id, SlipState.LIVE, body)

    async def find(self, slip_id: UUID, *, now: datetime) -> StoredSlip | None:
        """Return a slip that is good or was used lately."""
        return await self._find(C.id == slip_id, now)

    async def find_by_token(self, token: str, *, now: datetime) -> StoredSlip | None:
        """Return the slip whose link holds this."""
        return await self._find(C.token == self._vault.index(Purpose.SLIP_TOKEN, token), now)

    async def find_by_code(self, code: str, *, now: datetime) -> StoredSlip | None:
        """Return the slip with this code."""
        return await self._find(C.code == self._vault.index(Purpose.SLIP_CODE, code), now)

    async def is_code_taken(self, code: str) -> bool:
        """Tell whether a slip has this code, be it over or not."""
        query = select(C.id).where(C.code == self._vault.index(Purpose.SLIP_CODE, code))
        return (await self._connection.execute(query)).first() is not None

    async def _find(self, condition: ColumnElement[bool], now: datetime) -> StoredSlip | None:
        row = (await self._connection.execute(select(*C).where(condition, C.expires_at > now))).first()
        return None if row is None else _stored(row)

    async def list_of(self, person_id: UUID, *, now: datetime) -> list[StoredSlip]:
        """Return her slips that are good or were used lately, the soonest to end first."""
        query = select(*C).where(C.person_id == person_id, C.expires_at > now)
        rows = await self._connection.execute(query.order_by(C.expires_at, C.id))
        return [_stored(row) for row in rows]

    async def use(self, slip_id: UUID, *, now: datetime, kept_until: datetime) -> bool:
        """Mark a good slip as used, and keep it until then; of two at once only one is told that it did."""
        query = update(ReferralRow).where(C.id == slip_id, *_is_good(now))
        values = {"state": SlipState.USED.value, "expires_at": kept_until}
        return (await self._connection.execute(query.values(values))).rowcount == 1

    async def revoke(self, slip_id: UUID, *, now: datetime) -> bool:
        """Delete a good slip; tell whether it was one."""
        query = delete(ReferralRow).where(C.id == slip_id, *_is_good(now))
        return (await self._connection.execute(query)).rowcount == 1

    async def purge(self, *, now: datetime) -> int:
        """Delete slips past their time; return how many of them nobody has used."""
        query = delete(ReferralRow).where(C.expires_at <= now).returning(C.state)
        states = (await self._connection.execute(query)).scalars().all()
        return states.count(SlipState.LIVE.value)


def _is_good(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return C.state == SlipState.LIVE.value, C.expires_at > now


def _stored(row: Row[Any]) -> StoredSlip:
    return StoredSlip(row.id, row.person_id, row.body, SlipState(row.state))
