"""Making a reminder, step by step."""

from dataclasses import replace
from datetime import time
from uuid import UUID

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.reminder import clean_wording
from bot.domain.wishes import Ask, Wish, own_words
from bot.services.scope import Scope
from bot.telegram.callbacks import Go, Place
from bot.telegram.form_callbacks import FormSave, FormStep
from bot.telegram.screens import Screen
from bot.telegram.views.new_reminder import about_screen
from bot.telegram.views.reminders import city_first_screen
from handlers.client.reminder_answers import Typed, readings_of
from handlers.client.reminder_steps import WORDING, ReminderForm, Step, wish_of

DAY_MINUTES = 24 * 60


def router() -> Router:
    """Answer the buttons of the form and what is typed into it."""
    router = Router(name="reminder_form")
    router.callback_query.register(ask_about, Go.filter(F.to == Place.REMINDER_ADD))
    router.callback_query.register(take_step, FormStep.filter())
    router.callback_query.register(save, FormSave.filter())
    is_typed = F.text & ~F.text.startswith("/")
    router.message.register(type_answer, StateFilter(ReminderForm.typing), is_typed)
    return router


async def ask_about(_query: CallbackQuery, person: Person, state: FSMContext) -> Screen:
    """Begin a reminder."""
    await state.clear()
    return about_screen() if person.settings.zone else city_first_screen()


async def take_step(
    _query: CallbackQuery, callback_data: FormStep, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Choose something by a button, or go back."""
    if callback_data.ask not in set(Ask):
        raise NotFound
    step = Step(wish_of(callback_data.wish), scope, person, state)
    return await step.show(Ask(callback_data.ask), page=callback_data.page)


async def type_answer(message: Message, scope: Scope, person: Person, state: FSMContext) -> Screen:
    """Type an answer; what is not understood, or can be understood in two ways, is kindly asked again."""
    answers = await state.get_data()
    wish, ask = wish_of(answers["wish"]), Ask(answers["ask"])
    if person.settings.zone is None:
        return city_first_screen()
    if ask is Ask.WORDS:
        return await _take_words(message.text or "", wish, scope=scope, person=person, state=state)
    readings = readings_of(Typed(message.text or "", wish, ask, scope.reminders.today(person)))
    if len(readings) == 1:
        return await Step(readings[0], scope, person, state).show()
    step = Step(wish, scope, person, state)
    return await (step.offer(ask, readings) if readings else step.show(ask, again=True))


async def _take_words(text: str, wish: Wish, *, scope: Scope, person: Person, state: FSMContext) -> Screen:
    wording = clean_wording(text)
    if wording is None:
        return await Step(wish, scope, person, state).show(Ask.WORDS, again=True)
    await state.update_data({WORDING: wording})
    return await Step(replace(wish, words=own_words(wording)), scope, person, state).show()


async def save(
    _query: CallbackQuery, callback_data: FormSave, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Save what was previewed; words of her own that were left meanwhile are asked for again."""
    return await Step(wish_of(callback_data.wish), scope, person, state).save(callback_data.made)


def wall_of(minute: int) -> time:
    """Read a time of day from a button.

    Raises:
        NotFound: no day has such a minute.
    """
    if not 0 <= minute < DAY_MINUTES:
        raise NotFound
    return time(minute // 60, minute % 60)


def id_of(packed: str) -> UUID:
    """Read an id from a button.

    Raises:
        NotFound: it is no id.
    """
    try:
        return UUID(hex=packed)
    except ValueError as error:
        raise NotFound from error
