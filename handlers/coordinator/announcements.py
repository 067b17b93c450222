"""Announcements in the private chat: for whom, the words, the preview, sending and stopping."""

from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.announcements import UnfitNews
from bot.domain.approvals import NoSecond
from bot.domain.codes import short_code
from bot.domain.content import Unfit
from bot.domain.directory import City
from bot.domain.errors import NotFound
from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.callbacks import NewsAct
from bot.telegram.contents import content_of
from bot.telegram.desk_callbacks import NewsDo, NewsTo, NewsTongue, StaffGo
from bot.telegram.screens import Outcome, Reply, Screen, Toast
from bot.telegram.texts import announcements as words
from bot.telegram.texts.catalogue import languages
from bot.telegram.views import announcements as views
from bot.telegram.views.announcements import NewsDeed, NewsStep
from bot.telegram.views.approvals import no_second_screen
from bot.telegram.views.desk import Desk


class Announcing(StatesGroup):
    """What a coordinator is asked for."""

    words = State()


def router() -> Router:
    """Answer the button, the choice of a city, the words, and what is pressed under the card."""
    router = Router(name="announcements")
    router.message.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(begin, StaffGo.filter(F.to == Desk.ANNOUNCE))
    router.callback_query.register(choose, NewsTo.filter())
    router.callback_query.register(choose, NewsTongue.filter())
    router.callback_query.register(do, NewsDo.filter())
    router.callback_query.register(preview, NewsAct.filter())
    router.message.register(take, Announcing.words)
    return router


async def begin(_query: CallbackQuery, scope: Scope, member: Member) -> Screen:
    """Ask for whom it is."""
    require(member, Right.ANNOUNCE)
    return views.whom_screen(await _cities(scope))


async def choose(
    _query: CallbackQuery,
    callback_data: NewsTo | NewsTongue,
    scope: Scope,
    member: Member,
    state: FSMContext,
) -> Screen:
    """Ask for the words; a city or a language that is gone asks for whom once more."""
    require(member, Right.ANNOUNCE)
    language, _dash, code = _whom(callback_data).rpartition("-")
    city = next((one for one in await _cities(scope) if short_code(one.id) == code), None)
    if (city is None and code) or language not in {"", *languages()}:
        return await begin(_query, scope, member)
    return await _ask(state, city.id if city else None, city.name if city else "", language or None)


def _whom(pressed: NewsTo | NewsTongue) -> str:
    return pressed.city if isinstance(pressed, NewsTo) else pressed.whom


async def _ask(state: FSMContext, city: str | None, name: str, language: str | None) -> Screen:
    await state.set_data({"city": city, "name": name, "language": language})
    await state.set_state(Announcing.words)
    return views.write_screen(city, name, language)


async def take(message: Message, scope: Scope, member: Member, state: FSMContext) -> Outcome:
    """Keep the words and show how they come; the card follows once those it is for are counted."""
    content, asked = content_of(message), await state.get_data()
    if isinstance(content, Unfit):
        return Reply(words.unfit())
    try:
        news_id = await scope.announcements.write(
            content,
            city=asked.get("city"),
            city_name=asked.get("name", ""),
            language=asked.get("language"),
            by=member,
        )
    except UnfitNews:
        return Reply(words.unfit())
    await state.clear()
    stub = views.stub_screen(news_id.hex)
    return Reply(stub.text, stub.rows), Reply(words.preview_above())


async def preview(_query: CallbackQuery, callback_data: NewsAct, scope: Scope, member: Member) -> Outcome:
    """Open and hide it, as women do."""
    require(member, Right.ANNOUNCE)
    try:
        if callback_data.act == NewsStep.OPEN:
            content = await scope.announcements.read(UUID(callback_data.news))
            return views.news_screen(callback_data.news, content, is_wanted=True)
        if callback_data.act == NewsStep.HIDE:
            return views.stub_screen(callback_data.news)
    except (NotFound, ValueError):
        return Toast(words.gone())
    return Toast(words.only_preview())


async def do(
    _query: CallbackQuery, callback_data: NewsDo, scope: Scope, member: Member, state: FSMContext
) -> Outcome:
    """Ask the others to confirm, rewrite, give up, or stop."""
    try:
        return await _do(callback_data, scope, member, state)
    except NoSecond:
        return no_second_screen()
    except (NotFound, ValueError):
        return Toast(words.gone())


async def _do(pressed: NewsDo, scope: Scope, member: Member, state: FSMContext) -> Screen:
    news_id, service = UUID(pressed.news), scope.announcements
    match NewsDeed(pressed.act):
        case NewsDeed.SEND:
            view = await service.propose(news_id, by=member)
        case NewsDeed.STOP:
            view = await service.stop(news_id, by=member)
        case NewsDeed.CANCEL:
            view = await service.drop(news_id, by=member)
        case NewsDeed.REWRITE:
            meant = await service.meant_for(news_id)
            await service.drop(news_id, by=member)
            return await _ask(state, meant.city, meant.city_name, meant.language)
    return views.card_screen(view)


async def _cities(scope: Scope) -> list[City]:
    return [city for city in await scope.places.cities() if city.has_services]
