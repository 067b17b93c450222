"""Asking: a theme, one or several messages, and only then the staff."""

from typing import Any

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.conversation import MOST_MESSAGES, Content, Theme
from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.callbacks import AskAbout, AskStep, AskUrgent, Go, Place
from bot.telegram.contents import content_of, words_of
from bot.telegram.crisis import danger_reply
from bot.telegram.screens import Outcome, Screen
from bot.telegram.texts.danger import find_danger
from bot.telegram.texts.question import too_many
from bot.telegram.views import question as views
from bot.telegram.views.question import Step


class Asking(StatesGroup):
    """Where she is while asking."""

    writing = State()
    offering = State()


def router() -> Router:
    """Answer «Ask a question», its themes and its form."""
    router = Router(name="question")
    router.message.register(choose_theme, Command("question"))
    router.callback_query.register(choose_theme, Go.filter(F.to == Place.ASK))
    router.callback_query.register(my_questions, Go.filter(F.to == Place.MY_QUESTIONS))
    router.callback_query.register(begin, AskAbout.filter())
    router.callback_query.register(begin_urgent, AskUrgent.filter())
    router.callback_query.register(send, AskStep.filter(F.step.in_({Step.SEND, Step.YES})))
    router.callback_query.register(write_on, AskStep.filter(F.step == Step.WRITE_ON))
    router.callback_query.register(drop, AskStep.filter(F.step.in_({Step.CANCEL, Step.NO})))
    router.message.register(collect, Asking.writing)
    return router


async def choose_theme(_event: object, scope: Scope, person: Person, state: FSMContext) -> Screen:
    """Ask what it is about."""
    await state.clear()
    unread = await scope.letters.list_unread(person)
    threads = await scope.conversations.list_of(person)
    return views.themes_screen(unread=unread, has_questions=bool(threads))


async def my_questions(_event: object, scope: Scope, person: Person) -> Screen:
    """List her questions."""
    threads = await scope.conversations.list_of(person)
    unread = await scope.letters.list_unread(person)
    return views.my_questions_screen(threads, unread, scope.world.clock.now().date())


async def begin(_query: CallbackQuery, callback_data: AskAbout, state: FSMContext) -> Screen:
    """Ask her to write about a theme."""
    try:
        theme = Theme(callback_data.theme)
    except ValueError as error:
        raise NotFound from error
    return await _ask_to_write(state, theme)


async def begin_urgent(_query: CallbackQuery, state: FSMContext) -> Screen:
    """Ask her to write to the person on duty."""
    return await _ask_to_write(state, Theme.URGENT)


async def _ask_to_write(state: FSMContext, theme: Theme) -> Screen:
    await state.set_state(Asking.writing)
    await state.set_data({"theme": int(theme), "messages": []})
    return views.writing_screen(theme)


async def collect(message: Message, state: FSMContext) -> Outcome:
    """Keep one more message of the question; danger is answered at once."""
    content = content_of(message)
    if content is None:
        return views.refused_screen()
    data = await state.get_data()
    messages: list[tuple[int, Content]] = data["messages"]
    if len(messages) >= MOST_MESSAGES:
        return views.ready_screen(len(messages), note=too_many())
    messages = [*messages, (message.message_id, content)]
    danger = find_danger(words_of(content))
    is_urgent = data.get("urgent", False) or danger is not None
    await state.set_data({**data, "messages": messages, "urgent": is_urgent})
    ready = views.ready_screen(len(messages))
    return ready if danger is None else (danger_reply(danger), ready)


async def send(_query: CallbackQuery, scope: Scope, person: Person, state: FSMContext) -> Screen:
    """Send what she has written."""
    data = await state.get_data()
    if not data.get("messages"):
        raise NotFound
    theme, is_urgent = Theme(data["theme"]), data.get("urgent", False)
    await scope.conversations.ask(person, theme, _pairs(data), is_urgent=is_urgent)
    await state.clear()
    return views.sent_screen(is_urgent=is_urgent or theme is Theme.URGENT)


def _pairs(data: dict[str, Any]) -> list[tuple[int, Content]]:
    return [(int(message_id), content) for message_id, content in data["messages"]]


async def write_on(_query: CallbackQuery, state: FSMContext) -> Screen:
    """Let her go on writing."""
    if await state.get_state() != Asking.writing.state:
        raise NotFound
    return views.write_on_screen()


async def drop(_query: CallbackQuery, state: FSMContext) -> Screen:
    """Forget what she has written."""
    await state.clear()
    return views.dropped_screen()
