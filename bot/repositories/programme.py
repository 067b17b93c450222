"""SQL for what a programme has decided for itself."""

from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from models.programme import ProgrammeSettingRow

P = ProgrammeSettingRow.__table__.c


class ProgrammeSettings:
    """Settings by name; values are JSON."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._known: dict[str, Any] | None = None
        self._is_changed = False

    async def read(self) -> dict[str, Any]:
        """Return everything that was decided; asked once a transaction, unless it is changed there."""
        if self._known is not None:
            return self._known
        rows = await self._connection.execute(select(P.name, P.value))
        decided = {row.name: row.value for row in rows}
        self._known = None if self._is_changed else decided  # a change may yet be undone by a savepoint
        return decided

    async def write(self, name: str, value: object) -> None:
        """Keep a decision in the place of an earlier one."""
        self._known, self._is_changed = None, True
        await self._connection.execute(delete(ProgrammeSettingRow).where(P.name == name))
        await self._connection.execute(insert(ProgrammeSettingRow).values(name=name, value=value))
