"""Settings of the programme about time, in the private chat; only coordinators decide."""

from collections.abc import Callable, Collection, Sequence

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.programme import Programme
from bot.domain.rights import Right, may
from bot.domain.staff import Member, NotRegistered
from bot.domain.time_settings import DigestDays, DigestTo
from bot.domain.zones import ZONE_NAMES, StaffZone
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import ClockAct
from bot.telegram.screens import Screen
from bot.telegram.texts.settings import changed
from bot.telegram.texts.staff import only_coordinators
from bot.telegram.views import time_settings as views
from bot.telegram.views.settings import settings_screen
from bot.telegram.views.time_settings import ClockStep

ASKING = frozenset({ClockStep.ZONES, ClockStep.ALARMS, ClockStep.DIGEST})
ALARMS = frozenset({ClockStep.USUAL, ClockStep.URGENT, ClockStep.REPEAT})


def router() -> Router:
    """Show what can be chosen, and choose it."""
    router = Router(name="time_settings")
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(ask, ClockAct.filter(F.act.in_(ASKING)))
    router.callback_query.register(change, ClockAct.filter())
    return router


async def ask(_query: CallbackQuery, callback_data: ClockAct, scope: Scope, member: Member) -> Screen:
    """Offer what can be chosen."""
    programme = await scope.programme.current()
    if not may(member, Right.SETTINGS):
        return settings_screen(programme, member, toast=str(only_coordinators()))
    match callback_data.act:
        case ClockStep.ZONES:
            return views.zones_screen(programme, scope.world.clock.now())
        case ClockStep.ALARMS:
            return views.alarms_screen(programme)
    return views.digest_screen(programme)


async def change(_query: CallbackQuery, callback_data: ClockAct, scope: Scope, member: Member) -> Screen:
    """Decide something anew; what nobody offers changes nothing."""
    toast = changed()
    try:
        step = ClockStep(callback_data.act)
        name, read = CHOICES[step]
        await scope.programme.change(by=member, **{name: read(callback_data.value)})
    except NotRegistered:
        step, toast = ClockStep.ZONE, str(only_coordinators())
    except (LookupError, ValueError):
        step, toast = ClockStep.ZONE, ""
    return _shown(step, await scope.programme.current(), member, toast)


def _shown(step: ClockStep, programme: Programme, member: Member, toast: str) -> Screen:
    """Return the screen where something was decided, as it is now."""
    if step is ClockStep.ZONE:
        return settings_screen(programme, member, toast=toast)
    screen = views.alarms_screen if step in ALARMS else views.digest_screen
    return screen(programme, toast=toast)


def _of(choices: Sequence[object]) -> Callable[[int], object]:
    """Return how a place among choices is read."""
    return dict(enumerate(choices)).__getitem__


def _among(values: Collection[int]) -> Callable[[int], int]:
    """Return how a number is read that must be one of these."""
    return {one: one for one in values}.__getitem__


CHOICES: dict[ClockStep, tuple[str, Callable[[int], object]]] = {
    ClockStep.ZONE: ("zone", lambda value: ZONE_NAMES[StaffZone(value)]),
    ClockStep.USUAL: ("usual_minutes", _of(views.USUAL)),
    ClockStep.URGENT: ("urgent_minutes", _of(views.URGENT)),
    ClockStep.REPEAT: ("repeat_hours", _among(views.REPEATS)),
    ClockStep.DIGEST_HOUR: ("digest_hour", _among(views.DIGEST_HOURS)),
    ClockStep.DIGEST_DAYS: ("digest_days", lambda value: int(DigestDays(value))),
    ClockStep.DIGEST_TO: ("digest_to", lambda value: int(DigestTo(value))),
}
