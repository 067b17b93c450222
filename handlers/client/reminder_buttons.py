"""Buttons of the form as it was before a wish stood in them; those that women still have go on working."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.wishes import MEDICINE_KIND, Ask, Way, Wish, own_words
from bot.services.scope import Scope
from bot.telegram.callbacks import PlanOften, PlanPreview, PlanSave, PlanTime, PlanWhen, PlanWords
from bot.telegram.screens import Screen
from bot.telegram.views.new_reminder import wording_of
from handlers.client.reminder_form import id_of, wall_of
from handlers.client.reminder_settings import take_times
from handlers.client.reminder_steps import WORDING, Step

MEDICINE_NUMBER = 1
ONCE_A_DAY = Wish(MEDICINE_KIND).by(Way.DAILY, 1)


def router() -> Router:
    """Answer the old buttons, and the times offered for a reminder that is kept already."""
    router = Router(name="reminder_buttons")
    is_known = F.kind == MEDICINE_NUMBER
    router.callback_query.register(ask_how_often, PlanOften.filter(is_known))
    router.callback_query.register(ask_time, PlanWhen.filter(is_known))
    router.callback_query.register(pick_time, PlanTime.filter(is_known))
    router.callback_query.register(offer_words, PlanWords.filter(is_known))
    router.callback_query.register(pick_words, PlanPreview.filter(is_known))
    router.callback_query.register(save, PlanSave.filter(is_known))
    return router


async def ask_how_often(_query: CallbackQuery, scope: Scope, person: Person, state: FSMContext) -> Screen:
    """Ask how often a medicine is due."""
    return await Step(Wish(MEDICINE_KIND), scope, person, state).show()


async def ask_time(_query: CallbackQuery, scope: Scope, person: Person, state: FSMContext) -> Screen:
    """Ask for the time of day."""
    return await Step(ONCE_A_DAY, scope, person, state).show()


async def pick_time(
    _query: CallbackQuery, callback_data: PlanTime, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Choose the time, of a new reminder or of one that is kept."""
    wall = wall_of(callback_data.minute)
    if callback_data.plan:
        return await take_times(id_of(callback_data.plan), (wall,), scope=scope, person=person, state=state)
    return await Step(ONCE_A_DAY.at(wall), scope, person, state).show()


async def offer_words(
    _query: CallbackQuery, callback_data: PlanWords, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Look at more wordings."""
    wish = ONCE_A_DAY.at(wall_of(callback_data.minute))
    return await Step(wish, scope, person, state).show(Ask.WORDS, page=callback_data.page)


async def pick_words(
    _query: CallbackQuery, callback_data: PlanPreview, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Choose a wording and see what it gives."""
    if wording_of(callback_data.words) is None:
        raise NotFound
    wish = replace(ONCE_A_DAY.at(wall_of(callback_data.minute)), words=callback_data.words)
    return await Step(wish, scope, person, state).show()


async def save(
    _query: CallbackQuery, callback_data: PlanSave, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Save what was previewed; number 0 means words of her own."""
    wish = ONCE_A_DAY.at(wall_of(callback_data.minute))
    words: int | None = callback_data.words
    if words == 0:
        own = (await state.get_data()).get(WORDING)
        words = None if own is None else own_words(own)
    elif wording_of(callback_data.words) is None:
        raise NotFound
    step = Step(replace(wish, words=words), scope, person, state)
    return await step.save_as(id_of(callback_data.plan))
