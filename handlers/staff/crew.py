"""«🚌 Today»: the crew says in one tap how its bus goes."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.bus import MINUTES, NothingToday
from bot.domain.errors import NotFound
from bot.domain.staff import Member
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import StaffGo
from bot.telegram.directory_callbacks import BusSay
from bot.telegram.screens import Screen
from bot.telegram.texts.buses import nothing_today
from bot.telegram.views.crew import STATES, CrewAct, crew_today_screen
from bot.telegram.views.desk import Desk


def router() -> Router:
    """Answer the crew's buttons."""
    router = Router(name="crew")
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(today, StaffGo.filter(F.to == Desk.BUSES))
    router.callback_query.register(say, BusSay.filter())
    return router


async def today(_query: CallbackQuery, scope: Scope, member: Member) -> Screen:
    """Show the buses of today."""
    return crew_today_screen(await scope.buses.today(by=member))


async def say(_query: CallbackQuery, callback_data: BusSay, scope: Scope, member: Member) -> Screen:
    """Write down what the crew says, or take it back."""
    toast = None
    try:
        await _write(callback_data, scope, member)
    except (NotFound, NothingToday):
        toast = nothing_today()
    return crew_today_screen(await scope.buses.today(by=member), toast=toast)


async def _write(pressed: BusSay, scope: Scope, member: Member) -> None:
    if pressed.act == CrewAct.TAKE_BACK:
        return await scope.buses.take_back(pressed.code, by=member)
    if pressed.act not in set(CrewAct):
        raise NotFound
    minutes = pressed.minutes if pressed.minutes in MINUTES else MINUTES[0]
    return await scope.buses.say(pressed.code, STATES[CrewAct(pressed.act)], minutes, by=member)
