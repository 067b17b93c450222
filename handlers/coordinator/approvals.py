"""What two coordinators decide together: confirm, decline, take back."""

from uuid import UUID

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.approvals import OwnProposal, ProposalOver, Verdict
from bot.domain.errors import NotFound
from bot.domain.staff import Member
from bot.services import deeds
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import ApprovalAct
from bot.telegram.screens import Screen, Toast
from bot.telegram.texts import team as words
from bot.telegram.views.approvals import Decision, decided_screen


def router() -> Router:
    """Answer the buttons under what a colleague asks for."""
    router = Router(name="approvals")
    router.callback_query.register(decide, From(Audience.STAFF_PRIVATE), ApprovalAct.filter())
    return router


async def decide(
    _query: CallbackQuery, callback_data: ApprovalAct, scope: Scope, member: Member
) -> Screen | Toast:
    """Decide; whoever comes too late, or may not, is told why."""
    try:
        return await _decided(callback_data, scope, member)
    except OwnProposal:
        return Toast(words.own_proposal())
    except ProposalOver as error:
        return Toast(words.over(error.verdict))
    except (NotFound, ValueError):
        return Toast(words.over(Verdict.EXPIRED))


async def _decided(pressed: ApprovalAct, scope: Scope, member: Member) -> Screen:
    proposal_id = UUID(pressed.proposal)
    if pressed.act == Decision.CONFIRM:
        proposal = await deeds.confirm(scope, proposal_id, by=member)
        return decided_screen(proposal, Verdict.CONFIRMED)
    proposal = await scope.approvals.reject(proposal_id, by=member)
    return decided_screen(proposal, Verdict.REJECTED)
