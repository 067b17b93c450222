"""Making the weekly check-in, and saying who may do something when she is silent."""

from datetime import time

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.care import LONGEST_WORDS, ROUTE_NUMBERS, Route
from bot.domain.clock_times import parse_time
from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.reminder import clean_wording
from bot.services.scope import Scope
from bot.telegram.care_callbacks import CheckGo, CheckSave, CheckTime, CheckWords, SilenceAct
from bot.telegram.screens import Screen
from bot.telegram.texts.reminders import saved
from bot.telegram.texts.typed_words import time_words_typed
from bot.telegram.views.check_in_form import (
    OWN,
    days_screen,
    hours_screen,
    preview_screen,
    wording_of,
    words_screen,
)
from bot.telegram.views.check_ins import sentence_screen, silence_screen
from bot.telegram.views.reminders import city_first_screen, list_screen
from handlers.client.reminder_form import id_of, wall_of

WEEK_DAYS = 7


class CheckInForm(StatesGroup):
    """What she may type while she makes the check-in."""

    hour = State()
    words = State()
    sentence = State()


def router() -> Router:
    """Answer the buttons of the form and what is typed into it."""
    router = Router(name="check_in_form")
    router.callback_query.register(ask, CheckGo.filter())
    router.callback_query.register(preview, CheckTime.filter())
    router.callback_query.register(offer_words, CheckWords.filter())
    router.callback_query.register(save, CheckSave.filter())
    router.callback_query.register(choose_route, SilenceAct.filter())
    is_typed = F.text & ~F.text.startswith("/")
    router.message.register(type_hour, StateFilter(CheckInForm.hour), is_typed)
    router.message.register(type_words, StateFilter(CheckInForm.words), is_typed)
    router.message.register(type_sentence, StateFilter(CheckInForm.sentence), is_typed)
    return router


async def ask(
    _query: CallbackQuery, callback_data: CheckGo, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Ask for the day, and then for the hour."""
    await state.clear()
    if person.settings.zone is None:
        return city_first_screen()
    if not 0 <= callback_data.day < WEEK_DAYS:
        return days_screen((scope.reminders.today(person).weekday() + 1) % WEEK_DAYS)
    await state.set_state(CheckInForm.hour)
    await state.set_data({"day": callback_data.day})
    return hours_screen(callback_data.day)


async def type_hour(message: Message, scope: Scope, person: Person, state: FSMContext) -> Screen:
    """Type the hour; what is not understood is kindly asked again."""
    day = int((await state.get_data())["day"])
    wall = parse_time(message.text or "", time_words_typed())
    if wall is None:
        return hours_screen(day, again=True)
    return await _preview(scope, person, state, day=day, wall=wall, number=0)


async def preview(
    _query: CallbackQuery, callback_data: CheckTime, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Choose the hour, or a wording, and see what it gives."""
    wall = wall_of(callback_data.minute)
    return await _preview(scope, person, state, day=callback_data.day, wall=wall, number=callback_data.words)


async def offer_words(
    _query: CallbackQuery, callback_data: CheckWords, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Look at other wordings."""
    wall = wall_of(callback_data.minute)
    scope.check_ins.rule(person, callback_data.day, wall)
    await state.set_state(CheckInForm.words)
    await state.set_data({"day": callback_data.day, "time": wall.isoformat("minutes")})
    return words_screen(callback_data.day, wall, page=callback_data.page)


async def type_words(message: Message, scope: Scope, person: Person, state: FSMContext) -> Screen:
    """Write her own words and see what they give."""
    answers = await state.get_data()
    day, wall = int(answers["day"]), time.fromisoformat(answers["time"])
    wording = clean_wording(message.text or "")
    if wording is None:
        return words_screen(day, wall, again=True)
    await state.update_data({"wording": wording})
    shown = scope.reminders.preview(person, scope.check_ins.rule(person, day, wall))
    now = scope.world.clock.now()
    return preview_screen(day, wall, number=OWN, wording=wording, preview=shown, now=now)


async def _preview(
    scope: Scope, person: Person, state: FSMContext, *, day: int, wall: time, number: int
) -> Screen:
    await state.clear()
    wording = wording_of(number)
    if wording is None:
        raise NotFound
    shown = scope.reminders.preview(person, scope.check_ins.rule(person, day, wall))
    now = scope.world.clock.now()
    return preview_screen(day, wall, number=number, wording=wording, preview=shown, now=now)


async def save(
    _query: CallbackQuery, callback_data: CheckSave, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Keep it, then ask what may be done when she is silent; own words that were left are asked again."""
    wall, wording = wall_of(callback_data.minute), wording_of(callback_data.words)
    rule = scope.check_ins.rule(person, callback_data.day, wall)
    if callback_data.words == OWN:
        wording = (await state.get_data()).get("wording")
    if wording is None:
        return words_screen(callback_data.day, wall)
    await state.clear()
    await scope.check_ins.save(person, id_of(callback_data.plan), rule, wording)
    return silence_screen(person.settings, toast=saved())


async def choose_route(
    _query: CallbackQuery, callback_data: SilenceAct, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Keep who may do something; whoever it is may get a sentence of hers."""
    await state.clear()
    if callback_data.route == 0:
        return silence_screen(person.settings)
    if callback_data.route in ROUTE_NUMBERS:
        route = ROUTE_NUMBERS[callback_data.route]
        scope.check_ins.choose_route(person, route)
        if route is not Route.NOBODY:
            await state.set_state(CheckInForm.sentence)
            return sentence_screen()
    return await _done(scope, person)


async def type_sentence(message: Message, scope: Scope, person: Person, state: FSMContext) -> Screen:
    """Write her own sentence."""
    words = " ".join((message.text or "").split())
    if not 0 < len(words) <= LONGEST_WORDS:
        return sentence_screen(again=True)
    await state.clear()
    person.settings.silence_words = words
    return await _done(scope, person)


async def _done(scope: Scope, person: Person) -> Screen:
    plans = await scope.reminders.list_of(person)
    return list_screen(plans, scope.world.clock.now(), toast=saved())
