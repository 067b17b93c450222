"""Privacy: what is stored, hiding the chat, deleting everything."""

from datetime import UTC, datetime

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.domain.people import Person
from bot.services.erasure import Pressed
from bot.services.scope import Scope
from bot.telegram.callbacks import EraseNow, Go, Place
from bot.telegram.screens import Screen, Toast
from bot.telegram.views.privacy import erase_screen, privacy_screen, stored_screen
from handlers.client.home import her_city

LONG_AGO = datetime(2013, 1, 1, tzinfo=UTC)


def router() -> Router:
    """Answer the privacy screen, /hide and /erase."""
    router = Router(name="privacy")
    router.callback_query.register(privacy, Go.filter(F.to == Place.PRIVACY))
    router.callback_query.register(stored, Go.filter(F.to == Place.STORED))
    router.callback_query.register(hide_pressed, Go.filter(F.to == Place.HIDE))
    router.message.register(hide, Command("hide"))
    router.callback_query.register(ask_to_erase, Go.filter(F.to == Place.ERASE))
    router.message.register(ask_to_erase, Command("erase"))
    router.callback_query.register(erase, EraseNow.filter(F.sure == 1))
    return router


async def privacy(_query: CallbackQuery, person: Person) -> Screen:
    """Show what she can do about her traces."""
    return privacy_screen(person)


async def stored(_query: CallbackQuery, scope: Scope, person: Person) -> Screen:
    """Tell her every stored field."""
    city = await her_city(scope, person)
    return stored_screen(person, city=city.name if city else None)


async def hide(_message: Message, scope: Scope, person: Person) -> None:
    """Sweep the chat; the sweep itself leaves the last line."""
    await scope.erasure.hide(person)


async def hide_pressed(query: CallbackQuery, scope: Scope, person: Person) -> Toast:
    """Sweep the chat together with the pressed screen."""
    await scope.erasure.hide(person, pressed=pressed_message(query))
    return Toast()


async def ask_to_erase(_event: object) -> Screen:
    """Say what disappears and what cannot be recalled, and ask once."""
    return erase_screen()


async def erase(query: CallbackQuery, scope: Scope, person: Person) -> Toast:
    """Delete everything; the sweep says good-bye."""
    await scope.erasure.erase(person, pressed=pressed_message(query))
    return Toast()


def pressed_message(query: CallbackQuery) -> Pressed | None:
    """Name the pressed message; one that Telegram does not show us any more counts as very old."""
    message = query.message
    if message is None:
        return None
    sent_at = message.date if isinstance(message, Message) else LONG_AGO
    return Pressed(message.message_id, sent_at)
