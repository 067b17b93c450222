"""Noting what she takes when needed."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.fire_callbacks import NeededNote, NeededUndo
from bot.telegram.screens import Screen
from bot.telegram.views.needed import needed_screen
from handlers.client.reminder_form import id_of


def router() -> Router:
    """Answer «note one» and its undo."""
    router = Router(name="needed")
    router.callback_query.register(note, NeededNote.filter())
    router.callback_query.register(undo, NeededUndo.filter())
    return router


async def note(_query: CallbackQuery, callback_data: NeededNote, scope: Scope, person: Person) -> Screen:
    """Note one now."""
    return needed_screen(await scope.needed.note(person, id_of(callback_data.plan)), scope.world.clock.now())


async def undo(_query: CallbackQuery, callback_data: NeededUndo, scope: Scope, person: Person) -> Screen:
    """Take it back."""
    return needed_screen(await scope.needed.undo(person, id_of(callback_data.fire)), scope.world.clock.now())
