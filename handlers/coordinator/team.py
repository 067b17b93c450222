"""The team: invitations, roles, rights taken away, the journal."""

from uuid import UUID

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.codes import short_code
from bot.domain.errors import NotFound
from bot.domain.rights import Right, require
from bot.domain.staff import LastCoordinator, Member, Role
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import MemberAct, MemberCity, StaffGo, TeamAct, TeamPage
from bot.telegram.screens import Outcome, Reply, Screen
from bot.telegram.texts import team as words
from bot.telegram.texts.question import role_name
from bot.telegram.views import team as views
from bot.telegram.views.approvals import open_screen
from bot.telegram.views.desk import Desk
from bot.telegram.views.room_steps import mark_of
from bot.telegram.views.team import MemberStep, TeamList, TeamStep


def router() -> Router:
    """Answer the buttons of the team."""
    router = Router(name="team")
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(team, StaffGo.filter(F.to == Desk.TEAM))
    router.callback_query.register(invite, TeamAct.filter(F.act == TeamStep.INVITE))
    router.callback_query.register(dismiss, TeamAct.filter(F.act == TeamStep.DISMISS))
    router.callback_query.register(member_role, MemberAct.filter())
    router.callback_query.register(member_city, MemberCity.filter())
    router.callback_query.register(revoke, TeamPage.filter(F.what == TeamList.REVOKE))
    router.callback_query.register(show_list, TeamPage.filter())
    return router


async def team(_query: CallbackQuery, scope: Scope, member: Member) -> Screen:
    """List the team."""
    return await _team(scope, member)


async def _team(scope: Scope, member: Member, *, toast: str | None = None) -> Screen:
    require(member, Right.TEAM)
    colleagues = await scope.worklist.colleagues()
    waiting = len(await scope.approvals.list_open(by=member))
    return views.team_screen(colleagues, me=member, waiting=waiting, toast=toast)


async def invite(query: CallbackQuery, callback_data: TeamAct, scope: Scope, member: Member) -> Outcome:
    """Make an invitation link."""
    try:
        role = Role(callback_data.what)
    except ValueError:
        return await team(query, scope, member)
    code = await scope.team.invite(role, by=member)
    return Reply(words.invitation(role_name(role), f"https://t.me/{scope.world.bot_username}?start=s_{code}"))


async def dismiss(_query: CallbackQuery, callback_data: TeamAct, scope: Scope, member: Member) -> Screen:
    """Take a member's rights away."""
    try:
        was_there = await scope.team.dismiss(UUID(callback_data.what), by=member)
        await scope.binding.follow_rooms()
        toast = words.dismissed() if was_there else words.member_gone()
    except ValueError:
        toast = words.member_gone()
    except LastCoordinator:
        toast = words.last_coordinator()
    return await _team(scope, member, toast=toast)


async def member_role(
    _query: CallbackQuery, callback_data: MemberAct, scope: Scope, member: Member
) -> Screen:
    """Ask for a member's new role, or give it."""
    toast = words.role_changed()
    try:
        colleague = await scope.team.get(UUID(callback_data.who), by=member)
        if callback_data.act == MemberStep.SHOW:
            return views.role_screen(colleague)
        if callback_data.act == MemberStep.CITIES:
            return views.cities_screen(colleague, await scope.places.cities())
        role = dict(enumerate(views.ROLES, start=1))[callback_data.role]
        await scope.team.change_role(colleague.id, role, by=member)
    except (NotFound, ValueError, KeyError):
        toast = words.member_gone()
    except LastCoordinator:
        toast = words.last_coordinator()
    return views.roles_screen(await scope.worklist.colleagues(), toast=toast)


async def member_city(
    _query: CallbackQuery, callback_data: MemberCity, scope: Scope, member: Member
) -> Screen:
    """Let a member be called for a city's women first, or not any more."""
    require(member, Right.TEAM)
    cities, team = await scope.places.cities(), await scope.team.list_members()
    colleague = next((one for one in team if mark_of(one.id) == callback_data.who), None)
    city = next((one.id for one in cities if short_code(one.id) == callback_data.city), None)
    if colleague is None:
        return views.roles_screen(await scope.worklist.colleagues(), toast=words.member_gone())
    if city is not None or not callback_data.city:
        colleague = await scope.team.switch_city(colleague.id, city, by=member)
    return views.cities_screen(colleague, cities, callback_data.page)


async def revoke(_query: CallbackQuery, callback_data: TeamPage, scope: Scope, member: Member) -> Screen:
    """Let an invitation be good for nothing."""
    await scope.team.revoke(callback_data.mark, by=member)
    invitations = await scope.team.list_invitations(by=member)
    zone = await scope.programme.zone()
    return views.invitations_screen(invitations, zone, page=callback_data.page, toast=words.revoked())


async def show_list(_query: CallbackQuery, callback_data: TeamPage, scope: Scope, member: Member) -> Screen:
    """Show a list about the team; one that does not exist is the team itself."""
    page, zone = callback_data.page, await scope.programme.zone()
    match callback_data.what:
        case TeamList.ROLES:
            require(member, Right.TEAM)
            screen = views.roles_screen(await scope.worklist.colleagues())
        case TeamList.INVITATIONS:
            invitations = await scope.team.list_invitations(by=member)
            screen = views.invitations_screen(invitations, zone, page=page)
        case TeamList.JOURNAL:
            screen = views.journal_screen(await scope.team.journal(by=member), zone, page=page)
        case TeamList.WAITING:
            screen = open_screen(await scope.approvals.list_open(by=member), member)
        case _:
            screen = await _team(scope, member)
    return screen
