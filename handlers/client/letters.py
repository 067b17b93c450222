"""Reading an answer: open, hide, open again, the next one, answer; and whether the staff see it."""

from uuid import UUID

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.callbacks import LetterAct
from bot.telegram.screens import Outcome, Screen, Toast
from bot.telegram.texts.letters import reading_told, write_answer
from bot.telegram.views import letters as views
from bot.telegram.views.letters import LetterStep

ABOUT_READING = frozenset({LetterStep.TELL_READING, LetterStep.KEEP_READING})


def router() -> Router:
    """Answer the buttons of letters."""
    router = Router(name="letters")
    router.callback_query.register(open_letter, LetterAct.filter(F.act == LetterStep.OPEN))
    router.callback_query.register(hide, LetterAct.filter(F.act == LetterStep.HIDE))
    router.callback_query.register(answer, LetterAct.filter(F.act == LetterStep.ANSWER))
    router.callback_query.register(tell_reading, LetterAct.filter(F.act.in_(ABOUT_READING)))
    return router


async def open_letter(
    query: CallbackQuery, callback_data: LetterAct, scope: Scope, person: Person
) -> Outcome:
    """Turn the stub into the letter."""
    letter_id, shown_id = _id(callback_data), _pressed(query)
    return views.opened_letter(await scope.mailbox.open(letter_id, person, shown_id=shown_id))


async def hide(_query: CallbackQuery, callback_data: LetterAct, scope: Scope, person: Person) -> Screen:
    """Turn the letter back into the stub."""
    can_be_opened = await scope.mailbox.hide(_id(callback_data), person)
    return views.stub_screen(_id(callback_data)) if can_be_opened else views.spent_screen()


async def answer(query: CallbackQuery, callback_data: LetterAct, scope: Scope, person: Person) -> Toast:
    """Invite her to write on; what she writes next goes to the conversation of this letter."""
    await scope.mailbox.answer(_id(callback_data), person, shown_id=_pressed(query))
    return Toast(write_answer())


async def tell_reading(
    _query: CallbackQuery, callback_data: LetterAct, scope: Scope, person: Person
) -> Screen:
    """Keep whether the staff may see that she has read, and show the letter without the question."""
    is_told = callback_data.act == LetterStep.TELL_READING
    opened = await scope.mailbox.tell_reading(_id(callback_data), person, is_told=is_told)
    return views.letter_screen(opened, toast=reading_told(is_told=is_told))


def _pressed(query: CallbackQuery) -> int | None:
    return query.message.message_id if query.message else None


def _id(callback: LetterAct) -> UUID:
    try:
        return UUID(callback.letter)
    except ValueError as error:
        raise NotFound from error
