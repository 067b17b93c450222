"""Checking a referral slip: for whoever brings one, known to the bot or not; nobody becomes known by it."""

from uuid import UUID

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.domain.errors import NotFound
from bot.services.scope import Scope
from bot.services.slip_scans import Scan
from bot.telegram.audience import Audience, From
from bot.telegram.place_callbacks import SlipMark
from bot.telegram.scanning import BringsSlip
from bot.telegram.screens import Screen
from bot.telegram.texts.errors import outdated_words
from bot.telegram.views.slips import Sure, after_press_screen, page_screen
from handlers.client.home import welcome


def routers() -> list[Router]:
    """Answer whoever brings a slip; greet, without remembering them, who brought none that is good."""
    scanning = Router(name="scan")
    scanning.message.register(scan_slip, BringsSlip())
    scanning.callback_query.register(mark, SlipMark.filter())
    passing = Router(name="passing")
    passing.message.filter(From(Audience.PASSER_BY))
    passing.callback_query.filter(From(Audience.PASSER_BY))
    passing.message.register(greet)
    passing.callback_query.register(greet_again)
    return [scanning, passing]


async def scan_slip(_message: Message, scan: Scan) -> Screen:
    """Show what is agreed for whoever carries this slip."""
    return page_screen(scan)


async def mark(query: CallbackQuery, callback_data: SlipMark, scope: Scope, audience: Audience) -> Screen:
    """Note that she has come; a slip that is over looks like any old button."""
    scan = await _pressed(query, callback_data, scope)
    if scan is None and audience is Audience.CLIENT:
        raise NotFound
    if scan is None:
        return await welcome(scope, toast=outdated_words())
    return page_screen(scan) if callback_data.sure == Sure.BACK else after_press_screen(scan)


async def _pressed(query: CallbackQuery, pressed: SlipMark, scope: Scope) -> Scan | None:
    try:
        slip_id = UUID(pressed.slip)
    except ValueError:
        return None
    account = query.from_user.id
    if pressed.sure == Sure.BACK:
        return await scope.slips.scans.get(slip_id, account=account)
    return await scope.slips.scans.mark(slip_id, account=account, is_sure=pressed.sure == Sure.SECOND)


async def greet(_message: Message, scope: Scope) -> Screen:
    """Greet as anybody is greeted."""
    return await welcome(scope)


async def greet_again(_query: CallbackQuery, scope: Scope) -> Screen:
    """Greet whoever presses a button of a slip that is over."""
    return await welcome(scope, toast=outdated_words())
