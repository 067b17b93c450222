"""Reading an answer: open, hide, open again, answer."""

from uuid import UUID

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.callbacks import LetterAct
from bot.telegram.screens import Outcome, Screen, Toast
from bot.telegram.texts.question import write_answer
from bot.telegram.views import question as views
from bot.telegram.views.question import LetterStep


def router() -> Router:
    """Answer the buttons of letters."""
    router = Router(name="letters")
    router.callback_query.register(open_letter, LetterAct.filter(F.act == LetterStep.OPEN))
    router.callback_query.register(hide, LetterAct.filter(F.act == LetterStep.HIDE))
    router.callback_query.register(answer, LetterAct.filter(F.act == LetterStep.ANSWER))
    return router


async def open_letter(
    query: CallbackQuery, callback_data: LetterAct, scope: Scope, person: Person
) -> Outcome:
    """Turn the stub into the letter."""
    shown_id = query.message.message_id if query.message else None
    return views.letter_screen(await scope.letters.open(_id(callback_data), person, shown_id=shown_id))


async def hide(_query: CallbackQuery, callback_data: LetterAct, scope: Scope, person: Person) -> Screen:
    """Turn the letter back into the stub."""
    await scope.letters.hide(_id(callback_data), person)
    return views.stub_screen(_id(callback_data))


async def answer(_query: CallbackQuery) -> Toast:
    """Invite her to write on; what she writes goes to the same conversation."""
    return Toast(write_answer())


def _id(callback: LetterAct) -> UUID:
    try:
        return UUID(callback.letter)
    except ValueError as error:
        raise NotFound from error
