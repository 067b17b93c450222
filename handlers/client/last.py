"""Whatever nobody else answered: old or forged buttons, unknown commands, odd content, refusals."""

from aiogram import Router
from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message

from bot.domain.errors import DomainError, NotFound
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.screens import Screen
from bot.telegram.texts.errors import outdated_words, refusal_words
from bot.telegram.views.more import refusal_screen
from handlers.client.home import home

SILENT = frozenset({ContentType.PINNED_MESSAGE, ContentType.MESSAGE_AUTO_DELETE_TIMER_CHANGED})


def router() -> Router:
    """Answer the rest; must be the last router of the women's side."""
    router = Router(name="last")
    router.callback_query.register(outdated)
    router.message.register(unclear)
    return router


async def outdated(_query: CallbackQuery, scope: Scope, person: Person) -> Screen:
    """Say that the screen is out of date and show a fresh one."""
    return await home(scope, person, toast=outdated_words())


async def unclear(message: Message, scope: Scope, person: Person) -> Screen | None:
    """Answer anything unknown with a kind word and the menu; Telegram's own notes need no answer."""
    if message.content_type in SILENT:
        return None
    return await home(scope, person, unclear=True)


async def explain(error: DomainError, scope: Scope, person: Person) -> Screen:
    """Say why a request could not be met; a thing that is gone means an outdated screen."""
    if isinstance(error, NotFound):
        return await home(scope, person, toast=outdated_words())
    return refusal_screen(refusal_words(error.code))
