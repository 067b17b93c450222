"""SQL for what one coordinator asks for and another confirms."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.approvals import Deed, Proposal, Verdict
from bot.repositories.safe import Safe
from models.approval import ApprovalRow

PARAMS = "approval.params"
A = ApprovalRow.__table__.c
IS_OPEN = A.verdict == Verdict.OPEN.value


class Approvals:
    """Proposals; what they ask for is sealed by the house key and dropped with the verdict."""

    def __init__(self, connection: AsyncConnection, safe: Safe) -> None:
        self._connection = connection
        self._safe = safe

    async def add(self, proposal: Proposal) -> None:
        """Store a proposal."""
        values = {
            "id": proposal.id,
            "deed": proposal.deed.value,
            "staff_id": proposal.by,
            "params": self._safe.house.seal_json(PARAMS, proposal.id, proposal.params),
            "verdict": proposal.verdict.value,
            "expires_at": proposal.expires_at,
        }
        await self._connection.execute(insert(ApprovalRow).values(values))

    async def find(self, proposal_id: UUID) -> Proposal | None:
        """Return a proposal, decided or not."""
        row = (await self._connection.execute(select(*A).where(A.id == proposal_id))).first()
        return None if row is None else self._read(row)

    async def list_open(self) -> list[Proposal]:
        """Return what nobody has decided, oldest first; also what is past its time."""
        rows = await self._connection.execute(select(*A).where(IS_OPEN).order_by(A.expires_at))
        return [self._read(row) for row in rows]

    async def decide(self, proposal_id: UUID, verdict: Verdict, *, by: UUID | None) -> bool:
        """Decide an open proposal and drop what it asked for; of two at once, one is told True."""
        query = update(ApprovalRow).where(A.id == proposal_id, IS_OPEN)
        values = {"verdict": verdict.value, "decided_by": by, "params": None}
        return (await self._connection.execute(query.values(values))).rowcount == 1

    async def purge(self, *, before: datetime) -> None:
        """Forget proposals whose time was over before `before`."""
        await self._connection.execute(delete(ApprovalRow).where(A.expires_at < before))

    def _read(self, row: Row[Any]) -> Proposal:
        params: dict[str, Any] = {}
        if row.params is not None:
            params = self._safe.house.open_json(PARAMS, row.id, row.params)
        return Proposal(row.id, Deed(row.deed), row.staff_id, params, row.expires_at, Verdict(row.verdict))
