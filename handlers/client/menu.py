"""The menu, its command, and the urgent list behind its button."""

from aiogram import F, Router
from aiogram.filters import Command

from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.callbacks import Go, Place
from bot.telegram.crisis import crisis_menu
from bot.telegram.screens import Screen
from handlers.client.home import home


def router() -> Router:
    """Answer /menu, «🏠 Menu» and «🆘 Urgent»."""
    router = Router(name="menu")
    router.message.register(menu, Command("menu"))
    router.callback_query.register(menu, Go.filter(F.to == Place.MENU))
    router.callback_query.register(urgent, Go.filter(F.to == Place.SOS))
    router.message.register(urgent, Command("sos"))
    return router


async def menu(_event: object, scope: Scope, person: Person) -> Screen:
    """Show the menu."""
    return await home(scope, person)


async def urgent(_event: object) -> Screen:
    """Show the urgent list; the receiver has usually done so before the database was asked."""
    return crisis_menu()
