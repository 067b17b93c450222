"""Settings of the programme about time, in the private chat."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.rights import Right, may
from bot.domain.staff import Member, NotRegistered
from bot.domain.zones import ZONE_NAMES, StaffZone
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import ClockAct
from bot.telegram.screens import Screen
from bot.telegram.texts.settings import changed
from bot.telegram.texts.staff import only_coordinators
from bot.telegram.views.settings import settings_screen
from bot.telegram.views.time_settings import ClockStep, zones_screen

ASKING = frozenset({ClockStep.ZONES})


def router() -> Router:
    """Show what can be chosen, and choose it."""
    router = Router(name="time_settings")
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(ask, ClockAct.filter(F.act.in_(ASKING)))
    router.callback_query.register(change, ClockAct.filter())
    return router


async def ask(_query: CallbackQuery, scope: Scope, member: Member) -> Screen:
    """Offer what can be chosen; only coordinators choose."""
    programme = await scope.programme.current()
    if not may(member, Right.SETTINGS):
        return settings_screen(programme, member, toast=str(only_coordinators()))
    return zones_screen(programme, scope.world.clock.now())


async def change(_query: CallbackQuery, callback_data: ClockAct, scope: Scope, member: Member) -> Screen:
    """Decide something anew; a number nobody offers changes nothing."""
    toast = changed()
    try:
        await scope.programme.change(by=member, **_values(callback_data))
    except NotRegistered:
        toast = str(only_coordinators())
    except ValueError:
        toast = ""
    return settings_screen(await scope.programme.current(), member, toast=toast)


def _values(pressed: ClockAct) -> dict[str, object]:
    """Return what was pressed by names of `Programme`.

    Raises:
        ValueError: nobody offers this.
    """
    match ClockStep(pressed.act):
        case ClockStep.ZONE:
            return {"zone": ZONE_NAMES[StaffZone(pressed.value)]}
    raise ValueError(pressed.act)
