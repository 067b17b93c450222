"""Lists of places, their pages, cards, and what to say at a reception."""

from datetime import timedelta

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.errands import KINDS, Errand
from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.callbacks import Card, DeskWords, Shelf
from bot.telegram.screens import Screen
from bot.telegram.views import places as views
from bot.telegram.views.open_now import open_now_screen
from bot.telegram.views.place_card import card_screen, desk_words_screen
from bot.telegram.views.place_hours import day_screen
from bot.telegram.views.place_list import Around
from handlers.client.home import home, look_around


def router() -> Router:
    """Answer the buttons inside lists and cards."""
    router = Router(name="places")
    router.callback_query.register(turn_shelf, Shelf.filter())
    router.callback_query.register(card, Card.filter())
    router.callback_query.register(desk_words, DeskWords.filter())
    return router


async def turn_shelf(_query: CallbackQuery, callback_data: Shelf, scope: Scope, person: Person) -> Screen:
    """Show a page of a list."""
    if callback_data.what not in set(Errand):
        raise NotFound
    if callback_data.what == Errand.TEST_CHOOSE:
        return views.choose_test_screen()
    return await shelf(scope, person, Errand(callback_data.what), page=callback_data.page)


async def shelf(scope: Scope, person: Person, errand: Errand, *, page: int = 0) -> Screen:
    """Show the places that answer an errand now; a woman without a city is asked for it first."""
    around = await look_around(scope, person)
    if around is None:
        return await home(scope, person)
    if errand in {Errand.TODAY, Errand.TOMORROW}:
        return await _day(scope, errand, around, page=page)
    if errand is Errand.OPEN_NOW:
        return open_now_screen(await scope.places.open_now(around.served), around, page)
    found = await scope.places.places_for(around.served, KINDS.get(errand, ()))
    return views.errand_screen(errand, found, around, page)


async def _day(scope: Scope, errand: Errand, around: Around, *, page: int) -> Screen:
    today = scope.places.today(around.served)
    if errand is Errand.TODAY:
        found = await scope.places.day(around.served, today)
        return day_screen(found, around, day=None, page=page)
    tomorrow = today + timedelta(days=1)
    found = await scope.places.day(around.served, tomorrow)
    return day_screen(found, around, day=tomorrow, page=page)


async def card(_query: CallbackQuery, callback_data: Card, scope: Scope) -> Screen:
    """Show a place."""
    return card_screen(await scope.places.card(callback_data.code), callback_data)


async def desk_words(_query: CallbackQuery, callback_data: DeskWords, scope: Scope) -> Screen:
    """Show what to say at the reception; a place without such words shows its card."""
    origin = Card(code=callback_data.code, what=callback_data.what, page=callback_data.page)
    found = await scope.places.card(callback_data.code)
    if not found.view.service.desk_words:
        return card_screen(found, origin)
    return desk_words_screen(found.view.service.desk_words, origin)
