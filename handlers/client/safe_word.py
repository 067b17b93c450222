"""Choosing her safe word; that it is heard, wherever she writes it, is in `bot.telegram.dispatch`."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.domain.people import Person
from bot.domain.safe_word import CHOOSING, clean_safe_word
from bot.services.scope import Scope
from bot.telegram.callbacks import Go, Place, PrivacyAct
from bot.telegram.screens import Outcome, Screen
from bot.telegram.texts.danger import find_danger
from bot.telegram.views import safe_word as views
from bot.telegram.views.discreet import Step
from handlers.client.loose import take


def router() -> Router:
    """Ask for the word, take what is typed, and forget it."""
    router = Router(name="safe_word")
    router.callback_query.register(ask, Go.filter(F.to == Place.SAFE_WORD))
    router.callback_query.register(forget, PrivacyAct.filter(F.what == Step.FORGET_WORD))
    router.message.register(choose, StateFilter(CHOOSING), F.text, ~F.text.startswith("/"))
    return router


async def ask(_query: CallbackQuery, person: Person, state: FSMContext) -> Screen:
    """Say how it works, and wait for it."""
    await state.clear()
    await state.set_state(CHOOSING)
    return views.safe_word_screen(is_set=person.settings.safe_word is not None)


async def choose(message: Message, scope: Scope, person: Person, state: FSMContext) -> Outcome:
    """Keep the word and remove the message; words of danger are no word but a call for help."""
    if find_danger(message.text) is not None:
        await state.clear()
        return await take(message, scope, person, state)
    word = clean_safe_word(message.text or "")
    await scope.erasure.withdraw(person.id, [message.message_id])
    if word is None:
        return views.safe_word_screen(is_set=person.settings.safe_word is not None, again=True)
    await state.clear()
    person.settings.safe_word = word
    return views.chosen_screen()


async def forget(_query: CallbackQuery, person: Person) -> Screen:
    """Have no safe word any more."""
    person.settings.safe_word = None
    return views.forgotten_screen()
