"""Where a bus is now, and of which stops she hears."""

from contextlib import suppress

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.bus import Watch, number_of
from bot.domain.codes import short_code
from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.services.place_views import CardView
from bot.services.scope import Scope
from bot.telegram.callbacks import Card
from bot.telegram.place_callbacks import BusGo, BusStops, StopNewsAct, StopSwitch
from bot.telegram.screens import Screen
from bot.telegram.texts.buses import switched
from bot.telegram.views import buses as views


def router() -> Router:
    """Answer the buttons of buses and of their news."""
    router = Router(name="buses")
    router.callback_query.register(bus, BusGo.filter())
    router.callback_query.register(stops, BusStops.filter())
    router.callback_query.register(switch, StopSwitch.filter())
    router.callback_query.register(news, StopNewsAct.filter())
    return router


async def bus(_query: CallbackQuery, callback_data: BusGo, scope: Scope) -> Screen:
    """Show where a bus stands now and next."""
    origin = Card(code=callback_data.code, what=callback_data.what, page=callback_data.page)
    return views.bus_screen(await scope.places.card(callback_data.code), origin)


async def stops(_query: CallbackQuery, callback_data: BusStops, scope: Scope, person: Person) -> Screen:
    """List the stops of a bus, or all she hears of."""
    if not callback_data.code:
        return views.my_stops_screen(await scope.places.watches.list_of(person))
    return await _stops(callback_data.code, scope, person)


async def switch(_query: CallbackQuery, callback_data: StopSwitch, scope: Scope, person: Person) -> Screen:
    """Begin or cease to tell her of a stop."""
    watch = await _watch(callback_data, scope, person)
    toast = switched(is_on=await scope.places.watches.switch(person, watch))
    if callback_data.mine:
        return views.my_stops_screen(await scope.places.watches.list_of(person), toast=toast)
    return await _stops(callback_data.code, scope, person, toast=toast)


async def _watch(pressed: StopSwitch, scope: Scope, person: Person) -> Watch:
    """Find the stop of a button: among hers, which may have left the directory, or among those of the bus."""
    for one in await scope.places.watches.list_of(person):
        if (short_code(one.place_id), number_of(one.stop)) == (pressed.code, pressed.stop):
            return one
    place_id = (await scope.places.card(pressed.code)).view.place.id
    for stop in await scope.places.watches.stops_of(place_id):
        if number_of(stop) == pressed.stop:
            return Watch(place_id, stop)
    raise NotFound


async def _stops(code: str, scope: Scope, person: Person, *, toast: str | None = None) -> Screen:
    card = await scope.places.card(code)
    found = await scope.places.watches.stops_of(card.view.place.id)
    return views.stops_screen(card, found, await scope.places.watches.list_of(person), toast=toast)


async def news(_query: CallbackQuery, callback_data: StopNewsAct, scope: Scope, person: Person) -> Screen:
    """Turn the stub into how the bus goes now, or back."""
    if not callback_data.is_open:
        return views.stub_screen(callback_data.code)
    if callback_data.code == views.ALL_HERS:
        return views.all_news_screen(await _cards(scope, person))
    return views.news_screen(await scope.places.card(callback_data.code))


async def _cards(scope: Scope, person: Person) -> list[CardView]:
    """Return the buses she hears of; one that left the directory is left out."""
    watches = await scope.places.watches.list_of(person)
    found = []
    for place_id in dict.fromkeys(watch.place_id for watch in watches):
        with suppress(NotFound):
            found.append(await scope.places.card(short_code(place_id)))
    return found
