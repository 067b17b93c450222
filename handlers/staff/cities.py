"""Correcting cities in the private chat: where they are, and how one gets there."""

from typing import Any
from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.city_fields import CityField, read_city, read_travel
from bot.domain.entry_changes import ChangedMeanwhile, TooLateToUndo, UndoneAlready
from bot.domain.entry_checks import EntryRefused
from bot.domain.errors import NotFound
from bot.domain.staff import Member
from bot.domain.typed_point import read_point
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.directory_callbacks import CityAct, CityStep, CityUndo
from bot.telegram.screens import Screen, Toast
from bot.telegram.texts import entry_edit as edit_words
from bot.telegram.texts.cities import city_gone
from bot.telegram.texts.entries import undo_refused, undone
from bot.telegram.texts.points import remove_words
from bot.telegram.views import cities as views
from handlers.staff.entry_point import said

DRAFT = "city"


class CityTyping(StatesGroup):
    """Where a member is while something of a city is typed."""

    words = State()


def router() -> Router:
    """Show cities, and take what is said of them."""
    router = Router(name="cities")
    router.message.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(cities, CityAct.filter(F.act == CityStep.LIST))
    router.callback_query.register(city, CityAct.filter(F.act == CityStep.CITY))
    router.callback_query.register(ask, CityAct.filter(F.act == CityStep.ASK))
    router.callback_query.register(clear, CityAct.filter(F.act == CityStep.CLEAR))
    router.callback_query.register(save, CityAct.filter(F.act == CityStep.SAVE))
    router.callback_query.register(undo, CityUndo.filter())
    router.message.register(take, CityTyping.words)
    return router


async def cities(_query: CallbackQuery, callback_data: CityAct, scope: Scope, member: Member) -> Screen:
    """List the cities."""
    return views.cities_screen(await scope.city_editing.cities(by=member), callback_data.value)


async def city(
    _query: CallbackQuery, callback_data: CityAct, scope: Scope, member: Member, state: FSMContext
) -> Screen:
    """Show a city; what was typed of it is left."""
    await state.clear()
    try:
        return views.city_screen(await scope.city_editing.get(callback_data.city, by=member))
    except NotFound:
        return await _gone(scope, member)


async def ask(
    _query: CallbackQuery, callback_data: CityAct, scope: Scope, member: Member, state: FSMContext
) -> Screen:
    """Ask for a field."""
    return await _ask(callback_data, scope, member, state)


async def _ask(
    pressed: CityAct, scope: Scope, member: Member, state: FSMContext, toast: str | None = None
) -> Screen:
    try:
        field, found = CityField(pressed.value), await scope.city_editing.get(pressed.city, by=member)
    except (NotFound, ValueError):
        return await _gone(scope, member)
    base = read_city(found, field)
    await state.set_data({DRAFT: {"city": pressed.city, "field": int(field), "base": base}})
    await state.set_state(CityTyping.words)
    return views.ask_screen(found, field, toast=toast)


async def clear(
    query: CallbackQuery, callback_data: CityAct, scope: Scope, member: Member, state: FSMContext
) -> Screen:
    """Show a field emptied."""
    draft = await _draft(callback_data, state)
    if draft is None:
        return await ask(query, callback_data, scope, member, state)
    return await _preview(draft, _nothing(CityField(draft["field"])), scope, member, state)


async def take(message: Message, scope: Scope, member: Member, state: FSMContext) -> Screen:
    """Take what was typed, or a point that was sent; what does not fit is asked again."""
    draft = (await state.get_data()).get(DRAFT)
    if draft is None:
        return await _gone(scope, member, edit_words.draft_gone())
    field = CityField(draft["field"])
    try:
        value = _read(field, message)
    except EntryRefused as refused:
        try:
            found = await scope.city_editing.get(draft["city"], by=member)
        except NotFound:
            return await _gone(scope, member)
        return views.ask_screen(found, field, refused=refused)
    return await _preview(draft, value, scope, member, state)


def _read(field: CityField, message: Message) -> Any:
    text = said(message) if field is CityField.POINT else message.text or ""
    if text.strip().casefold() in remove_words():
        return _nothing(field)
    return read_point(text) if field is CityField.POINT else read_travel(text)


def _nothing(field: CityField) -> Any:
    return [] if field is CityField.POINT else ""


async def _preview(
    draft: dict[str, Any], value: Any, scope: Scope, member: Member, state: FSMContext
) -> Screen:
    try:
        found = await scope.city_editing.get(draft["city"], by=member)
    except NotFound:
        return await _gone(scope, member)
    await state.set_data({DRAFT: {**draft, "value": value}})
    return views.preview_screen(found, CityField(draft["field"]), value)


async def _draft(pressed: CityAct, state: FSMContext) -> dict[str, Any] | None:
    """Return the draft a button belongs to."""
    draft: dict[str, Any] | None = (await state.get_data()).get(DRAFT)
    is_mine = draft is not None and (draft["city"], draft["field"]) == (pressed.city, pressed.value)
    return draft if is_mine else None


async def save(
    _query: CallbackQuery, callback_data: CityAct, scope: Scope, member: Member, state: FSMContext
) -> Screen:
    """Save what was seen; where somebody else was quicker, say so first."""
    draft = await _draft(callback_data, state)
    if draft is None or "value" not in draft:
        return await _ask(callback_data, scope, member, state, edit_words.draft_gone())
    field, given = CityField(draft["field"]), {"by": member, "base": draft["base"]}
    try:
        change = await scope.city_editing.save(draft["city"], field, draft["value"], **given)
        found = await scope.city_editing.get(draft["city"], by=member)
    except NotFound:
        return await _gone(scope, member)
    except ChangedMeanwhile as error:
        found = await scope.city_editing.get(draft["city"], by=member)
        await state.set_data({DRAFT: {**draft, "base": read_city(found, field)}})
        return views.conflict_screen(found, field, error)
    await state.clear()
    toast = edit_words.saved() if change else edit_words.unchanged()
    return views.city_screen(found, undo=change, toast=toast)


async def undo(
    _query: CallbackQuery, callback_data: CityUndo, scope: Scope, member: Member
) -> Screen | Toast:
    """Take a change back."""
    try:
        found = await scope.city_editing.undo(UUID(hex=callback_data.change), by=member)
    except NotFound:
        return await _gone(scope, member)
    except (ChangedMeanwhile, TooLateToUndo, UndoneAlready) as refused:
        return Toast(undo_refused(refused.code))
    except ValueError:
        return Toast(undo_refused(TooLateToUndo.code))
    return views.city_screen(found, toast=undone())


async def _gone(scope: Scope, member: Member, toast: str | None = None) -> Screen:
    found = await scope.city_editing.cities(by=member)
    return views.cities_screen(found, toast=toast or city_gone())
