"""Her district: chosen for a list, and remembered only when she says so."""

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.chips import split_chips, split_district
from bot.domain.districts import number_of
from bot.domain.errands import Errand
from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.place_callbacks import DistrictKept, DistrictPick
from bot.telegram.screens import Screen
from bot.telegram.texts.places import district_kept
from bot.telegram.views.districts import districts_screen
from handlers.client.home import home, look_around
from handlers.client.places import shelf


def router() -> Router:
    """Answer the buttons of districts."""
    router = Router(name="districts")
    router.callback_query.register(pick, DistrictPick.filter())
    router.callback_query.register(keep, DistrictKept.filter())
    return router


async def pick(_query: CallbackQuery, callback_data: DistrictPick, scope: Scope, person: Person) -> Screen:
    """Offer the districts of the city whose places she is shown."""
    around = await look_around(scope, person)
    if around is None:
        return await home(scope, person)
    return districts_screen(await scope.places.districts(around.served), callback_data.what)


async def keep(_query: CallbackQuery, callback_data: DistrictKept, scope: Scope, person: Person) -> Screen:
    """Remember the district of a list, or forget it."""
    around = await look_around(scope, person)
    if around is None:
        return await home(scope, person)
    what, chips = split_chips(callback_data.what)
    if what not in set(Errand):
        raise NotFound
    _list, district = split_district(callback_data.what)
    names = await scope.places.districts(around.served)
    person.settings.district = next((name for name in names if number_of(name) == district), "")
    screen = await shelf(scope, person, Errand(what), chips=chips)
    return replace(screen, toast=district_kept(person.settings.district))
