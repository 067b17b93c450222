"""Closed accesses and reported threats, in the coordinators' private chat."""

from uuid import UUID

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.barring import Opening
from bot.domain.errors import NotFound
from bot.domain.staff import Member, NotRegistered
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import BarAct, BarOpen, StaffGo, ThreatAct
from bot.telegram.screens import Screen, Toast
from bot.telegram.texts.bars import opened
from bot.telegram.texts.staff import gone, note, only_coordinators
from bot.telegram.views.bars import bars_screen, why_screen
from bot.telegram.views.desk import Desk


def router() -> Router:
    """Answer the list, its buttons, and the one under a reported threat."""
    router = Router(name="bars")
    in_private = From(Audience.STAFF_PRIVATE)
    router.callback_query.register(show, in_private, StaffGo.filter(F.to == Desk.CLOSED))
    router.callback_query.register(ask_why, in_private, BarAct.filter())
    router.callback_query.register(open_again, in_private, BarOpen.filter(F.why.in_({*Opening})))
    router.callback_query.register(see_to, in_private, ThreatAct.filter())
    return router


async def show(_query: CallbackQuery, scope: Scope, member: Member) -> Screen | Toast:
    """List closed accesses."""
    return await _list(scope, member)


async def _list(scope: Scope, member: Member, *, toast: str | None = None) -> Screen | Toast:
    try:
        closed = await scope.barring.list_closed(member)
    except NotRegistered:
        return Toast(str(only_coordinators()))
    return bars_screen(closed, (await scope.programme.current()).zone, toast=toast)


async def ask_why(
    _query: CallbackQuery, callback_data: BarAct, scope: Scope, member: Member
) -> Screen | Toast:
    """Ask why an access is opened again; one that is open meanwhile shows the list as it is."""
    try:
        closed = await scope.barring.list_closed(member)
    except NotRegistered:
        return Toast(str(only_coordinators()))
    chosen = next((bar for bar in closed if bar.key == callback_data.key), None)
    if chosen is None:
        return await _list(scope, member, toast=opened())
    return why_screen(chosen, (await scope.programme.current()).zone)


async def open_again(
    _query: CallbackQuery, callback_data: BarOpen, scope: Scope, member: Member
) -> Screen | Toast:
    """Open an access again for a reason; one that is gone already needs no more."""
    try:
        await scope.barring.open_by_key(callback_data.key, member, Opening(callback_data.why))
    except NotRegistered:
        return Toast(str(only_coordinators()))
    return await _list(scope, member, toast=opened())


async def see_to(_query: CallbackQuery, callback_data: ThreatAct, scope: Scope, member: Member) -> Toast:
    """Take care of a threat."""
    try:
        await scope.barring.see_to_threat(await scope.desk.get(UUID(callback_data.thread)), member)
    except NotRegistered:
        return Toast(str(only_coordinators()))
    except (NotFound, ValueError):
        return Toast(gone())
    return Toast(str(note("threat_seen")))
