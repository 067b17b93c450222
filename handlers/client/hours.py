"""What is open now, and the hours of today, tomorrow and the week."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.chips import chips_of
from bot.domain.errands import Errand
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.callbacks import Go, Place
from bot.telegram.place_callbacks import WeekPicture
from bot.telegram.screens import Outcome, Screen
from bot.telegram.views.place_week import week_picture_reply
from handlers.client.home import home, look_around
from handlers.client.places import shelf


def router() -> Router:
    """Answer «🟢 Open now» and «🕐 Opening hours»."""
    router = Router(name="hours")
    router.callback_query.register(open_now, Go.filter(F.to == Place.OPEN_NOW))
    router.callback_query.register(today, Go.filter(F.to == Place.HOURS_TODAY))
    router.callback_query.register(week, Go.filter(F.to == Place.HOURS_WEEK))
    router.callback_query.register(week_picture, WeekPicture.filter())
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


async def week(_query: CallbackQuery, scope: Scope, person: Person) -> Screen:
    """Show the hours of seven days in words."""
    return await shelf(scope, person, Errand.WEEK)


async def week_picture(
    _query: CallbackQuery, callback_data: WeekPicture, scope: Scope, person: Person
) -> Outcome:
    """Draw the hours of seven days: a message of its own, only on this press."""
    around = await look_around(scope, person)
    if around is None:
        return await home(scope, person)
    return week_picture_reply(await scope.places.week(around.served), around, callback_data.page)
