"""/start: first contact, links from posters, and a known woman's way back to the menu."""

import re

from aiogram import Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message

from bot.domain.codes import short_code
from bot.domain.errands import Errand
from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.services.place_views import CardView
from bot.services.scope import Scope
from bot.telegram.callbacks import Card
from bot.telegram.screens import Outcome
from bot.telegram.views.places import card_screen
from handlers.client.home import home

LINK = re.compile(r"([a-z])_([A-Za-z0-9_-]{1,62})")
POSTER = "l"


def router() -> Router:
    """Answer /start in any form."""
    router = Router(name="start")
    router.message.register(start, CommandStart())
    return router


async def start(_message: Message, command: CommandObject, scope: Scope, person: Person) -> Outcome:
    """Follow a link that means something; otherwise greet, or show the menu to a woman who is known."""
    link = LINK.fullmatch(command.args or "")
    if link is not None and link[1] == POSTER:
        card = await _card_of(link[2], scope)
        if card is not None:
            return card_screen(card, Card(code=card.view.code, what=Errand.TODAY))
    return await home(scope, person)


async def _card_of(place_id: str, scope: Scope) -> CardView | None:
    try:
        return await scope.places.card(short_code(place_id))
    except NotFound:
        return None
