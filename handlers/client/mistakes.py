"""«⚠️ There is a mistake» on the card of a place: two taps, no words needed, nobody noted."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot.domain.conversation import Theme
from bot.domain.keeping import REPORTED, MistakeKind
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.callbacks import Card
from bot.telegram.screens import Screen
from bot.telegram.texts.upkeep import other_draft
from bot.telegram.views.mistakes import heeded_screen, wrong_screen
from bot.telegram.visit_callbacks import Mistake
from handlers.client.question import begin_prepared


def router() -> Router:
    """Answer what is wrong."""
    router = Router(name="mistakes")
    router.callback_query.register(ask, Mistake.filter(F.kind == 0))
    router.callback_query.register(write, Mistake.filter(F.kind == MistakeKind.OTHER))
    router.callback_query.register(report, Mistake.filter(F.kind.in_(REPORTED)))
    return router


async def ask(_query: CallbackQuery, callback_data: Mistake, scope: Scope) -> Screen:
    """Ask what is wrong."""
    found = await scope.places.card(callback_data.code)
    return wrong_screen(found.view.service.name, _origin(callback_data))


async def report(_query: CallbackQuery, callback_data: Mistake, scope: Scope, person: Person) -> Screen:
    """Take it."""
    heeded = await scope.upkeep.report(person, callback_data.code, MistakeKind(callback_data.kind))
    return heeded_screen(heeded, _origin(callback_data))


async def write(_query: CallbackQuery, callback_data: Mistake, scope: Scope, state: FSMContext) -> Screen:
    """Begin an anonymous question about the place, to be written in her own words."""
    view = (await scope.places.card(callback_data.code)).view
    about = other_draft(view.service.name, view.location.name)
    return await begin_prepared(state, Theme.TALK, about, is_whole=False)


def _origin(pressed: Mistake) -> Card:
    return Card(code=pressed.code, what=pressed.what, page=pressed.page)
