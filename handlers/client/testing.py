"""Getting tested: what for, and which test can tell already."""

from datetime import date

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.windows import Ago, readings, risk_day
from bot.domain.zones import zone_of
from bot.services.scope import Scope
from bot.telegram.callbacks import Go, Place
from bot.telegram.screens import Screen
from bot.telegram.views.reminders import city_first_screen
from bot.telegram.views.testing import retest_screen, tests_screen, what_tells_screen
from bot.telegram.visit_callbacks import Retest, RiskAgo
from handlers.client.single_reminder import day_of


def router() -> Router:
    """Answer «🧪 Get tested» and what follows from when the risk was."""
    router = Router(name="testing")
    router.callback_query.register(what_test, Go.filter(F.to == Place.TESTS))
    router.callback_query.register(what_tells, RiskAgo.filter())
    router.callback_query.register(offer_repeat, Retest.filter())
    return router


async def what_test(_query: CallbackQuery) -> Screen:
    """Ask what she wants to be tested for."""
    return tests_screen()


async def what_tells(_query: CallbackQuery, callback_data: RiskAgo, scope: Scope, person: Person) -> Screen:
    """Say which test tells already, by her own calendar."""
    if callback_data.ago not in set(Ago):
        raise NotFound
    today = _today(scope, person)
    ago = Ago(callback_data.ago)
    risk = risk_day(ago, today)
    return what_tells_screen(ago, risk, readings(risk, today))


async def offer_repeat(_query: CallbackQuery, callback_data: Retest, scope: Scope, person: Person) -> Screen:
    """Offer a reminder for the days on which tests are to be repeated."""
    if person.settings.zone is None:
        return city_first_screen()
    return retest_screen(readings(day_of(callback_data.risk), _today(scope, person)))


def _today(scope: Scope, person: Person) -> date:
    return scope.world.clock.now().astimezone(zone_of(person.settings.zone)).date()
