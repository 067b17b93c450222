"""The places of one service: one more, or one less; coordinators decide."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot.domain.entry_checks import EntryRefused
from bot.domain.errors import NotFound
from bot.domain.staff import Member
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.directory_callbacks import EntryAct, EntryStep
from bot.telegram.screens import Screen, Toast
from bot.telegram.texts.entries import entry_gone
from bot.telegram.texts.entry_edit import refusal
from bot.telegram.texts.entry_places import taken_away
from bot.telegram.views.entries import entry_screen, gone_screen
from bot.telegram.views.entry_places import ask_away_screen
from handlers.staff.entry_draft import Desk
from handlers.staff.entry_new import ask


def router() -> Router:
    """Begin one more place, and take one away."""
    router = Router(name="entry_places")
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(one_more, EntryAct.filter(F.act == EntryStep.ONE_MORE))
    router.callback_query.register(ask_away, EntryAct.filter(F.act == EntryStep.TAKE_AWAY))
    router.callback_query.register(take_away, EntryAct.filter(F.act == EntryStep.TAKEN_AWAY))
    return router


async def one_more(
    _query: CallbackQuery, callback_data: EntryAct, scope: Scope, member: Member, state: FSMContext
) -> Screen:
    """Ask where else the service is."""
    try:
        new = await scope.new_entries.one_more(callback_data.code, by=member)
        return await ask(new, Desk(scope, member, state))
    except NotFound:
        return gone_screen(entry_gone())


async def ask_away(_query: CallbackQuery, callback_data: EntryAct, scope: Scope, member: Member) -> Screen:
    """Ask whether it is not here any more."""
    try:
        left = await scope.detaching.count_left(callback_data.code, by=member)
        return ask_away_screen(await scope.entries.view(callback_data.code, by=member), left)
    except NotFound:
        return gone_screen(entry_gone())


async def take_away(
    _query: CallbackQuery, callback_data: EntryAct, scope: Scope, member: Member
) -> Screen | Toast:
    """Take it away, and show where it still is."""
    try:
        taken = await scope.detaching.take_away(callback_data.code, by=member)
        view = await scope.entries.view(taken.left, by=member)
    except NotFound:
        return gone_screen(entry_gone())
    except EntryRefused as refused:
        return Toast(str(refusal(refused)))
    return entry_screen(view, member, undo=taken.change, toast=taken_away())
