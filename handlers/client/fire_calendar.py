"""Her calendar of reminders, in words and as a picture, and all of them for the phone's own calendar."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.fire_calendar import month_of
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.fire_callbacks import MonthPicture, MonthShow, PhoneCalendar
from bot.telegram.screens import Reply, Screen
from bot.telegram.views.fire_calendar import month_picture_reply, month_screen
from bot.telegram.views.plan_ics import phone_calendar_reply, phone_calendar_screen


def router() -> Router:
    """Answer «📊 My calendar» and its buttons."""
    router = Router(name="fire_calendar")
    router.callback_query.register(show_month, MonthShow.filter())
    router.callback_query.register(draw_month, MonthPicture.filter())
    router.callback_query.register(send_file, PhoneCalendar.filter(F.act == 1))
    router.callback_query.register(tell_the_truth, PhoneCalendar.filter())
    return router


async def show_month(_query: CallbackQuery, callback_data: MonthShow, scope: Scope, person: Person) -> Screen:
    """Show a month in words."""
    return month_screen(await scope.fire_calendar.month(person, month_of(callback_data.month)))


async def draw_month(
    _query: CallbackQuery, callback_data: MonthPicture, scope: Scope, person: Person
) -> Reply:
    """Draw a month: a message of its own, only on this press."""
    return month_picture_reply(await scope.fire_calendar.month(person, month_of(callback_data.month)))


async def tell_the_truth(_query: CallbackQuery) -> Screen:
    """Say who sees the calendar of a phone."""
    return phone_calendar_screen()


async def send_file(_query: CallbackQuery, scope: Scope, person: Person) -> Reply:
    """Send her reminders as a file: a message of its own, only on this press."""
    plans, now = await scope.fire_calendar.switched_on(person), scope.world.clock.now()
    return phone_calendar_reply(plans, now, scope.reminders.today(person))
