"""Doctors by speciality, and help by situation."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot.domain.conversation import Theme
from bot.domain.errands import DOCTORS, KINDS
from bot.domain.people import Person
from bot.domain.zones import zone_of
from bot.services.scope import Scope
from bot.telegram.callbacks import Card, Go, Place
from bot.telegram.screens import Screen
from bot.telegram.texts.visits import When, company_request
from bot.telegram.views.places import doctors_screen, help_screen
from bot.telegram.views.visits import when_screen
from bot.telegram.visit_callbacks import Company
from handlers.client.home import home, look_around
from handlers.client.question import begin_prepared

ALL_KINDS = frozenset(kind for errand in DOCTORS for kind in KINDS[errand])


def router() -> Router:
    """Answer «👩‍⚕️ Doctors» and «🤝 Help»."""
    router = Router(name="doctors")
    router.callback_query.register(doctors, Go.filter(F.to == Place.DOCTORS))
    router.callback_query.register(ask_when, Company.filter(F.when == 0))
    router.callback_query.register(ask_for_company, Company.filter(F.when.in_(set(When))))
    router.callback_query.register(situations, Go.filter(F.to == Place.HELP))
    return router


async def doctors(_query: CallbackQuery, scope: Scope, person: Person) -> Screen:
    """Offer the specialities her city has."""
    around = await look_around(scope, person)
    if around is None:
        return await home(scope, person)
    views = await scope.places.places_for(around.served, ALL_KINDS)
    return doctors_screen(views, around, await scope.slips.list_of(person))


async def ask_when(_query: CallbackQuery, callback_data: Company, scope: Scope) -> Screen:
    """Ask when she would like somebody to come along."""
    found = await scope.places.card(callback_data.code)
    return when_screen(
        found.view, Card(code=callback_data.code, what=callback_data.what, page=callback_data.page)
    )


async def ask_for_company(
    _query: CallbackQuery, callback_data: Company, scope: Scope, person: Person, state: FSMContext
) -> Screen:
    """Put a request together, which she sends herself."""
    view = (await scope.places.card(callback_data.code)).view
    today = scope.world.clock.now().astimezone(zone_of(person.settings.zone)).date()
    request = company_request(view.service.name, view.location.name, When(callback_data.when), today)
    return await begin_prepared(state, Theme.COMPANY, request, is_whole=True)


async def situations(_query: CallbackQuery) -> Screen:
    """Ask what the situation is."""
    return help_screen()
