"""Entries of the directory that somebody must look at: «all correct» in one tap."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.errors import NotFound
from bot.domain.staff import Member
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.screens import Screen
from bot.telegram.texts.entries import confirmed, entry_gone
from bot.telegram.upkeep_callbacks import CheckDone, CheckList
from bot.telegram.views.upkeep import check_list_screen


def router() -> Router:
    """Show what is due and take answers."""
    router = Router(name="upkeep")
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(show, CheckList.filter())
    router.callback_query.register(confirm, CheckDone.filter())
    return router


async def show(_query: CallbackQuery, callback_data: CheckList, scope: Scope, member: Member) -> Screen:
    """List what is due."""
    return check_list_screen(await scope.upkeep.list_due(member), callback_data.page)


async def confirm(_query: CallbackQuery, callback_data: CheckDone, scope: Scope, member: Member) -> Screen:
    """Say that an entry holds, and go on with the list; one that has gone needs no answer."""
    try:
        undo, toast = await scope.confirming.confirm(callback_data.code, by=member), confirmed()
    except NotFound:
        undo, toast = None, entry_gone()
    found = await scope.upkeep.list_due(member)
    return check_list_screen(found, callback_data.page, undo=undo, toast=toast)
