"""/start: first contact, posters, invitations to the staff, and a known woman's way back to the menu."""

import re

from aiogram import Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message

from bot.domain.codes import short_code
from bot.domain.errands import Errand
from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.callbacks import Card
from bot.telegram.screens import Outcome, Screen
from bot.telegram.views.desk import desk_screen
from bot.telegram.views.place_card import card_screen
from handlers.client.home import home

LINK = re.compile(r"([a-z])_([A-Za-z0-9_-]{1,62})")
POSTER, MEMBER = "l", "s"


def router() -> Router:
    """Answer /start in any form."""
    router = Router(name="start")
    router.message.register(start, CommandStart())
    return router


async def start(message: Message, command: CommandObject, scope: Scope, person: Person) -> Outcome:
    """Follow a link that means something; otherwise greet, or show the menu to a woman who is known.

    Letters that could not be delivered come again.
    """
    await scope.arrivals.offer_again(person)
    link = LINK.fullmatch(command.args or "")
    found = None
    if link is not None and link[1] == POSTER:
        found = await _place(link[2], scope)
    if link is not None and link[1] == MEMBER:
        found = await _desk(link[2], message, scope)
    return found or await home(scope, person)


async def _place(place_id: str, scope: Scope) -> Screen | None:
    """Show the place a poster leads to, if there still is one."""
    try:
        card = await scope.places.card(short_code(place_id))
    except NotFound:
        return None
    return card_screen(card, Card(code=card.view.code, what=Errand.TODAY))


async def _desk(code: str, message: Message, scope: Scope) -> Screen | None:
    """Let in whoever brings a good invitation to the staff."""
    if message.from_user is None:
        return None
    member = await scope.team.redeem(code, message.from_user.id, chat_id=message.chat.id)
    if member is None:
        return None
    rooms = await scope.staff_rooms.bound()
    return desk_screen(member, await scope.worklist.count(), is_new=True, is_homeless=not rooms)
