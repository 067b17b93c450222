"""SQL for what somebody of the team should do for a woman; each task is opened with her key."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.care import CareKind, CareTask, allowed
from bot.repositories.insert import insert_new
from bot.repositories.safe import Safe
from bot.repositories.vault import DataKey, Purpose
from models.care import CareTaskRow
from models.person import PersonRow

BODY = "care_task.body"
C = CareTaskRow.__table__.c
IS_OPEN = C.closed_on.is_(None)


class CareTasks:
    """Tasks of this transaction."""

    def __init__(self, connection: AsyncConnection, safe: Safe) -> None:
        self._connection = connection
        self._safe = safe

    async def add(self, task: CareTask, key: DataKey) -> bool:
        """Store a task; False when an open one of its kind is there already."""
        values = {
            "id": task.id,
            "person_id": task.person_id,
            "mark": self._mark(task.person_id, task.kind),
            "body": key.seal_json(
                BODY, task.id, {"kind": task.kind.value, "route": task.route.value, "words": task.words}
            ),
            "due_on": task.due_on,
            "opened_at": task.opened_at,
        }
        query = insert_new(self._connection, CareTaskRow, unless=[C.mark]).values(values)
        return (await self._connection.execute(query)).rowcount == 1

    async def find(self, task_id: UUID) -> CareTask | None:
        """Return a task, open or closed."""
        row = (await self._connection.execute(_query().where(C.id == task_id))).first()
        return None if row is None else self._open(row)

    async def find_open(self, person_id: UUID, kind: CareKind) -> CareTask | None:
        """Return her open task of a kind."""
        row = (await self._connection.execute(_query().where(C.mark == self._mark(person_id, kind)))).first()
        return None if row is None else self._open(row)

    async def list_due(self, today: date, *, limit: int) -> list[CareTask]:
        """Return open tasks that are due, the oldest first."""
        query = _query().where(IS_OPEN, C.due_on <= today).order_by(C.opened_at, C.id).limit(limit)
        return [self._open(row) for row in await self._connection.execute(query)]

    async def count_due(self, today: date) -> int:
        """Count open tasks that are due."""
        query = select(func.count()).select_from(CareTaskRow).where(IS_OPEN, C.due_on <= today)
        return int((await self._connection.execute(query)).scalar() or 0)

    async def list_of(self, person_id: UUID) -> list[CareTask]:
        """Return her tasks, the closed ones too."""
        return [
            self._open(row)
            for row in await self._connection.execute(_query().where(C.person_id == person_id))
        ]

    async def list_closed(self, *, before: date, limit: int) -> list[UUID]:
        """Return tasks that were closed before a day."""
        query = select(C.id).where(C.closed_on < before).limit(limit)
        return list((await self._connection.execute(query)).scalars())

    async def take(self, task_id: UUID, member_id: UUID) -> bool:
        """Give an open task that nobody has to a member; tell whether it worked."""
        query = update(CareTaskRow).where(C.id == task_id, IS_OPEN, C.taken_by.is_(None))
        return await self._did(query.values(taken_by=member_id))

    async def put_off(self, task_id: UUID, *, taken_by: UUID, due_on: date) -> bool:
        """Let an open task wait for a day; tell whether it worked."""
        query = update(CareTaskRow).where(C.id == task_id, IS_OPEN)
        return await self._did(query.values(taken_by=taken_by, due_on=due_on))

    async def close(self, task_id: UUID, *, taken_by: UUID | None, on: date) -> bool:
        """Close an open task; tell whether it was open."""
        query = update(CareTaskRow).where(C.id == task_id, IS_OPEN)
        return await self._did(query.values(taken_by=taken_by, closed_on=on, mark=None))

    async def release_all(self, member_id: UUID) -> None:
        """Give back every open task of a member."""
        query = update(CareTaskRow).where(C.taken_by == member_id, IS_OPEN)
        await self._connection.execute(query.values(taken_by=None))

    async def remove(self, task_id: UUID) -> None:
        """Forget a task."""
        await self._connection.execute(delete(CareTaskRow).where(C.id == task_id))

    async def _did(self, query: Any) -> bool:
        return bool((await self._connection.execute(query)).rowcount == 1)

    def _mark(self, person_id: UUID, kind: CareKind) -> bytes:
        return self._safe.vault.index(Purpose.CARE, f"{person_id.hex}:{kind}")

    def _open(self, row: Row[Any]) -> CareTask:
        key = self._safe.person_key(row.person_id, row.dek)
        body = key.open_json(BODY, row.id, row.body)
        return CareTask(
            id=row.id,
            person_id=row.person_id,
            alias=row.alias,
            kind=CareKind(body["kind"]),
            route=allowed(body["route"]),
            words=body["words"],
            taken_by=row.taken_by,
            due_on=row.due_on,
            opened_at=row.opened_at,
            is_open=row.closed_on is None,
        )


def _query() -> Select[Any]:
    return select(*C, PersonRow.alias, PersonRow.dek).join(PersonRow, PersonRow.id == C.person_id)
