"""What happens once two coordinators have agreed: each deed's own service is told in the same transaction."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from bot.domain.approvals import Deed, Proposal
from bot.domain.staff import Member
from bot.services.scope import Scope


async def _export(scope: Scope, proposal: Proposal) -> None:
    await scope.reports.export(proposal.params, to=proposal.by)


PERFORM: dict[Deed, Callable[[Scope, Proposal], Awaitable[None]]] = {
    Deed.EXPORT: _export,
    Deed.ANNOUNCEMENT: lambda scope, proposal: scope.announcements.begin(proposal),
    Deed.LOCKDOWN: lambda scope, proposal: scope.lockdown.begin(proposal),
}


async def confirm(scope: Scope, proposal_id: UUID, *, by: Member) -> Proposal:
    """Confirm a proposal and do what it asks for, once.

    Raises:
        DomainError: as `Approvals.confirm`.
    """
    proposal = await scope.approvals.confirm(proposal_id, by=by)
    if proposal.deed in PERFORM:
        await PERFORM[proposal.deed](scope, proposal)
    return proposal
