"""A member's private chat with the bot: the desk and the team."""

from uuid import UUID

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.domain.staff import Member, NotRegistered, Role
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import StaffGo, TeamAct
from bot.telegram.screens import Outcome, Reply, Screen
from bot.telegram.texts.question import role_name
from bot.telegram.texts.staff import dismissed, invitation
from bot.telegram.views.desk import Desk, TeamStep, desk_screen, team_screen


def router() -> Router:
    """Answer everything a member does in private."""
    router = Router(name="desk")
    router.message.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(team, StaffGo.filter(F.to == Desk.TEAM))
    router.callback_query.register(invite, TeamAct.filter(F.act == TeamStep.INVITE))
    router.callback_query.register(dismiss, TeamAct.filter(F.act == TeamStep.DISMISS))
    router.callback_query.register(desk)
    router.message.register(desk)
    return router


async def desk(_event: Message | CallbackQuery, scope: Scope, member: Member) -> Screen:
    """Show the desk, also for anything unknown."""
    waiting = await scope.worklist.count()
    return desk_screen(member, waiting, paused=await scope.staff_rooms.paused())


async def team(_query: CallbackQuery, scope: Scope, member: Member) -> Screen:
    """List the team."""
    if not member.is_coordinator:
        return await desk(_query, scope, member)
    return team_screen(await scope.worklist.colleagues(), me=member)


async def invite(query: CallbackQuery, callback_data: TeamAct, scope: Scope, member: Member) -> Outcome:
    """Make an invitation link."""
    try:
        role = Role(callback_data.what)
        code = await scope.team.invite(role, by=member)
    except (ValueError, NotRegistered):
        return await desk(query, scope, member)
    link = f"https://t.me/{scope.world.bot_username}?start=s_{code}"
    return Reply(invitation(role_name(role), link))


async def dismiss(query: CallbackQuery, callback_data: TeamAct, scope: Scope, member: Member) -> Screen:
    """Take a member's rights away."""
    try:
        await scope.team.dismiss(UUID(callback_data.what), by=member)
    except (ValueError, NotRegistered):
        return await desk(query, scope, member)
    return team_screen(await scope.worklist.colleagues(), me=member, toast=dismissed())
