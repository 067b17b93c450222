"""Adding to the directory, question by question; the answers lie in the member's sealed dialog."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.entry_checks import EntryRefused
from bot.domain.errors import NotFound
from bot.domain.new_entry import NEW_LOCATION, OTHER_HOURS, SAME_HOURS, TYPED, NewEntry, Question
from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.directory_callbacks import EntryList, ListStep, NewAct, NewStep
from bot.telegram.screens import Screen, Toast
from bot.telegram.texts.entries import entry_gone
from bot.telegram.texts.entry_edit import draft_gone, refusal
from bot.telegram.texts.entry_new import added, hours_choices
from bot.telegram.views import entry_new as views
from bot.telegram.views.entries import entry_screen, everywhere_screen, gone_screen
from bot.telegram.views.entry_edit import KIND_ORDER
from bot.telegram.views.paging import PAGE_SIZE
from handlers.staff.entry_draft import Desk

NEW = "new_entry"


class Adding(StatesGroup):
    """Where a member is while answering in words."""

    words = State()


def router() -> Router:
    """Ask for what a new entry needs, and take the answers."""
    router = Router(name="entry_new")
    router.message.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(everywhere, EntryList.filter(F.act == ListStep.EVERYWHERE))
    router.callback_query.register(begin, EntryList.filter(F.act == ListStep.ADD))
    router.callback_query.register(act, NewAct.filter())
    router.message.register(take, Adding.words)
    return router


async def everywhere(_query: CallbackQuery, callback_data: EntryList, scope: Scope, member: Member) -> Screen:
    """Ask in which city."""
    require(member, Right.DIRECTORY)
    return everywhere_screen(await scope.entries.cities(by=member, everywhere=True), callback_data.page)


async def begin(
    _query: CallbackQuery, callback_data: EntryList, scope: Scope, member: Member, state: FSMContext
) -> Screen:
    """Begin a new entry in a city."""
    require(member, Right.DIRECTORY)
    try:
        city = await scope.entries.city(callback_data.city)
    except NotFound:
        return gone_screen(entry_gone())
    known = await scope.new_entries.organizations(city.id, by=member)
    only = known[0].id if len(known) == 1 else ""
    return await ask(NewEntry(city.id, organization=only), Desk(scope, member, state))


async def ask(new: NewEntry, desk: Desk, *, page: int = 0, refused: EntryRefused | None = None) -> Screen:
    """Ask the next question, or show what the answers give."""
    if new.question is Question.HOURS and not await desk.scope.new_entries.source_hours(new):
        new = replace(new, hours=OTHER_HOURS)
    question = new.question
    await desk.state.set_data({NEW: new.to_json()})
    await desk.state.set_state(Adding.words if question in TYPED else None)
    if question is None:
        return views.preview_screen(await desk.scope.new_entries.preview(new, by=desk.member))
    if question in TYPED:
        return views.typed_screen(question, refused)
    if question is Question.KINDS:
        return views.kinds_screen(new, page)
    return views.choice_screen(question, [name for _key, name in await _choices(new, question, desk)], page)


async def _choices(new: NewEntry, question: Question, desk: Desk) -> list[tuple[str, str]]:
    """Return what can be chosen: what is stored for it, and how it is called."""
    entries = desk.scope.new_entries
    if question is Question.ORGANIZATION:
        return [(one.id, one.name) for one in await entries.organizations(new.city, by=desk.member)]
    if question is Question.LOCATION:
        return await entries.locations(new)
    return await _choices_elsewhere(new, question, desk)


async def _choices_elsewhere(new: NewEntry, question: Question, desk: Desk) -> list[tuple[str, str]]:
    if question is Question.CITY:
        known = await desk.scope.entries.cities(by=desk.member, everywhere=True)
        return [(city.id, city.name) for city, _count in known]
    if question is Question.HOURS:
        said = hours_choices(await desk.scope.new_entries.source_hours(new))
        return list(zip((SAME_HOURS, OTHER_HOURS), said, strict=True))
    return list(zip(map(str, views.TYPE_ORDER), views.type_names(), strict=True))


async def act(
    _query: CallbackQuery, callback_data: NewAct, scope: Scope, member: Member, state: FSMContext
) -> Screen | Toast:
    """Take an answer from a button."""
    require(member, Right.DIRECTORY)
    kept = (await state.get_data()).get(NEW)
    if kept is None:
        return gone_screen(draft_gone())
    step = STEPS.get(callback_data.act, _page)
    try:
        return await step(NewEntry.from_json(kept), callback_data, Desk(scope, member, state))
    except NotFound:
        return gone_screen(entry_gone())
    except EntryRefused as refused:
        return Toast(str(refusal(refused)))


async def _page(new: NewEntry, pressed: NewAct, desk: Desk) -> Screen:
    return await ask(new, desk, page=pressed.value)


async def _choose(new: NewEntry, pressed: NewAct, desk: Desk) -> Screen:
    question = new.question
    if question is None or question in TYPED or question is Question.KINDS:
        return await ask(new, desk)
    offered = await _choices(new, question, desk)
    if not 0 <= pressed.value < len(offered):
        return await ask(new, desk)
    return await ask(new.chosen(question, offered[pressed.value][0]), desk)


async def _new_place(new: NewEntry, _pressed: NewAct, desk: Desk) -> Screen:
    if new.question is not Question.LOCATION:
        return await ask(new, desk)
    return await ask(replace(new, location=NEW_LOCATION), desk)


async def _kind(new: NewEntry, pressed: NewAct, desk: Desk) -> Screen:
    if new.question is not Question.KINDS:
        return await ask(new, desk)
    number = pressed.value % len(KIND_ORDER)
    return await ask(new.switched(KIND_ORDER[number]), desk, page=number // PAGE_SIZE)


async def _kinds_done(new: NewEntry, _pressed: NewAct, desk: Desk) -> Screen:
    return await ask(replace(new, are_kinds_chosen=bool(new.kinds)), desk)


async def _again(new: NewEntry, _pressed: NewAct, desk: Desk) -> Screen:
    """Ask everything about the service again, or about the one more place; the rest stays."""
    if new.source:
        return await ask(new.placed_again(), desk)
    return await ask(replace(new, name="", next_step="", are_kinds_chosen=False), desk)


async def _cancel(new: NewEntry, _pressed: NewAct, desk: Desk) -> Screen:
    await desk.state.clear()
    if new.source:
        return entry_screen(await desk.scope.entries.view(new.source, by=desk.member), desk.member)
    return everywhere_screen(await desk.scope.entries.cities(by=desk.member, everywhere=True), 0)


async def _save(new: NewEntry, _pressed: NewAct, desk: Desk) -> Screen:
    made = await desk.scope.new_entries.add(new, by=desk.member)
    await desk.state.clear()
    view = await desk.scope.entries.view(made.code, by=desk.member)
    toast = added(has_hours=bool(view.listing.place.schedules))
    return entry_screen(view, desk.member, undo=made.change, toast=toast)


async def take(message: Message, scope: Scope, member: Member, state: FSMContext) -> Screen:
    """Take an answer in words; what does not fit is asked again."""
    kept = (await state.get_data()).get(NEW)
    if kept is None:
        return gone_screen(draft_gone())
    new, desk = NewEntry.from_json(kept), Desk(scope, member, state)
    try:
        return await ask(new.answered(message.text or ""), desk)
    except NotFound:
        return gone_screen(entry_gone())
    except EntryRefused as refused:
        return await ask(new, desk, refused=refused)


STEPS: Mapping[int, Callable[[NewEntry, NewAct, Desk], Awaitable[Screen]]] = {
    NewStep.CHOOSE: _choose,
    NewStep.NEW_PLACE: _new_place,
    NewStep.KIND: _kind,
    NewStep.KINDS_DONE: _kinds_done,
    NewStep.SAVE: _save,
    NewStep.CANCEL: _cancel,
    NewStep.AGAIN: _again,
}
