"""Locking the programme from the chat: asked for by one coordinator, confirmed by another."""

from bot.domain.approvals import Deed, Proposal
from bot.domain.clock import whole_hour
from bot.domain.locking import NoCopy
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.services.approvals import Approvals
from bot.services.world import World


class Lockdown:
    """Set the mark; the processes that see it forget their keys (`bot.lock_watch`)."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def ask(self, *, by: Member, has_copy: bool) -> Proposal:
        """Ask the other coordinators for a lockdown.

        Raises:
            NoRight: `by` may not ask for it.
            NoCopy: `by` has not said that a copy of the keys lies elsewhere.
            NoSecond: nobody else could confirm.
        """
        if not has_copy:
            raise NoCopy
        return await Approvals(self._uow, self._world).propose(Deed.LOCKDOWN, {"has_copy": True}, by=by)

    async def begin(self, proposal: Proposal) -> None:
        """Mark the programme as locked; nothing can be opened any more once this is committed and seen."""
        now = self._world.clock.now()
        await self._uow.lockdowns.want(at=now, staff_id=proposal.by)
        await self._uow.staff.audit("lockdown", at_hour=whole_hour(now), staff_id=proposal.by)
