"""/start: first contact, and a known woman's way back to the menu."""

from aiogram import Router
from aiogram.filters import CommandStart

from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.screens import Outcome
from handlers.client.home import home


def router() -> Router:
    """Answer /start in any form."""
    router = Router(name="start")
    router.message.register(start, CommandStart())
    return router


async def start(_event: object, scope: Scope, person: Person) -> Outcome:
    """Greet a stranger, or show the menu to a woman who chose her city."""
    return await home(scope, person)
