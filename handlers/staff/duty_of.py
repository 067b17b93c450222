"""Planning a colleague's duties, in a coordinator's private chat."""

from uuid import UUID

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.duty import DAY_MINUTES, WEEKDAYS
from bot.domain.errors import NotFound
from bot.domain.rights import NoRight
from bot.domain.staff import Member
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import DutyOf, DutyOfStep
from bot.telegram.screens import Screen
from bot.telegram.texts.duties import not_yours, stale
from bot.telegram.views import duty_of as views
from bot.telegram.views.duties import AWAY, roster_screen


def router() -> Router:
    """Answer the buttons of planning for others."""
    router = Router(name="duty_of")
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(plan, DutyOf.filter())
    return router


async def plan(_query: CallbackQuery, callback_data: DutyOf, scope: Scope, member: Member) -> Screen:
    """Show a step, or change a colleague's plan; what cannot be done shows one's own roster."""
    try:
        return await _plan(callback_data, scope, member)
    except NoRight:
        toast = not_yours()
    except (NotFound, ValueError):
        toast = stale()
    return roster_screen(await scope.duties.roster(member), toast=toast)


async def _plan(pressed: DutyOf, scope: Scope, member: Member) -> Screen:
    step = DutyOfStep(pressed.act)
    if step is DutyOfStep.LIST:
        await scope.duties.find_colleague(member.id, by=member)
        return views.colleagues_screen(await scope.duties.roster(member))
    if step is DutyOfStep.REMOVE:
        shift = await scope.duties.find_shift(UUID(pressed.what))
        colleague = await scope.duties.find_colleague(shift.staff_id, by=member)
        await scope.duties.remove(member, shift.id)
        hours = {"weekday": shift.weekday, "starts": shift.starts, "ends": shift.ends}
        await scope.duties.tell_planned(colleague, "duty_unplanned", **hours)
        return views.colleague_screen(await scope.duties.roster(colleague))
    colleague = await scope.duties.find_colleague(UUID(pressed.what), by=member)
    return await _for(colleague, step, pressed, scope)


async def _for(colleague: Member, step: DutyOfStep, pressed: DutyOf, scope: Scope) -> Screen:
    """Show a step of planning for a colleague, or do it."""
    day = pressed.day % WEEKDAYS
    match step:
        case DutyOfStep.WEEKDAY:
            screen = views.weekday_screen(colleague)
        case DutyOfStep.START:
            screen = views.start_screen(colleague, day, await scope.programme.zone())
        case DutyOfStep.END:
            screen = views.end_screen(colleague, day, pressed.start % DAY_MINUTES)
        case DutyOfStep.AWAY:
            screen = views.away_screen(colleague)
        case _:
            await _change(colleague, step, pressed, scope)
            screen = views.colleague_screen(await scope.duties.roster(colleague))
    return screen


async def _change(colleague: Member, step: DutyOfStep, pressed: DutyOf, scope: Scope) -> None:
    if step is DutyOfStep.SAVE:
        hours = {"weekday": pressed.day, "starts": pressed.start, "ends": pressed.end}
        await scope.duties.add(colleague, **hours)
        await scope.duties.tell_planned(colleague, "duty_planned", **hours)
    if step is DutyOfStep.LEAVE:
        await scope.duties.leave(colleague, days=min(max(pressed.day, 0), max(AWAY)))
