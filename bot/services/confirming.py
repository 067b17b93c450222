"""«Everything is right»: whoever keeps an entry of the directory confirms it, and it is fresh again."""

from uuid import UUID

from bot.domain.entry_fields import EntryField
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.services.editing import Editing
from bot.services.world import World


class Confirming:
    """Set the day on which somebody has looked at an entry."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._editing = Editing(uow, world)

    async def confirm(self, code: str, *, by: Member) -> UUID | None:
        """Note that an entry holds today, by the day of its place; `code` is the short code of buttons.

        Return what undoes it (`Editing.undo`), or None where it was confirmed today already.

        Raises:
            NotFound: the entry left the directory.
            NoRight: `by` may not confirm it.
        """
        listing = await self._editing.get(code)
        today = self._editing.today(listing).isoformat()
        return await self._editing.save(code, EntryField.VERIFIED, today, by=by)
