"""Editing an entry of the directory: choose a field, change its draft, look at what it gives, save."""

from collections.abc import Awaitable, Callable, Mapping

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.domain.entry_changes import ChangedMeanwhile
from bot.domain.entry_checks import LIMITS, EntryRefused, read_typed
from bot.domain.entry_fields import EntryField, read
from bot.domain.errors import NotFound
from bot.domain.staff import Member
from bot.services.entries import EntryView
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.directory_callbacks import DraftAct, DraftStep, EntryAct, EntryStep
from bot.telegram.screens import Screen, Toast
from bot.telegram.texts import entry_edit as words
from bot.telegram.texts.entries import entry_gone
from bot.telegram.views import entry_edit as views
from bot.telegram.views.entries import entry_screen, gone_screen
from handlers.staff import entry_city, entry_days, entry_hours, entry_point
from handlers.staff.entry_draft import Desk, Draft, Step, Typing, change_draft, keep_draft, load_draft

WORDS = "words"
TYPED = frozenset({*LIMITS, EntryField.POINT, EntryField.CITY})


def router() -> Router:
    """Answer the buttons of editing, and what is written when asked."""
    router = Router(name="entry_edit")
    router.message.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    steps = {EntryStep.EDIT, EntryStep.GROUP, EntryStep.FIELD}
    router.callback_query.register(choose, EntryAct.filter(F.act.in_(steps)))
    router.callback_query.register(act, DraftAct.filter())
    router.message.register(take, Typing.words)
    return router


async def choose(
    _query: CallbackQuery, callback_data: EntryAct, scope: Scope, member: Member, state: FSMContext
) -> Screen:
    """Show what can be changed, or begin to change a field."""
    desk = Desk(scope, member, state)
    try:
        if callback_data.act == EntryStep.FIELD:
            return await begin(callback_data.code, EntryField(callback_data.value), desk)
        view = await desk.view(callback_data.code)
    except (NotFound, ValueError):
        return gone_screen(entry_gone())
    if callback_data.act == EntryStep.GROUP:
        return views.group_screen(view, callback_data.value)
    return views.groups_screen(view, member)


async def begin(code: str, field: EntryField, desk: Desk, *, toast: str | None = None) -> Screen:
    """Begin a draft with what the field is now."""
    view = await desk.view(code)
    if field not in OWN_STEPS:
        return views.groups_screen(view, desk.member)
    now = read(view.listing, field)
    return await show(Draft(code, int(field), now, now), desk, toast=toast)


async def show(
    draft: Draft, desk: Desk, *, refused: EntryRefused | None = None, toast: str | None = None
) -> Screen:
    """Show the editor of a draft; words are waited for where the field consists of them."""
    view = await desk.view(draft.code)
    await keep_draft(desk.state, draft, asks=WORDS if draft.what in TYPED else "")
    if refused is not None:
        return views.words_screen(view, draft.what, draft.value, refused=refused)
    if draft.what is EntryField.CITY:
        screen = await entry_city.editor(view, draft, desk)
    else:
        screen = EDITORS[draft.what](view, draft)
    return Screen(screen.text, screen.rows, toast=toast)


def _editors() -> Mapping[EntryField, Callable[[EntryView, Draft], Screen]]:
    said = dict.fromkeys(LIMITS, _words_editor)
    chosen = dict.fromkeys((EntryField.STATUS, EntryField.KEEPER, EntryField.HOW_TESTED), _choice_editor)
    return {
        **said,
        **chosen,
        EntryField.POINT: entry_point.editor,
        EntryField.HOURS: entry_hours.editor,
        EntryField.EXCEPTIONS: entry_days.editor,
        EntryField.ACCESS: lambda view, draft: views.terms_screen(view, draft.value, draft.page),
        EntryField.KINDS: lambda view, draft: views.kinds_screen(view, draft.value, draft.page),
    }


def _words_editor(view: EntryView, draft: Draft) -> Screen:
    return views.words_screen(view, draft.what, draft.value)


def _choice_editor(view: EntryView, draft: Draft) -> Screen:
    return views.choice_screen(view, draft.what, draft.value)


async def act(
    _query: CallbackQuery, callback_data: DraftAct, scope: Scope, member: Member, state: FSMContext
) -> Screen | Toast:
    """Do something to the draft; a button of one that is not at hand begins it anew."""
    desk = Desk(scope, member, state)
    try:
        return await _act(callback_data, desk)
    except (NotFound, ValueError):
        return gone_screen(entry_gone())
    except EntryRefused as refused:
        return Toast(str(words.refusal(refused)))


async def _act(pressed: DraftAct, desk: Desk) -> Screen | Toast:
    """Do a step of the draft at hand.

    Raises:
        ValueError: there is no such field.
    """
    draft = await load_draft(desk.state)
    if draft is None or (draft.code, draft.field) != (pressed.code, pressed.field):
        return await begin(pressed.code, EntryField(pressed.field), desk, toast=words.draft_gone())
    steps = {**STEPS, **OWN_STEPS[draft.what]}
    return await steps.get(pressed.act, _show)(draft, pressed, desk)


async def _show(draft: Draft, _pressed: DraftAct, desk: Desk) -> Screen:
    return await show(draft, desk)


async def _page(draft: Draft, pressed: DraftAct, desk: Desk) -> Screen:
    draft.page = pressed.value
    return await show(draft, desk)


async def _term(draft: Draft, pressed: DraftAct, desk: Desk) -> Screen:
    return await show(await change_draft(desk.state, draft, views.next_tri(draft.value, pressed.value)), desk)


async def _kind(draft: Draft, pressed: DraftAct, desk: Desk) -> Screen:
    return await show(await change_draft(desk.state, draft, views.switched(draft.value, pressed.value)), desk)


async def _choice(draft: Draft, pressed: DraftAct, desk: Desk) -> Screen:
    value = views.choice_value(draft.what, pressed.value)
    return await preview(await change_draft(desk.state, draft, value), desk)


async def _clear(draft: Draft, _pressed: DraftAct, desk: Desk) -> Screen:
    empty: object = [] if isinstance(draft.value, list) else ""
    return await preview(await change_draft(desk.state, draft, empty), desk)


async def _preview(draft: Draft, _pressed: DraftAct, desk: Desk) -> Screen:
    return await preview(draft, desk)


async def preview(draft: Draft, desk: Desk) -> Screen:
    """Show what a draft gives."""
    found = await desk.scope.previews.of(draft.code, draft.what, draft.value, by=desk.member)
    draft.is_seen = True
    await keep_draft(desk.state, draft)
    return views.preview_screen(found, draft.what)


async def _save(draft: Draft, _pressed: DraftAct, desk: Desk) -> Screen:
    """Save what was seen; where somebody else was quicker, say so first."""
    if not draft.is_seen:
        return await preview(draft, desk)
    given = {"by": desk.member, "base": draft.base}
    try:
        change = await desk.scope.editing.save(draft.code, draft.what, draft.value, **given)
    except ChangedMeanwhile as error:
        view = await desk.view(draft.code)
        draft.base = read(view.listing, draft.what)
        await keep_draft(desk.state, draft)
        return views.conflict_screen(view, draft.what, error)
    await desk.state.clear()
    view = await desk.scope.entries.view(draft.code, by=desk.member)
    toast = words.saved() if change else words.unchanged()
    return entry_screen(view, desk.member, undo=change, toast=toast)


async def _cancel(draft: Draft, _pressed: DraftAct, desk: Desk) -> Screen:
    await desk.state.clear()
    return entry_screen(await desk.scope.entries.view(draft.code, by=desk.member), desk.member)


async def take(message: Message, scope: Scope, member: Member, state: FSMContext) -> Screen:
    """Take what was written into the draft, and show what it gives."""
    desk, draft = Desk(scope, member, state), await load_draft(state)
    if draft is None:
        return gone_screen(words.draft_gone())
    try:
        taker = TAKERS.get(draft.what, _take_words)
        text = entry_point.said(message) if draft.what is EntryField.POINT else message.text or ""
        return await taker(draft, text, desk)
    except NotFound:
        return gone_screen(entry_gone())


async def _take_words(draft: Draft, text: str, desk: Desk) -> Screen:
    try:
        value = _typed(draft, text)
        found = await desk.scope.previews.of(draft.code, draft.what, value, by=desk.member)
    except EntryRefused as refused:
        return await show(draft, desk, refused=refused)
    draft.value, draft.is_seen = value, True
    await keep_draft(desk.state, draft)
    return views.preview_screen(found, draft.what)


def _typed(draft: Draft, text: str) -> object:
    value = read_typed(draft.what, text)
    if not value:
        raise EntryRefused("words_only")
    return value


EDITORS = _editors()
STEPS: Mapping[int, Step] = {
    DraftStep.PREVIEW: _preview,
    DraftStep.SAVE: _save,
    DraftStep.CANCEL: _cancel,
    DraftStep.PAGE: _page,
}
OWN_STEPS: Mapping[EntryField, Mapping[int, Step]] = {
    **{field: {DraftStep.CLEAR: _clear} for field in LIMITS},
    EntryField.POINT: {DraftStep.CLEAR: _clear},
    EntryField.ACCESS: {DraftStep.TERM: _term},
    EntryField.KINDS: {DraftStep.KIND: _kind},
    EntryField.HOW_TESTED: {DraftStep.CHOICE: _choice},
    EntryField.STATUS: {DraftStep.CHOICE: _choice},
    EntryField.KEEPER: {DraftStep.CHOICE: _choice},
    EntryField.CITY: entry_city.STEPS,
    EntryField.HOURS: entry_hours.STEPS,
    EntryField.EXCEPTIONS: entry_days.STEPS,
}
TAKERS: Mapping[EntryField, Callable[[Draft, str, Desk], Awaitable[Screen]]] = {
    EntryField.POINT: entry_point.take,
    EntryField.CITY: entry_city.take,
    EntryField.HOURS: entry_hours.take,
    EntryField.EXCEPTIONS: entry_days.take,
}
