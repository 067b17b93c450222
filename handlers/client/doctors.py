"""Doctors by speciality, and help by situation."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.errands import DOCTORS, KINDS
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.callbacks import Go, Place
from bot.telegram.screens import Screen
from bot.telegram.views.places import doctors_screen, help_screen
from handlers.client.home import home, look_around

ALL_KINDS = frozenset(kind for errand in DOCTORS for kind in KINDS[errand])


def router() -> Router:
    """Answer «👩‍⚕️ Doctors» and «🤝 Help»."""
    router = Router(name="doctors")
    router.callback_query.register(doctors, Go.filter(F.to == Place.DOCTORS))
    router.callback_query.register(situations, Go.filter(F.to == Place.HELP))
    return router


async def doctors(_query: CallbackQuery, scope: Scope, person: Person) -> Screen:
    """Offer the specialities her city has."""
    around = await look_around(scope, person)
    if around is None:
        return await home(scope, person)
    views = await scope.places.places_for(around.served, ALL_KINDS)
    return doctors_screen(views, around, await scope.slips.list_of(person))


async def situations(_query: CallbackQuery) -> Screen:
    """Ask what the situation is."""
    return help_screen()
