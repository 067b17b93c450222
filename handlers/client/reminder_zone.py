"""By which clock her reminders come after she has moved."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.form_callbacks import ZoneMove
from bot.telegram.screens import Screen
from bot.telegram.texts.reminders import saved
from bot.telegram.views.zone_move import Clock, zone_screen
from handlers.client.home import home


def router() -> Router:
    """Answer the question and let it be asked again."""
    router = Router(name="reminder_zone")
    router.callback_query.register(answer, ZoneMove.filter())
    return router


async def answer(_query: CallbackQuery, callback_data: ZoneMove, scope: Scope, person: Person) -> Screen:
    """Follow the new clock, stay with the old one, or look at both once more."""
    if person.settings.zone is None or callback_data.answer not in set(Clock):
        raise NotFound
    choice = await scope.zone_moves.choice(person)
    if callback_data.answer == Clock.ASK and choice is not None:
        return zone_screen(choice, scope.world.clock.now())
    if callback_data.answer == Clock.NEW:
        await scope.zone_moves.follow(person)
    return await home(scope, person, toast=saved())


async def settle_zone(scope: Scope, person: Person) -> Screen | None:
    """After she has chosen a city: ask by which clock they are to come, where that makes a difference."""
    choice = await scope.zone_moves.settle(person)
    return None if choice is None else zone_screen(choice, scope.world.clock.now())
