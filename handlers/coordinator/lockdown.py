"""Asking for a lockdown, in private; the second coordinator confirms it as anything else."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.approvals import NoSecond
from bot.domain.locking import NoCopy
from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import TeamPage
from bot.telegram.screens import Screen
from bot.telegram.views.approvals import no_second_screen, waiting_screen
from bot.telegram.views.lockdown import ask_screen, copy_first_screen
from bot.telegram.views.team import TeamList

STEPS = frozenset({TeamList.LOCKDOWN_COPIED, TeamList.LOCKDOWN_NO_COPY})


def router() -> Router:
    """Answer the button, and the question for the copy."""
    router = Router(name="lockdown")
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(explain, TeamPage.filter(F.what == TeamList.LOCKDOWN))
    router.callback_query.register(ask, TeamPage.filter(F.what.in_(STEPS)))
    return router


async def explain(_query: CallbackQuery, member: Member) -> Screen:
    """Say what a lockdown does."""
    require(member, Right.LOCKDOWN)
    return ask_screen()


async def ask(_query: CallbackQuery, callback_data: TeamPage, scope: Scope, member: Member) -> Screen:
    """Ask the others, where a copy of the keys is safe."""
    has_copy = callback_data.what == TeamList.LOCKDOWN_COPIED
    try:
        proposal = await scope.lockdown.ask(by=member, has_copy=has_copy)
    except NoCopy:
        return copy_first_screen()
    except NoSecond:
        return no_second_screen()
    return waiting_screen(proposal, await scope.programme.zone())
