"""Lists of places, their pages, cards, and what to say at a reception."""

from dataclasses import replace
from datetime import timedelta

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.chips import NO_CHIPS, PLACE_CHIPS, TEST_CHIPS, Chip, chips_of, split_chips, split_district
from bot.domain.conversation import Theme
from bot.domain.districts import number_of
from bot.domain.errands import KINDS, Errand
from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.zones import zone_of
from bot.services.scope import Scope
from bot.telegram.callbacks import Card, DeskWords, Shelf
from bot.telegram.place_callbacks import ChipsKept, PinPlace
from bot.telegram.screens import Pin, Screen
from bot.telegram.texts.answering import expectation
from bot.telegram.texts.open_now import kept as kept_words
from bot.telegram.views import places as views
from bot.telegram.views.nearby import FROM_LIST
from bot.telegram.views.open_now import open_now_screen
from bot.telegram.views.place_card import card_screen, desk_words_screen, pin_of
from bot.telegram.views.place_hours import day_screen
from bot.telegram.views.place_list import Around
from bot.telegram.views.place_week import week_screen
from bot.telegram.views.testing import choose_test_screen
from handlers.client.home import home, look_around
from handlers.client.nearby import ask_for_point


def router() -> Router:
    """Answer the buttons inside lists and cards."""
    router = Router(name="places")
    router.callback_query.register(turn_shelf, Shelf.filter())
    router.callback_query.register(keep_chips, ChipsKept.filter())
    router.callback_query.register(card, Card.filter())
    router.callback_query.register(pin, PinPlace.filter())
    router.callback_query.register(desk_words, DeskWords.filter())
    return router


async def turn_shelf(_query: CallbackQuery, callback_data: Shelf, scope: Scope, person: Person) -> Screen:
    """Show a page of a list."""
    what, chips = split_chips(callback_data.what)
    _list, district = split_district(callback_data.what)
    if what not in set(Errand):
        raise NotFound
    if what == Errand.TEST_CHOOSE:
        return choose_test_screen()
    if what == Errand.NEAR:
        return await ask_for_point(scope, person, chips & PLACE_CHIPS)
    return await shelf(scope, person, Errand(what), page=callback_data.page, chips=chips, district=district)


async def shelf(
    scope: Scope,
    person: Person,
    errand: Errand,
    *,
    page: int = 0,
    chips: Chip = NO_CHIPS,
    district: int = 0,
) -> Screen:
    """Show the places that answer an errand now; a woman without a city is asked for it first."""
    around = await look_around(scope, person)
    if around is None:
        return await home(scope, person)
    kept = person.settings.district
    around = replace(
        around,
        districts=await scope.places.districts(around.served),
        district=district or number_of(kept),
        kept=kept,
    )
    if errand in {Errand.TODAY, Errand.TOMORROW, Errand.WEEK}:
        return await _hours(scope, errand, around, page=page)
    if errand is Errand.OPEN_NOW:
        return await _open_now(scope, person, around, page=page, chips=chips)
    found = await scope.places.places_for(around.served, KINDS.get(errand, ()))
    return views.errand_screen(errand, found, around, page, chips=chips & TEST_CHIPS)


async def _open_now(scope: Scope, person: Person, around: Around, *, page: int, chips: Chip) -> Screen:
    found = await scope.places.open_now(around.served, chips & PLACE_CHIPS)
    answering = None
    if not found.open:
        expected = await scope.answering.expectation(Theme.TALK)
        answering = expectation(expected, Theme.TALK, now=around.now, zone=zone_of(person.settings.zone))
    kept = chips_of(person.settings.chips)
    has_doors = await scope.nearest.has_doors(around.served)
    return open_now_screen(found, around, page, kept=kept, answering=answering, has_doors=has_doors)


async def keep_chips(_query: CallbackQuery, callback_data: ChipsKept, scope: Scope, person: Person) -> Screen:
    """Remember her chips, or forget them."""
    chips = chips_of(callback_data.chips) & PLACE_CHIPS
    person.settings.chips = int(chips)
    screen = await shelf(scope, person, Errand.OPEN_NOW, chips=chips)
    return replace(screen, toast=kept_words(chips))


async def _hours(scope: Scope, errand: Errand, around: Around, *, page: int) -> Screen:
    if errand is Errand.WEEK:
        return week_screen(await scope.places.week(around.served), around, page)
    today = scope.places.today(around.served)
    if errand is Errand.TODAY:
        found = await scope.places.day(around.served, today)
        return day_screen(found, around, day=None, page=page)
    tomorrow = today + timedelta(days=1)
    found = await scope.places.day(around.served, tomorrow)
    return day_screen(found, around, day=tomorrow, page=page)


async def card(_query: CallbackQuery, callback_data: Card, scope: Scope) -> Screen:
    """Show a place; one from around a point comes as a message of its own, so that its list stays."""
    found = await scope.places.card(callback_data.code)
    is_near = split_chips(callback_data.what)[0] == Errand.NEAR
    if not is_near or callback_data.page != FROM_LIST:
        return card_screen(found, callback_data)
    return replace(card_screen(found, callback_data.model_copy(update={"page": 0})), fresh=True)


async def pin(_query: CallbackQuery, callback_data: PinPlace, scope: Scope) -> Pin:
    """Send the point of a place into the chat, since she asks for it."""
    found = pin_of(await scope.places.card(callback_data.code))
    if found is None:
        raise NotFound
    return found


async def desk_words(_query: CallbackQuery, callback_data: DeskWords, scope: Scope) -> Screen:
    """Show what to say at the reception; a place without such words shows its card."""
    origin = Card(code=callback_data.code, what=callback_data.what, page=callback_data.page)
    found = await scope.places.card(callback_data.code)
    if not found.view.service.desk_words:
        return card_screen(found, origin)
    return desk_words_screen(found.view.service.desk_words, origin)
