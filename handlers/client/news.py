"""Announcements as she reads them: open, hide, and no more of them."""

from uuid import UUID

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.callbacks import NewsAct
from bot.telegram.screens import Screen
from bot.telegram.texts.announcements import switched
from bot.telegram.views.announcements import NewsStep, news_screen, stub_screen
from bot.telegram.views.privacy import stored_screen
from handlers.client.home import her_city

SWITCHES = frozenset({NewsStep.OFF, NewsStep.ON})


def router() -> Router:
    """Answer the buttons of announcements."""
    router = Router(name="news")
    router.callback_query.register(open_news, NewsAct.filter(F.act == NewsStep.OPEN))
    router.callback_query.register(hide, NewsAct.filter(F.act == NewsStep.HIDE))
    router.callback_query.register(switch, NewsAct.filter(F.act.in_(SWITCHES)))
    return router


async def open_news(_query: CallbackQuery, callback_data: NewsAct, scope: Scope, person: Person) -> Screen:
    """Turn the stub into the announcement."""
    return await _shown(callback_data, scope, person)


async def hide(_query: CallbackQuery, callback_data: NewsAct) -> Screen:
    """Turn it back into the stub."""
    return stub_screen(callback_data.news)


async def switch(_query: CallbackQuery, callback_data: NewsAct, scope: Scope, person: Person) -> Screen:
    """Let announcements come or not; without one, from what is stored about her."""
    person.settings.is_news_wanted = callback_data.act == NewsStep.ON
    toast = switched(is_on=person.settings.is_news_wanted)
    if callback_data.news:
        return await _shown(callback_data, scope, person, toast=toast)
    city = await her_city(scope, person)
    return stored_screen(person, city=city.name if city else None, toast=toast)


async def _shown(pressed: NewsAct, scope: Scope, person: Person, *, toast: str | None = None) -> Screen:
    try:
        content = await scope.announcements.read(UUID(pressed.news))
    except ValueError as error:
        raise NotFound from error
    is_wanted = person.settings.is_news_wanted
    return news_screen(pressed.news, content, is_wanted=is_wanted, toast=toast)
