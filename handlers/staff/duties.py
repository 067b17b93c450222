"""Planning duties, in the private chat."""

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.duty import DAY_MINUTES, WEEKDAYS, NotYours
from bot.domain.errors import NotFound
from bot.domain.staff import Member
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import DutyAct, StaffGo
from bot.telegram.screens import Screen
from bot.telegram.texts.duties import not_yours, stale
from bot.telegram.views import duties as views
from bot.telegram.views.desk import Desk
from bot.telegram.views.duties import Step

ASKING = frozenset({Step.WEEKDAY, Step.START, Step.END, Step.SWAPS, Step.AWAY})


def router() -> Router:
    """Answer the buttons of the roster."""
    router = Router(name="duties")
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(show, StaffGo.filter(F.to == Desk.DUTIES))
    router.callback_query.register(ask, DutyAct.filter(F.act.in_(ASKING)))
    router.callback_query.register(change, DutyAct.filter())
    return router


async def show(_query: CallbackQuery, scope: Scope, member: Member) -> Screen:
    """Show the week ahead."""
    return views.roster_screen(await scope.duties.roster(member))


async def ask(_query: CallbackQuery, callback_data: DutyAct, scope: Scope, member: Member) -> Screen:
    """Ask for a day or an hour, a duty to take, or the days one is away."""
    match callback_data.act:
        case Step.WEEKDAY:
            return views.weekday_screen()
        case Step.SWAPS:
            return views.swaps_screen(await scope.duties.roster(member))
        case Step.AWAY:
            return views.away_screen()
    return _hours(callback_data, await scope.programme.zone())


def _hours(asked: DutyAct, zone: ZoneInfo) -> Screen:
    if asked.act == Step.START:
        return views.start_screen(asked.day % WEEKDAYS, zone)
    return views.end_screen(asked.day % WEEKDAYS, asked.start % DAY_MINUTES)


async def change(_query: CallbackQuery, callback_data: DutyAct, scope: Scope, member: Member) -> Screen:
    """Change the plan, and show it."""
    toast = None
    try:
        await _change(callback_data, scope, member)
    except NotYours:
        toast = not_yours()
    except (NotFound, ValueError, OverflowError):
        toast = stale()
    return views.roster_screen(await scope.duties.roster(member), toast=toast)


async def _change(pressed: DutyAct, scope: Scope, member: Member) -> None:
    match pressed.act:
        case Step.SAVE:
            hours = {"starts": pressed.start, "ends": pressed.end}
            await scope.duties.add(member, weekday=pressed.day, **hours)
        case Step.REMOVE:
            await scope.duties.remove(member, UUID(pressed.what))
        case Step.SWAP:
            await scope.stand_ins.take_over(member, UUID(pressed.what), date.fromordinal(pressed.day))
        case Step.LEAVE:
            await scope.duties.leave(member, days=min(max(pressed.day, 0), max(views.AWAY)))
