"""Asking: a theme, one or several messages, and only then the staff."""

from typing import Any

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.barring import Flooded
from bot.domain.content import Content, ContentKind
from bot.domain.conversation import Theme, prepared_id
from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.zones import zone_of
from bot.services.scope import Scope
from bot.telegram.callbacks import AskAbout, AskStep, AskUrgent, Go, Place
from bot.telegram.crisis import danger_reply
from bot.telegram.screens import Outcome, Screen, Toast
from bot.telegram.texts.answering import OPEN_NOW_HELPS, expectation
from bot.telegram.texts.catalogue import Safe
from bot.telegram.texts.failures import too_fast
from bot.telegram.texts.question import sent_already, too_many
from bot.telegram.views import question as views
from bot.telegram.views.question import Step
from handlers.client.drafts import Added, add_to_draft, begin_draft, count_of, danger_in, end_draft
from handlers.client.weighing import weigh

SENT_ON = "sent_on"  # in her dialog: the message whose press has sent her question


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
    box = await scope.mailbox.look_into(person)
    threads = await scope.conversations.list_of(person)
    return views.themes_screen(box, has_questions=bool(threads))


async def my_questions(_event: object, scope: Scope, person: Person) -> Screen:
    """List her questions."""
    threads = await scope.conversations.list_of(person)
    box = await scope.mailbox.look_into(person)
    return views.my_questions_screen(threads, box, scope.world.clock.now().date())


async def begin(
    _query: CallbackQuery, callback_data: AskAbout, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Ask her to write about a theme."""
    try:
        theme = Theme(callback_data.theme)
    except ValueError as error:
        raise NotFound from error
    return await _ask_to_write(scope, person, state, theme)


async def begin_urgent(_query: CallbackQuery, scope: Scope, person: Person, state: FSMContext) -> Screen:
    """Ask her to write to the person on duty."""
    return await _ask_to_write(scope, person, state, Theme.URGENT)


async def _ask_to_write(scope: Scope, person: Person, state: FSMContext, theme: Theme) -> Screen:
    await state.set_state(Asking.writing)
    await begin_draft(state, theme)
    expected, has_places = await _expected(scope, person, theme)
    return views.writing_screen(theme, expected, has_places=has_places)


async def begin_prepared(state: FSMContext, theme: Theme, words: str, *, is_whole: bool) -> Screen:
    """Begin a question with words put together for her; where they are not the whole of it, she writes on."""
    await state.set_state(Asking.writing)
    await begin_draft(state, theme)
    await add_to_draft(state, prepared_id(), {"kind": ContentKind.TEXT, "words": words})
    return views.prepared_screen(words, is_whole=is_whole)


async def collect(message: Message, person: Person, state: FSMContext) -> Outcome:
    """Keep one more message of the question; danger is answered at once."""
    content = await weigh(message, person, state)
    return content if isinstance(content, Screen) else await keep(state, message.message_id, content)


async def keep(state: FSMContext, message_id: int, content: Content) -> Outcome:
    """Add a message to the draft, and ask whether to send it all."""
    added = await add_to_draft(state, message_id, content)
    note = too_many() if added is Added.NOT else ""
    ready = views.ready_screen(await count_of(state), note=note, is_album="album" in content)
    return acknowledgement(ready, content, added)


def acknowledgement(screen: Screen, content: Content, added: Added) -> Outcome:
    """Return the screen with help against danger before it; an album is acknowledged once."""
    danger = danger_in(content)
    if danger is not None:
        return danger_reply(danger), screen
    return None if added is Added.TO_ALBUM else screen


async def send(query: CallbackQuery, scope: Scope, person: Person, state: FSMContext) -> Screen | Toast:
    """Send what she has written; of two presses at once the second only says that it was sent."""
    data, screen_id = await state.get_data(), None if query.message is None else query.message.message_id
    if not data.get("messages"):
        if screen_id is None or data.get(SENT_ON) != screen_id:
            raise NotFound
        return Toast(sent_already())
    theme, is_urgent = Theme(data["theme"]), data.get("urgent", False)
    pairs = _pairs(data)
    is_quiet = any(content.get("is_quiet") for _, content in pairs)
    try:
        await scope.conversations.ask(person, theme, pairs, is_urgent=is_urgent or is_quiet)
    except Flooded:
        return views.ready_screen(await count_of(state), note=too_fast())
    await end_draft(state)
    await state.update_data({SENT_ON: screen_id})
    expected, has_places = await _expected(scope, person, theme)
    is_urgent = is_urgent or theme is Theme.URGENT
    return views.sent_screen(expected, is_urgent=is_urgent, has_places=has_places)


async def _expected(scope: Scope, person: Person, theme: Theme) -> tuple[Safe, bool]:
    """Return what to tell her, and whether it leads to what is open now."""
    expected, zone = await scope.answering.expectation(theme), zone_of(person.settings.zone)
    told = expectation(expected, theme, now=scope.world.clock.now(), zone=zone)
    return told, expected.is_manned is False and theme in OPEN_NOW_HELPS


def _pairs(data: dict[str, Any]) -> list[tuple[int, Content]]:
    return [(int(message_id), content) for message_id, content in data["messages"]]


async def write_on(_query: CallbackQuery, state: FSMContext) -> Screen:
    """Let her go on writing."""
    if await state.get_state() != Asking.writing.state:
        raise NotFound
    return views.write_on_screen()


async def drop(_query: CallbackQuery, state: FSMContext) -> Screen:
    """Forget what she has written."""
    await end_draft(state)
    return views.dropped_screen()
