"""The staff's directory in the private chat: lists, an entry, what it does today, «all correct», undo."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, time, timedelta
from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.codes import short_code
from bot.domain.day_status import NothingToCut
from bot.domain.entry_changes import ChangedMeanwhile, TooLateToUndo, UndoneAlready
from bot.domain.entry_checks import EntryRefused
from bot.domain.errors import NotFound
from bot.domain.opening import to_instant
from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.services.day_statuses import Today
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import StaffGo
from bot.telegram.directory_callbacks import EntryAct, EntryList, EntryStep, EntryUndo, ListStep
from bot.telegram.screens import Screen, Toast
from bot.telegram.texts import entries as words
from bot.telegram.texts.entry_edit import refusal
from bot.telegram.views import entries as views
from bot.telegram.views.desk import Desk

MOST_LETTERS = 64
SOUGHT = "directory"
DAY_MINUTES = 24 * 60


class Seeking(StatesGroup):
    """Where a member is while searching."""

    writing = State()


def router() -> Router:
    """Show the directory and take what is said of today."""
    router = Router(name="directory")
    router.message.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(cities, StaffGo.filter(F.to == Desk.DIRECTORY))
    router.callback_query.register(cities, EntryList.filter(F.act == ListStep.CITIES))
    router.callback_query.register(city, EntryList.filter(F.act == ListStep.CITY))
    router.callback_query.register(ask, EntryList.filter(F.act == ListStep.FIND))
    router.callback_query.register(turn, EntryList.filter(F.act == ListStep.FOUND))
    router.callback_query.register(undo, EntryUndo.filter())
    router.callback_query.register(act, EntryAct.filter(F.act <= EntryStep.AS_USUAL))
    router.message.register(seek, Seeking.writing, F.text)
    return router


async def cities(
    _query: CallbackQuery,
    scope: Scope,
    member: Member,
    callback_data: StaffGo | EntryList,
) -> Screen:
    """List the cities."""
    found = await scope.entries.cities(by=member)
    number = callback_data.page if isinstance(callback_data, EntryList) else 0
    to_check = len(await scope.upkeep.list_due(member))
    return views.cities_screen(found, member, number, to_check=to_check)


async def city(query: CallbackQuery, callback_data: EntryList, scope: Scope, member: Member) -> Screen:
    """List the entries of a city."""
    try:
        chosen = await scope.entries.city(callback_data.city)
    except NotFound:
        return await cities(query, scope, member, EntryList(act=ListStep.CITIES))
    page = await scope.entries.page(chosen, callback_data.page, by=member)
    return views.city_screen(chosen, page, member)


async def ask(_query: CallbackQuery, state: FSMContext) -> Screen:
    """Ask what to look for."""
    await state.set_state(Seeking.writing)
    return views.ask_words_screen()


async def seek(message: Message, scope: Scope, member: Member, state: FSMContext) -> Screen:
    """Look for what was written."""
    text = (message.text or "")[:MOST_LETTERS]
    await state.set_data({SOUGHT: text})
    page = await scope.entries.find(text, 0, by=member)
    return views.found_screen(text, page) if page.total else views.ask_words_screen(is_again=True)


async def turn(
    query: CallbackQuery, callback_data: EntryList, scope: Scope, member: Member, state: FSMContext
) -> Screen:
    """Turn the pages of what was found; a forgotten search asks anew."""
    text = (await state.get_data()).get(SOUGHT)
    if not text:
        return await ask(query, state)
    return views.found_screen(text, await scope.entries.find(text, callback_data.page, by=member))


async def act(_query: CallbackQuery, callback_data: EntryAct, scope: Scope, member: Member) -> Screen | Toast:
    """Show an entry, or do something to it in one press."""
    step = STEPS.get(callback_data.act, _card)
    try:
        return await step(callback_data, scope, member)
    except NotFound:
        return views.gone_screen(words.entry_gone())
    except NothingToCut:
        return Toast(words.nothing_to_cut())
    except EntryRefused as refused:
        return Toast(str(refusal(refused)))


async def _card(pressed: EntryAct, scope: Scope, member: Member) -> Screen:
    return await show(pressed.code, scope, member)


async def _as_she_sees(pressed: EntryAct, scope: Scope, member: Member) -> Screen:
    return views.as_she_sees_screen(await scope.entries.view(pressed.code, by=member))


async def _history(pressed: EntryAct, scope: Scope, member: Member) -> Screen:
    view, changes = await scope.entries.history(pressed.code, by=member)
    return views.history_screen(view, changes, pressed.value)


async def _confirm(pressed: EntryAct, scope: Scope, member: Member) -> Screen:
    change = await scope.confirming.confirm(pressed.code, by=member)
    toast = words.confirmed() if change else words.confirmed_already()
    return await show(pressed.code, scope, member, undo=change, toast=toast)


async def _ask_end(pressed: EntryAct, scope: Scope, member: Member) -> Screen:
    require(member, Right.PLACES)
    today = await scope.day_statuses.today(pressed.code)
    if not today.ends:
        raise NothingToCut
    return views.earlier_screen(today, pressed.code)


async def _closed(pressed: EntryAct, scope: Scope, member: Member) -> Screen:
    change = await scope.day_statuses.close(pressed.code, by=member)
    return await _said(pressed.code, scope, member, change)


async def _earlier(pressed: EntryAct, scope: Scope, member: Member) -> Screen:
    until = _instant(await scope.day_statuses.today(pressed.code), pressed.value)
    change = await scope.day_statuses.close_earlier(pressed.code, until, by=member)
    return await _said(pressed.code, scope, member, change)


async def _as_usual(pressed: EntryAct, scope: Scope, member: Member) -> Screen:
    change = await scope.day_statuses.as_usual(pressed.code, by=member)
    return await _said(pressed.code, scope, member, change)


async def _said(code: str, scope: Scope, member: Member, change: UUID | None) -> Screen:
    toast = words.said_today() if change else words.same_today()
    return await show(code, scope, member, undo=change, toast=toast)


STEPS: Mapping[int, Callable[[EntryAct, Scope, Member], Awaitable[Screen]]] = {
    EntryStep.AS_SHE_SEES: _as_she_sees,
    EntryStep.CONFIRM: _confirm,
    EntryStep.HISTORY: _history,
    EntryStep.CLOSED_TODAY: _closed,
    EntryStep.EARLIER: _ask_end,
    EntryStep.EARLIER_AT: _earlier,
    EntryStep.AS_USUAL: _as_usual,
}


def _instant(today: Today, minute: int) -> datetime:
    """Return the instant of a minute of the day; hours of the night lie beyond its end."""
    day = today.day + timedelta(days=minute // DAY_MINUTES % 2)
    return to_instant(day, time(minute % DAY_MINUTES // 60, minute % 60), today.zone)


async def show(
    code: str, scope: Scope, member: Member, *, undo: UUID | None = None, toast: str | None = None
) -> Screen:
    """Show an entry."""
    return views.entry_screen(await scope.entries.view(code, by=member), member, undo=undo, toast=toast)


async def undo(
    _query: CallbackQuery, callback_data: EntryUndo, scope: Scope, member: Member
) -> Screen | Toast:
    """Take a change back, and show the entry."""
    try:
        listing = await scope.editing.undo(UUID(hex=callback_data.change), by=member)
        return await _undone(short_code(listing.place.id), scope, member)
    except (ChangedMeanwhile, NotFound, TooLateToUndo, UndoneAlready) as refused:
        return Toast(words.undo_refused(refused.code))
    except ValueError:
        return Toast(words.undo_refused(NotFound.code))


async def _undone(code: str, scope: Scope, member: Member) -> Screen:
    """Show the entry as it is again; one that was new is gone."""
    try:
        return await show(code, scope, member, toast=words.undone())
    except NotFound:
        return views.gone_screen(words.undone())
