"""Making a reminder, step by step, and moving one to another time."""

from datetime import time
from uuid import UUID

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.clock_times import parse_time
from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.recurrence import Rule
from bot.domain.reminder import Body, clean_wording, daily
from bot.services.reminders import Draft
from bot.services.scope import Scope
from bot.telegram.callbacks import (
    Go,
    Place,
    PlanOften,
    PlanPreview,
    PlanSave,
    PlanTime,
    PlanWhen,
    PlanWords,
)
from bot.telegram.screens import Screen
from bot.telegram.texts.reminders import saved, time_words_typed
from bot.telegram.views.new_reminder import (
    KINDS,
    OWN_WORDS,
    about_screen,
    often_screen,
    preview_screen,
    time_screen,
    wording_of,
    words_screen,
)
from bot.telegram.views.reminders import city_first_screen, list_screen, plan_screen

DAY_MINUTES = 24 * 60


class ReminderForm(StatesGroup):
    """What she may type while she makes or changes a reminder."""

    time = State()
    words = State()


def router() -> Router:
    """Answer the buttons of the form and what is typed into it."""
    router = Router(name="reminder_form")
    router.callback_query.register(ask_about, Go.filter(F.to == Place.REMINDER_ADD))
    router.callback_query.register(ask_how_often, PlanOften.filter(F.kind.in_(KINDS)))
    router.callback_query.register(ask_time, PlanWhen.filter(F.kind.in_(KINDS)))
    router.callback_query.register(pick_time, PlanTime.filter(F.kind.in_(KINDS)))
    router.callback_query.register(offer_words, PlanWords.filter(F.kind.in_(KINDS)))
    router.callback_query.register(pick_words, PlanPreview.filter(F.kind.in_(KINDS)))
    router.callback_query.register(save, PlanSave.filter(F.kind.in_(KINDS)))
    is_typed = F.text & ~F.text.startswith("/")
    router.message.register(type_time, StateFilter(ReminderForm.time), is_typed)
    router.message.register(type_words, StateFilter(ReminderForm.words), is_typed)
    return router


async def ask_about(_query: CallbackQuery, person: Person, state: FSMContext) -> Screen:
    """Begin a reminder."""
    await state.clear()
    return about_screen() if person.settings.zone else city_first_screen()


async def ask_how_often(_query: CallbackQuery, callback_data: PlanOften, state: FSMContext) -> Screen:
    """Choose what it is about."""
    await state.clear()
    return often_screen(callback_data.kind)


async def ask_time(_query: CallbackQuery, callback_data: PlanWhen, state: FSMContext) -> Screen:
    """Choose how often it comes."""
    await state.set_state(ReminderForm.time)
    await state.set_data({"kind": callback_data.kind, "plan": ""})
    return time_screen(kind=callback_data.kind)


async def pick_time(
    _query: CallbackQuery, callback_data: PlanTime, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Choose the time by a button."""
    wall = wall_of(callback_data.minute)
    return await _take_time(wall, callback_data, scope=scope, person=person, state=state)


async def type_time(message: Message, scope: Scope, person: Person, state: FSMContext) -> Screen:
    """Type the time; what is not understood is kindly asked again."""
    answers = await state.get_data()
    kind, plan = int(answers["kind"]), str(answers["plan"])
    wall = parse_time(message.text or "", time_words_typed())
    if wall is None:
        return time_screen(kind=kind, plan=plan, again=True)
    chosen = PlanTime(kind=kind, minute=0, plan=plan)
    return await _take_time(wall, chosen, scope=scope, person=person, state=state)


async def _take_time(
    wall: time, chosen: PlanTime, *, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    if not chosen.plan:
        return await _ask_words(chosen.kind, wall, state)
    await state.clear()
    plan = await scope.reminders.change_times(person, id_of(chosen.plan), [wall])
    return plan_screen(plan, scope.world.clock.now(), toast=saved())


async def offer_words(_query: CallbackQuery, callback_data: PlanWords, state: FSMContext) -> Screen:
    """Look at more wordings."""
    return await _ask_words(callback_data.kind, wall_of(callback_data.minute), state, page=callback_data.page)


async def _ask_words(kind: int, wall: time, state: FSMContext, *, page: int = 0) -> Screen:
    await state.set_state(ReminderForm.words)
    await state.set_data({"kind": kind, "time": wall.isoformat("minutes")})
    return words_screen(kind=kind, wall=wall, page=page)


async def pick_words(
    _query: CallbackQuery, callback_data: PlanPreview, scope: Scope, person: Person
) -> Screen:
    """Choose a wording and see what it gives."""
    wall, wording = wall_of(callback_data.minute), wording_of(callback_data.words)
    if wording is None:
        raise NotFound
    return preview_screen(
        kind=callback_data.kind,
        wall=wall,
        number=callback_data.words,
        wording=wording,
        preview=scope.reminders.preview(person, _every_day(wall, scope, person)),
        now=scope.world.clock.now(),
    )


async def type_words(message: Message, scope: Scope, person: Person, state: FSMContext) -> Screen:
    """Write her own words and see what they give."""
    answers = await state.get_data()
    kind, wall = int(answers["kind"]), time.fromisoformat(answers["time"])
    wording = clean_wording(message.text or "")
    if wording is None:
        return words_screen(kind=kind, wall=wall, again=True)
    await state.update_data({"wording": wording})
    return preview_screen(
        kind=kind,
        wall=wall,
        number=OWN_WORDS,
        wording=wording,
        preview=scope.reminders.preview(person, _every_day(wall, scope, person)),
        now=scope.world.clock.now(),
    )


async def save(
    _query: CallbackQuery, callback_data: PlanSave, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Save what was previewed; words of her own that were left meanwhile are asked for again."""
    wall, wording = wall_of(callback_data.minute), wording_of(callback_data.words)
    if callback_data.words == OWN_WORDS:
        wording = (await state.get_data()).get("wording")
    if wording is None:
        return await _ask_words(callback_data.kind, wall, state)
    await state.clear()
    draft = Draft(_every_day(wall, scope, person), Body(KINDS[callback_data.kind], wording))
    await scope.reminders.add(person, id_of(callback_data.plan), draft)
    plans = await scope.reminders.list_of(person)
    return list_screen(plans, scope.world.clock.now(), toast=saved())


def _every_day(wall: time, scope: Scope, person: Person) -> Rule:
    return daily((wall,), starts_on=scope.reminders.today(person))


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
