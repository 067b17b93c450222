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

    async def read(self) -> dict[str, Any]:
        """Return everything that was decided."""
        rows = await self._connection.execute(select(P.name, P.value))
        return {row.name: row.value for row in rows}

    async def write(self, name: str, value: object) -> None:
        """Keep a decision in the place of an earlier one."""
        await self._connection.execute(delete(ProgrammeSettingRow).where(P.name == name))
        await self._connection.execute(insert(ProgrammeSettingRow).values(name=name, value=value))
