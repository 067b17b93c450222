"""After a conversation is closed: whether it has helped, and a line she may add."""

from datetime import datetime, timedelta
from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.content import Content, ContentKind, Unfit
from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.services.signals import Heard
from bot.telegram.callbacks import Rate
from bot.telegram.contents import WRITTEN
from bot.telegram.screens import Outcome, Screen
from bot.telegram.views import rating as views
from handlers.client.drafts import danger_in
from handlers.client.loose import take
from handlers.client.weighing import content_of_hers

PATIENCE = timedelta(minutes=30)  # what she writes later is a new question


class Rating(StatesGroup):
    """Where she is after she has rated."""

    line = State()


def router() -> Router:
    """Answer the buttons of a rating and take the line after it."""
    router = Router(name="rating")
    router.callback_query.register(rate, Rate.filter())
    router.message.register(add_line, Rating.line, ~F.text.startswith("/"), F.content_type.in_(WRITTEN))
    return router


async def rate(
    _query: CallbackQuery, callback_data: Rate, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Ask, or note what she has answered and let her add a line."""
    thread = await scope.ratings.find(_id(callback_data.thread), person)
    if callback_data.score == 0:
        return views.rating_screen(thread)
    if callback_data.score not in views.SCORES:
        raise NotFound
    await scope.ratings.rate(thread.id, person, callback_data.score)
    await state.set_state(Rating.line)
    until = scope.world.clock.now() + PATIENCE
    await state.set_data({"thread": thread.id.hex, "until": until.isoformat()})
    return views.rated_screen()


async def add_line(
    message: Message, scope: Scope, person: Person, state: FSMContext, heard: Heard | None = None
) -> Outcome:
    """Pass her line on; anything else is an ordinary message."""
    data, content = await state.get_data(), content_of_hers(message, person)
    await state.clear()
    is_late = scope.world.clock.now() > datetime.fromisoformat(data["until"])
    if is_late or isinstance(content, Unfit) or not _is_line(content):
        return await take(message, scope, person, state, heard)
    await scope.ratings.comment(_id(data["thread"]), person, message.message_id, content)
    return views.commented_screen()


def _is_line(content: Content) -> bool:
    return content["kind"] == ContentKind.TEXT and danger_in(content) is None


def _id(thread: str) -> UUID:
    try:
        return UUID(thread)
    except ValueError as error:
        raise NotFound from error
