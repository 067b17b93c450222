"""What is open now, and the hours of today and tomorrow."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.chips import chips_of
from bot.domain.errands import Errand
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.callbacks import Go, Place
from bot.telegram.screens import Screen
from handlers.client.places import shelf


def router() -> Router:
    """Answer «🟢 Open now» and «🕐 Opening hours»."""
    router = Router(name="hours")
    router.callback_query.register(open_now, Go.filter(F.to == Place.OPEN_NOW))
    router.callback_query.register(today, Go.filter(F.to.in_({Place.HOURS_TODAY, Place.HOURS_WEEK})))
    router.callback_query.register(tomorrow, Go.filter(F.to == Place.HOURS_TOMORROW))
    return router


async def open_now(_query: CallbackQuery, scope: Scope, person: Person) -> Screen:
    """Show what is open now, by the chips she has asked to remember."""
    return await shelf(scope, person, Errand.OPEN_NOW, chips=chips_of(person.settings.chips))


async def today(_query: CallbackQuery, scope: Scope, person: Person) -> Screen:
    """Show the hours of today."""
    return await shelf(scope, person, Errand.TODAY)


async def tomorrow(_query: CallbackQuery, scope: Scope, person: Person) -> Screen:
    """Show the hours of tomorrow."""
    return await shelf(scope, person, Errand.TOMORROW)
