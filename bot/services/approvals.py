"""What takes two coordinators: one asks, another confirms, and it happens once."""

from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

from bot.domain.approvals import (
    RIGHT_FOR,
    Deed,
    NoSecond,
    OwnProposal,
    Proposal,
    ProposalOver,
    Verdict,
    life_of,
)
from bot.domain.clock import whole_hour
from bot.domain.errors import NotFound
from bot.domain.outgoing import Kind, Lane, Outgoing, member_stream
from bot.domain.rights import may, require
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork, Works
from bot.services.post import Post
from bot.services.world import World


class Approvals:
    """Ask, confirm, reject and withdraw. What a confirmed proposal does is in `bot.services.deeds`."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._post = Post(uow, world)

    async def propose(
        self, deed: Deed, params: dict[str, Any], *, by: Member, about: dict[str, Any] | None = None
    ) -> Proposal:
        """Ask the other coordinators in private; asking for the same twice is asking once.

        `params` say what is to be done, `about` what the others are shown of it; both JSON-able.

        Raises:
            NoRight: `by` may not ask for this.
            NoSecond: nobody else could confirm.
        """
        require(by, RIGHT_FOR[deed])
        others = [one for one in await self._who_may(deed) if one.id != by.id]
        if not others:
            raise NoSecond
        for known in await self._uow.approvals.list_open():
            if (known.deed, known.by, known.params) == (deed, by.id, params) and not self._is_late(known):
                return known
        proposal = Proposal(uuid4(), deed, by.id, params, self._world.clock.now() + life_of(deed))
        await self._uow.approvals.add(proposal)
        await self._audit("propose", proposal, by)
        for member in others:
            await self._ask(member, proposal, about or {})
        return proposal

    async def confirm(self, proposal_id: UUID, *, by: Member) -> Proposal:
        """Decide that it happens; of two who confirm at once, only one gets it back.

        Raises:
            NotFound: there is no such proposal.
            NoRight: `by` may not decide this.
            OwnProposal: `by` asked for it.
            ProposalOver: it is decided, too old, or whoever asked is no coordinator any more.
        """
        proposal = await self._open(proposal_id, by)
        if proposal.by == by.id:
            raise OwnProposal
        if not any(one.id == proposal.by for one in await self._who_may(proposal.deed)):
            await self._decide(proposal, Verdict.VOID, by=None)
            raise ProposalOver(Verdict.VOID)
        await self._decide(proposal, Verdict.CONFIRMED, by=by)
        return proposal

    async def reject(self, proposal_id: UUID, *, by: Member) -> Proposal:
        """Decide that it does not happen; whoever asked takes it back so.

        Raises:
            NotFound: there is no such proposal.
            NoRight: `by` may not decide this.
            ProposalOver: it is decided, or too old.
        """
        proposal = await self._open(proposal_id, by)
        verdict = Verdict.WITHDRAWN if proposal.by == by.id else Verdict.REJECTED
        await self._decide(proposal, verdict, by=by)
        return proposal

    async def list_open(self, *, by: Member) -> list[Proposal]:
        """Return what waits to be confirmed and `by` may decide."""
        known = [one for one in await self._uow.approvals.list_open() if not self._is_late(one)]
        return [one for one in known if may(by, RIGHT_FOR[one.deed])]

    async def verdict_of(self, proposal_id: UUID) -> Verdict:
        """Tell where a proposal stands; one that is gone or too old has expired."""
        proposal = await self._uow.approvals.find(proposal_id)
        if proposal is None or (proposal.verdict is Verdict.OPEN and self._is_late(proposal)):
            return Verdict.EXPIRED
        return proposal.verdict

    async def void_of(self, member_id: UUID) -> None:
        """Let everything a member has asked for die with her role."""
        for proposal in await self._uow.approvals.list_open():
            if proposal.by == member_id:
                with suppress(ProposalOver):
                    await self._decide(proposal, Verdict.VOID, by=None)

    async def expire(self) -> None:
        """Close what nobody has decided in time, and tell whoever asked."""
        for proposal in await self._uow.approvals.list_open():
            if self._is_late(proposal):
                with suppress(ProposalOver):
                    await self._decide(proposal, Verdict.EXPIRED, by=None)

    async def _open(self, proposal_id: UUID, by: Member) -> Proposal:
        proposal = await self._uow.approvals.find(proposal_id)
        if proposal is None:
            raise NotFound
        require(by, RIGHT_FOR[proposal.deed])
        if proposal.verdict is not Verdict.OPEN:
            raise ProposalOver(proposal.verdict)
        if self._is_late(proposal):
            raise ProposalOver(Verdict.EXPIRED)
        return proposal

    async def _decide(self, proposal: Proposal, verdict: Verdict, *, by: Member | None) -> None:
        if not await self._uow.approvals.decide(proposal.id, verdict, by=by.id if by else None):
            decided = await self._uow.approvals.find(proposal.id)
            raise ProposalOver(decided.verdict if decided else Verdict.EXPIRED)
        await self._audit(verdict.value, proposal, by)
        if by is None or by.id != proposal.by:
            await self._tell_asker(proposal, verdict)

    async def _tell_asker(self, proposal: Proposal, verdict: Verdict) -> None:
        """Tell whoever asked, as long as she is in the team."""
        for member in await self._uow.staff.list_active():
            if member.id == proposal.by:
                values = {"deed": proposal.deed.value}
                await self._post.tell(member, f"two_{verdict}", f"two:{proposal.id.hex}", **values)

    async def _ask(self, member: Member, proposal: Proposal, about: dict[str, Any]) -> None:
        payload = {
            "chat_id": member.chat_id,
            "proposal": proposal.id.hex,
            "deed": proposal.deed.value,
            "about": about,
        }
        lane = Lane.URGENT if proposal.deed is Deed.LOCKDOWN else Lane.RELAY
        key = f"ask:{proposal.id.hex}:{member.id.hex}"
        await self._post.send(Outgoing(Kind.PROPOSAL, lane, member_stream(member.id), key, payload))

    async def _who_may(self, deed: Deed) -> list[Member]:
        return [one for one in await self._uow.staff.list_active() if may(one, RIGHT_FOR[deed])]

    def _is_late(self, proposal: Proposal) -> bool:
        return proposal.expires_at <= self._world.clock.now()

    async def _audit(self, action: str, proposal: Proposal, by: Member | None) -> None:
        hour = whole_hour(self._world.clock.now())
        code = f"{action}:{proposal.deed}"
        await self._uow.staff.audit(code, at_hour=hour, staff_id=by.id if by else None)


class Expiry:
    """Close proposals past their time, in a transaction of its own."""

    def __init__(self, works: Works, world: World) -> None:
        self._works = works
        self._world = world

    async def ring(self) -> bool:
        """Close them; return whether there is something to send."""
        async with self._works.begin() as uow:
            await Approvals(uow, self._world).expire()
            await uow.commit()
            return uow.outbox.added > 0
