"""Getting tested: what for comes first."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.telegram.callbacks import Go, Place
from bot.telegram.screens import Screen
from bot.telegram.views.places import tests_screen


def router() -> Router:
    """Answer «🧪 Get tested»."""
    router = Router(name="testing")
    router.callback_query.register(what_test, Go.filter(F.to == Place.TESTS))
    return router


async def what_test(_query: CallbackQuery) -> Screen:
    """Ask what she wants to be tested for."""
    return tests_screen()
