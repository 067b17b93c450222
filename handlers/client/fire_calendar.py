"""Her calendar of reminders, in words and as a picture, and all of them for the phone's own calendar."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.fire_calendar import month_of
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.fire_callbacks import MonthPicture, MonthShow
from bot.telegram.screens import Reply, Screen
from bot.telegram.views.fire_calendar import month_picture_reply, month_screen


def router() -> Router:
    """Answer «📊 My calendar» and its buttons."""
    router = Router(name="fire_calendar")
    router.callback_query.register(show_month, MonthShow.filter())
    router.callback_query.register(draw_month, MonthPicture.filter())
    return router


async def show_month(_query: CallbackQuery, callback_data: MonthShow, scope: Scope, person: Person) -> Screen:
    """Show a month in words."""
    return month_screen(await scope.fire_calendar.month(person, month_of(callback_data.month)))


async def draw_month(
    _query: CallbackQuery, callback_data: MonthPicture, scope: Scope, person: Person
) -> Reply:
    """Draw a month: a message of its own, only on this press."""
    return month_picture_reply(await scope.fire_calendar.month(person, month_of(callback_data.month)))
