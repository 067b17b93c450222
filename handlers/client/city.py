"""Choosing a city, and with it the clock; choosing a language."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.codes import short_code
from bot.domain.errors import NotFound
from bot.domain.nearby import towns_near
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.callbacks import CityPages, CityPick, Go, Place, Speak
from bot.telegram.screens import Screen
from bot.telegram.texts.catalogue import languages, use_language
from bot.telegram.views.more import city_screen
from bot.telegram.views.welcome import other_cities_screen, towns_screen
from handlers.client.home import her_city, home, welcome
from handlers.client.reminder_zone import settle_zone


def router() -> Router:
    """Answer everything about city, time and language."""
    router = Router(name="city")
    router.callback_query.register(settings, Go.filter(F.to == Place.CITY))
    router.callback_query.register(other_cities, CityPages.filter())
    router.callback_query.register(towns, Go.filter(F.to == Place.TOWNS))
    router.callback_query.register(pick_city, CityPick.filter())
    router.callback_query.register(speak, Speak.filter())
    return router


async def settings(_query: CallbackQuery, scope: Scope, person: Person) -> Screen:
    """Show city, time and language; a stranger is asked for her city."""
    city = await her_city(scope, person)
    if city is None:
        return await welcome(scope)
    return city_screen(city, scope.world.clock.now(), await scope.places.cities())


async def other_cities(_query: CallbackQuery, callback_data: CityPages, scope: Scope) -> Screen:
    """Show a page of cities without services."""
    return other_cities_screen(await scope.places.cities(), callback_data.page, back=Place.CITY)


async def towns(_query: CallbackQuery, scope: Scope, person: Person) -> Screen:
    """Show the cities with services, nearest first."""
    city = await her_city(scope, person)
    if city is None:
        return await welcome(scope)
    return towns_screen(towns_near(city, await scope.places.cities(), scope.world.clock.now()))


async def pick_city(_query: CallbackQuery, callback_data: CityPick, scope: Scope, person: Person) -> Screen:
    """Set her city and the zone that comes with it, then ask about her reminders, or show the menu."""
    cities = await scope.places.cities()
    city = next((city for city in cities if short_code(city.id) == callback_data.code), None)
    if city is None:
        raise NotFound
    person.settings.city, person.settings.zone, person.settings.district = city.id, city.zone, ""
    return await settle_zone(scope, person) or await home(scope, person)


async def speak(_query: CallbackQuery, callback_data: Speak, scope: Scope, person: Person) -> Screen:
    """Set her language and show the settings in it."""
    if callback_data.code not in languages():
        raise NotFound
    person.settings.language = callback_data.code
    with use_language(callback_data.code):
        return await settings(_query, scope, person)
