"""The queue and one's own conversations, in the private chat; everything of the card works there too."""

from uuid import UUID

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.domain.conversation import TakenAlready
from bot.domain.errors import DomainError, NotFound
from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import QueueAct, QueueGive, QueueGo, StaffGo
from bot.telegram.screens import Screen
from bot.telegram.texts.staff import gone, taken_by_another
from bot.telegram.views.desk import Desk
from bot.telegram.views.queue_handover import given_screen, room_buttons
from bot.telegram.views.staff import Act, member_mark
from bot.telegram.views.worklist import Where, case_screen, give_screen, list_screen
from handlers.staff.card import done

DOING = frozenset({Act.TAKE, Act.CLOSE, Act.URGENT, Act.RELEASE})


def router() -> Router:
    """Answer the lists and what is pressed in a conversation opened from them."""
    router = Router(name="worklist")
    router.message.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.message.register(queue, Command("queue"))
    router.message.register(mine, Command("mine"))
    router.callback_query.register(queue, StaffGo.filter(F.to == Desk.QUEUE))
    router.callback_query.register(mine, StaffGo.filter(F.to == Desk.MINE))
    router.callback_query.register(turn, QueueGo.filter())
    router.callback_query.register(act, QueueAct.filter())
    router.callback_query.register(give, QueueGive.filter())
    return router


async def queue(_event: Message | CallbackQuery, scope: Scope, member: Member) -> Screen:
    """Show what fits the member's role."""
    return await listed(scope, member, Where.FITTING)


async def mine(_event: Message | CallbackQuery, scope: Scope, member: Member) -> Screen:
    """Show what the member has taken."""
    return await listed(scope, member, Where.MINE)


async def turn(_query: CallbackQuery, callback_data: QueueGo, scope: Scope, member: Member) -> Screen:
    """Show another list, or another page."""
    return await listed(scope, member, callback_data.where, page=callback_data.page)


async def listed(
    scope: Scope, member: Member, where: int, *, page: int = 0, toast: str | None = None
) -> Screen:
    """Show a page of a list."""
    require(member, Right.QUEUE)
    match where:
        case Where.MINE:
            return list_screen(await scope.worklist.mine(member), Where.MINE, page, toast=toast)
        case Where.ALL:
            return list_screen(await scope.worklist.everything(), Where.ALL, page, toast=toast)
    return list_screen(await scope.worklist.fitting(member), Where.FITTING, page, toast=toast)


async def act(_query: CallbackQuery, callback_data: QueueAct, scope: Scope, member: Member) -> Screen:
    """Show a conversation, or do to it what its card in the room could; of two who take it, one is told."""
    toast = None
    try:
        if callback_data.act == Act.HAND_OVER:
            return await _colleagues(callback_data, scope, member)
        if callback_data.act in DOING:
            toast = await _do(callback_data, scope, member)
        return case_screen(await scope.worklist.case(UUID(callback_data.thread)), callback_data, toast=toast)
    except (DomainError, ValueError):
        return await listed(scope, member, callback_data.where, page=callback_data.page, toast=gone())


async def _do(pressed: QueueAct, scope: Scope, member: Member) -> str | None:
    """Do it, and let the card in the room follow; say so when a colleague was faster."""
    thread = await scope.desk.get(UUID(pressed.thread))
    try:
        thread = await done(Act(pressed.act), thread, scope, member)
    except TakenAlready:
        return taken_by_another()
    await scope.topics.show_state(thread)
    return None


async def _colleagues(pressed: QueueAct, scope: Scope, member: Member) -> Screen:
    case = await scope.worklist.case(UUID(pressed.thread))
    if not case.thread.is_open:
        raise NotFound
    busy = {member.id, case.thread.taken_by}
    others = [one for one in await scope.worklist.colleagues() if one.member.id not in busy]
    rooms = [(one.id, await scope.handing.naming(one)) for one in await scope.handing.elsewhere(case.thread)]
    return give_screen(case, pressed, others, room_buttons(pressed, rooms))


async def give(_query: CallbackQuery, callback_data: QueueGive, scope: Scope, member: Member) -> Screen:
    """Hand a conversation over to a colleague."""
    team = await scope.team.list_members()
    to = next((one for one in team if member_mark(one) == callback_data.to), None)
    try:
        if to is None:
            raise NotFound
        thread = await scope.desk.hand_over(UUID(callback_data.thread), member, to=to)
        await scope.topics.show_state(thread)
        return given_screen(await scope.worklist.case(thread.id), callback_data)
    except (DomainError, ValueError):
        return await listed(scope, member, callback_data.where, page=callback_data.page, toast=gone())
