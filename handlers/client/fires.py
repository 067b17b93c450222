"""Reminders that have come: done, later, skipped, earlier, and what to do when it is late."""

from dataclasses import replace
from datetime import time, timedelta
from uuid import UUID

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.clock_times import parse_time
from bot.domain.past_times import read_past
from bot.domain.people import Person
from bot.domain.reminder import FireState
from bot.services.scope import Scope
from bot.telegram.callbacks import FireAct, FireLater
from bot.telegram.fire_callbacks import FireAlone, FireEarlier
from bot.telegram.screens import Outcome, Screen
from bot.telegram.texts.fires import past_words
from bot.telegram.texts.typed_words import time_words_typed
from bot.telegram.views.fires import (
    Response,
    alone_screen,
    earlier_screen,
    fire_screen,
    late_screen,
    later_screen,
    with_taper,
)
from handlers.client.question import choose_theme
from handlers.client.reminder_form import id_of, wall_of

ANSWERS = {Response.DONE: FireState.DONE, Response.SKIP: FireState.SKIPPED}


class FireForm(StatesGroup):
    """What she may type under a reminder."""

    alone = State()
    earlier = State()


def router() -> Router:
    """Answer every button of a reminder that has come, and the times that are typed for it."""
    router = Router(name="fires")
    router.callback_query.register(answer, FireAct.filter(F.act.in_(ANSWERS)))
    router.callback_query.register(undo, FireAct.filter(F.act == Response.UNDO))
    router.callback_query.register(wait_until_alone, FireAct.filter(F.act == Response.ALONE))
    router.callback_query.register(ask_alone_hour, FireAct.filter(F.act == Response.ALONE_HOUR))
    router.callback_query.register(ask_when, FireAct.filter(F.act == Response.EARLIER))
    router.callback_query.register(ask_a_person, FireAct.filter(F.act == Response.ASK))
    router.callback_query.register(show, FireAct.filter())
    router.callback_query.register(put_off, FireLater.filter())
    router.callback_query.register(pick_alone_hour, FireAlone.filter())
    router.callback_query.register(pick_earlier, FireEarlier.filter(F.minutes.in_({60, 120})))
    is_typed = F.text & ~F.text.startswith("/")
    router.message.register(type_alone_hour, StateFilter(FireForm.alone), is_typed)
    router.message.register(type_earlier, StateFilter(FireForm.earlier), is_typed)
    return router


async def answer(
    _query: CallbackQuery, callback_data: FireAct, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Say that it is done, or skipped."""
    await _leave_form(state)
    stated = ANSWERS[Response(callback_data.act)]
    fire = await scope.fires.answer(person, id_of(callback_data.fire), stated)
    screen = fire_screen(fire, scope.world.clock.now())
    if fire.plan_id is not None and await scope.plan_settings.offer_taper(person, fire.plan_id):
        return with_taper(screen, fire)
    return screen


async def undo(query: CallbackQuery, callback_data: FireAct, scope: Scope, person: Person) -> Screen:
    """Take an answer back."""
    message_id = query.message.message_id if query.message else None
    fire = await scope.fires.undo(person, id_of(callback_data.fire), message_id=message_id)
    return fire_screen(fire, scope.world.clock.now())


async def show(
    _query: CallbackQuery, callback_data: FireAct, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Show it as it stands, how long it can be put off, or what to do when it is late."""
    await _leave_form(state)
    fire = await scope.fires.get(person, id_of(callback_data.fire))
    if callback_data.act == Response.LATER:
        return later_screen(fire)
    return (
        late_screen(fire)
        if callback_data.act == Response.LATE
        else fire_screen(fire, scope.world.clock.now())
    )


async def put_off(_query: CallbackQuery, callback_data: FireLater, scope: Scope, person: Person) -> Screen:
    """Put it off by some minutes."""
    fire = await scope.fires.postpone(person, id_of(callback_data.fire), minutes=callback_data.minutes)
    return fire_screen(fire, scope.world.clock.now())


async def wait_until_alone(
    query: CallbackQuery, callback_data: FireAct, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Put it off until she is alone; ask when that is, where she has not said so."""
    fire = await scope.fires.postpone_until_alone(person, id_of(callback_data.fire))
    if fire is None:
        return await ask_alone_hour(query, callback_data, scope, person, state)
    return fire_screen(fire, scope.world.clock.now())


async def ask_alone_hour(
    _query: CallbackQuery, callback_data: FireAct, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Ask at which hour she is alone."""
    fire = await scope.fires.get(person, id_of(callback_data.fire))
    await state.set_state(FireForm.alone)
    await state.set_data({"fire": callback_data.fire})
    return alone_screen(fire)


async def pick_alone_hour(
    _query: CallbackQuery, callback_data: FireAlone, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Choose the hour by a button."""
    return await _take_alone_hour(
        wall_of(callback_data.minute), id_of(callback_data.fire), scope=scope, person=person, state=state
    )


async def type_alone_hour(message: Message, scope: Scope, person: Person, state: FSMContext) -> Screen:
    """Type the hour; what is not understood is kindly asked again."""
    fire_id = id_of(str((await state.get_data())["fire"]))
    wall = parse_time(message.text or "", time_words_typed())
    if wall is None:
        return alone_screen(await scope.fires.get(person, fire_id), again=True)
    await scope.fires.take_message(person, fire_id)
    return await _take_alone_hour(wall, fire_id, scope=scope, person=person, state=state)


async def _take_alone_hour(
    wall: time, fire_id: UUID, *, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    await _leave_form(state)
    person.settings.alone_at = wall.isoformat("minutes")
    fire = await scope.fires.postpone_until_alone(person, fire_id)
    return fire_screen(fire or await scope.fires.get(person, fire_id), scope.world.clock.now())


async def ask_when(
    _query: CallbackQuery, callback_data: FireAct, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Ask when it was done."""
    fire = await scope.fires.get(person, id_of(callback_data.fire))
    await state.set_state(FireForm.earlier)
    await state.set_data({"fire": callback_data.fire})
    return earlier_screen(fire)


async def pick_earlier(
    _query: CallbackQuery, callback_data: FireEarlier, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Say by a button when it was done."""
    await _leave_form(state)
    now = scope.world.clock.now()
    at = now - timedelta(minutes=callback_data.minutes)
    fire = await scope.fires.answer(person, id_of(callback_data.fire), FireState.DONE, at=at)
    return fire_screen(fire, now, is_told_when=True)


async def type_earlier(message: Message, scope: Scope, person: Person, state: FSMContext) -> Screen:
    """Type when it was done; what is not understood is kindly asked again."""
    fire_id, now = id_of(str((await state.get_data())["fire"])), scope.world.clock.now()
    fire = await scope.fires.get(person, fire_id)
    at = read_past(message.text or "", past_words(), time_words_typed(), now, fire.zone)
    if at is None:
        return earlier_screen(fire, again=True)
    await _leave_form(state)
    await scope.fires.take_message(person, fire_id)
    done = await scope.fires.answer(person, fire_id, FireState.DONE, at=at)
    return fire_screen(done, now, is_told_when=True)


async def ask_a_person(
    query: CallbackQuery, callback_data: FireAct, scope: Scope, person: Person, state: FSMContext
) -> Outcome:
    """Hide what was read, and begin a question below."""
    fire = await scope.fires.get(person, id_of(callback_data.fire))
    question = await choose_theme(query, scope, person, state)
    return fire_screen(fire, scope.world.clock.now()), replace(question, fresh=True)


async def _leave_form(state: FSMContext) -> None:
    """Forget that something may be typed here; a form of another screen is left alone."""
    if await state.get_state() in {FireForm.alone.state, FireForm.earlier.state}:
        await state.clear()
