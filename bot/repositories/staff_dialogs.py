"""SQL for where members are in the forms of their private chat."""

from dataclasses import asdict
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.people import Dialog
from bot.repositories.safe import Safe
from models.staff import StaffDialogRow

DIALOG = "staff_dialog.dialog"
D = StaffDialogRow.__table__.c


class StaffDialogs:
    """One dialog a member, sealed by the house key; an empty one has no row."""

    def __init__(self, connection: AsyncConnection, safe: Safe) -> None:
        self._connection = connection
        self._safe = safe

    async def read(self, member_id: UUID) -> Dialog:
        """Return where a member is."""
        query = select(D.dialog).where(D.staff_id == member_id)
        sealed = (await self._connection.execute(query)).scalar()
        if sealed is None:
            return Dialog()
        return Dialog(**self._safe.house.open_json(DIALOG, member_id, sealed))

    async def write(self, member_id: UUID, dialog: Dialog) -> None:
        """Remember where a member is now."""
        await self._connection.execute(delete(StaffDialogRow).where(D.staff_id == member_id))
        if not dialog.is_empty:
            sealed = self._safe.house.seal_json(DIALOG, member_id, asdict(dialog))
            values = {"staff_id": member_id, "dialog": sealed}
            await self._connection.execute(insert(StaffDialogRow).values(values))
