"""«More» and what is not a subject of its own: about the programme, /help."""

from aiogram import F, Router
from aiogram.filters import Command

from bot.services.scope import Scope
from bot.telegram.callbacks import Go, Place
from bot.telegram.screens import Screen
from bot.telegram.views.more import about_screen, more_screen


def router() -> Router:
    """Answer «More», «About the programme» and /help."""
    router = Router(name="more")
    router.callback_query.register(more, Go.filter(F.to == Place.MORE))
    router.callback_query.register(about, Go.filter(F.to == Place.ABOUT))
    router.message.register(about, Command("help"))
    return router


async def more(_event: object) -> Screen:
    """List what lies behind «More»."""
    return more_screen()


async def about(_event: object, scope: Scope) -> Screen:
    """Say who runs this and how it works."""
    return about_screen(await scope.places.programmes(), scope.world.bot_username)
