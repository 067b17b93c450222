"""SQL for directory files that members have sent."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.directory_job import Job, JobState
from bot.repositories.safe import Safe
from models.directory_job import DirectoryJobRow

BODY = "directory_job.body"
J = DirectoryJobRow.__table__.c


class DirectoryJobs:
    """One file a member at most; the newer one takes the place of the older."""

    def __init__(self, connection: AsyncConnection, safe: Safe) -> None:
        self._connection = connection
        self._safe = safe

    async def put(self, job: Job) -> None:
        """Store a file in the place of whatever its member has sent before."""
        await self._connection.execute(delete(DirectoryJobRow).where(J.staff_id == job.staff_id))
        values = {
            "id": job.id,
            "staff_id": job.staff_id,
            "state": job.state.value,
            "asked_at": job.asked_at,
            "next_at": job.asked_at,
            "attempts": 0,
            "digest": None,
            "body": self._sealed(job),
        }
        await self._connection.execute(insert(DirectoryJobRow).values(values))

    async def find(self, job_id: UUID) -> Job | None:
        """Find a file."""
        row = (await self._connection.execute(select(*J).where(J.id == job_id))).first()
        return None if row is None else self._open(row)

    async def list_due(self, now: datetime) -> list[Job]:
        """List what is to be read or written now, oldest first."""
        moving = J.state.in_([JobState.READING.value, JobState.WRITING.value])
        query = select(*J).where(moving, J.next_at <= now).order_by(J.asked_at)
        return [self._open(row) for row in await self._connection.execute(query)]

    async def tried(self, job: Job, *, next_at: datetime) -> bool:
        """Count a try; False where somebody has gone on with the file meanwhile."""
        values = {"attempts": job.attempts + 1, "next_at": next_at}
        return await self._change(job, values)

    async def show(self, job: Job, digest: bytes) -> bool:
        """Note which changes are shown; False where somebody has gone on with the file meanwhile."""
        values = {"state": JobState.SHOWN.value, "digest": digest, "attempts": 0}
        return await self._change(job, values)

    async def agree(self, job: Job, card_id: int | None, *, now: datetime) -> bool:
        """Let the changes shown be written; of two presses one is told True."""
        body = self._sealed(replace(job, card_id=card_id))
        return await self._change(job, {"state": JobState.WRITING.value, "next_at": now, "body": body})

    async def drop(self, job: Job, states: Collection[JobState]) -> bool:
        """Forget a file that stands in one of these states; tell whether it did."""
        here = (J.id == job.id, J.state.in_([state.value for state in states]))
        return (await self._connection.execute(delete(DirectoryJobRow).where(*here))).rowcount == 1

    async def purge(self, *, before: datetime) -> None:
        """Forget files that were sent before an instant."""
        await self._connection.execute(delete(DirectoryJobRow).where(J.asked_at < before))

    async def _change(self, job: Job, values: dict[str, Any]) -> bool:
        query = update(DirectoryJobRow).where(J.id == job.id, J.state == job.state.value)
        return (await self._connection.execute(query.values(values))).rowcount == 1

    def _sealed(self, job: Job) -> Any:
        body = {"file_id": job.file_id, "name": job.name, "card_id": job.card_id}
        return self._safe.house.seal_json(BODY, job.id, body)

    def _open(self, row: Row[Any]) -> Job:
        body = self._safe.house.open_json(BODY, row.id, row.body)
        return Job(
            id=row.id,
            staff_id=row.staff_id,
            state=JobState(row.state),
            asked_at=row.asked_at,
            attempts=row.attempts,
            digest=row.digest,
            **body,
        )
