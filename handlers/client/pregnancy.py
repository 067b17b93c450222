"""The row of visits of a pregnancy: counted, switched, kept."""

from datetime import date
from uuid import uuid5

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.pregnancy import TERM_WEEKS, due_by_period, due_by_week, may_be_due
from bot.domain.typed_dates import Fault, Side, parse_date
from bot.domain.visits import Visit
from bot.services.scope import Scope
from bot.telegram.screens import Screen
from bot.telegram.series_callbacks import SeriesForm, SeriesStep
from bot.telegram.texts.date_words import date_words_typed
from bot.telegram.texts.reminders import saved
from bot.telegram.texts.unasked import neutral_wordings
from bot.telegram.views.pregnancy import ASKING, OFFERED_ON, ask_screen, row_screen, switched
from bot.telegram.views.reminders import city_first_screen, list_screen
from handlers.client.reminder_form import id_of
from handlers.client.single_reminder import day_of


class PregnancyTyping(StatesGroup):
    """What she may type: the week or a day."""

    when = State()


def router() -> Router:
    """Answer the buttons of the row and what is typed for it."""
    router = Router(name="pregnancy")
    router.callback_query.register(ask, SeriesForm.filter(F.step.in_(ASKING)))
    router.callback_query.register(save, SeriesForm.filter(F.step == SeriesStep.SAVE))
    router.callback_query.register(show, SeriesForm.filter(F.step == SeriesStep.ITEMS))
    router.message.register(type_when, StateFilter(PregnancyTyping.when), F.text & ~F.text.startswith("/"))
    return router


async def ask(_query: CallbackQuery, callback_data: SeriesForm, person: Person, state: FSMContext) -> Screen:
    """Ask for what the row is counted from."""
    if person.settings.zone is None:
        return city_first_screen()
    step = SeriesStep(callback_data.step)
    await state.set_state(PregnancyTyping.when)
    await state.set_data({"step": int(step)})
    return ask_screen(step)


async def type_when(message: Message, scope: Scope, person: Person, state: FSMContext) -> Screen:
    """Read the week or the day; what does not fit is kindly asked for again."""
    step, today = SeriesStep((await state.get_data())["step"]), scope.reminders.today(person)
    due = _due(message.text or "", step, today)
    if due is None or not may_be_due(due, today):
        return ask_screen(step, again=True)
    return row_screen(due, today, OFFERED_ON, "")


async def show(_query: CallbackQuery, callback_data: SeriesForm, scope: Scope, person: Person) -> Screen:
    """Show the row as it is switched."""
    due, today = _fitting(callback_data, scope, person)
    return row_screen(due, today, callback_data.on, callback_data.series)


async def save(
    _query: CallbackQuery, callback_data: SeriesForm, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Keep what is switched on, each visit as a reminder of its own."""
    due, today = _fitting(callback_data, scope, person)
    series = id_of(callback_data.series)
    for one, is_on in switched(due, today, callback_data.on):
        if is_on:
            kind = one.stage.kind
            visit, plan_id = Visit(kind, one.day), uuid5(series, kind.name)
            await scope.visits.keep(person, plan_id, visit, neutral_wordings()[0], series=series)
    await state.clear()
    plans = await scope.reminders.list_of(person)
    return list_screen(plans, scope.world.clock.now(), toast=saved())


def _fitting(form: SeriesForm, scope: Scope, person: Person) -> tuple[date, date]:
    due, today = day_of(form.due), scope.reminders.today(person)
    if not may_be_due(due, today):
        raise NotFound
    return due, today


def _due(text: str, step: SeriesStep, today: date) -> date | None:
    number = next((word for word in text.split() if word.isdecimal()), "")
    words = date_words_typed()
    if step in {SeriesStep.WEEK, SeriesStep.ASK} and number and len(number) <= len(str(TERM_WEEKS)):
        is_week = step is SeriesStep.WEEK or any(word in words.units for word in text.lower().split())
        if is_week:
            return due_by_week(int(number), today) if int(number) <= TERM_WEEKS else None
    is_behind = step is SeriesStep.PERIOD
    day = parse_date(text, today, words, side=Side.BEHIND if is_behind else Side.AHEAD)
    if isinstance(day, Fault) or step is SeriesStep.WEEK:
        return None
    return due_by_period(day) if is_behind else day
