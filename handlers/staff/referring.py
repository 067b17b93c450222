"""Referring the woman of a conversation to a clinic, from «⋯» on its card."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.conversation import Thread
from bot.domain.errors import NotFound
from bot.domain.referral import TooManySlips
from bot.domain.staff import Member, Room
from bot.services.place_views import PlaceView
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.screens import Rows, Screen, Toast
from bot.telegram.slip_callbacks import DeskSlip, DeskSlips
from bot.telegram.texts import referring as words
from bot.telegram.views.referring import choice_screen, mark_of
from bot.telegram.views.staff import card_screen
from handlers.staff.here import REFUSALS, conversation_here, refused
from handlers.staff.pressed import on_card

Pressed = Screen | Rows | Toast


def router() -> Router:
    """Answer the buttons of referring; before the card's own router, which answers all others."""
    router = Router(name="referring")
    router.callback_query.filter(From(Audience.STAFF_ROOM, Audience.STAFF_PRIVATE))
    router.callback_query.register(choose, DeskSlips.filter())
    router.callback_query.register(refer, DeskSlip.filter())
    return router


async def choose(
    query: CallbackQuery, callback_data: DeskSlips, scope: Scope, member: Member | None, room: Room | None
) -> Pressed:
    """Offer the places in her city that have agreed to referrals."""
    if member is None:
        return Toast()
    try:
        thread = await conversation_here(callback_data.thread, scope, room)
    except REFUSALS as error:
        return refused(error)
    places = await scope.slips.referring_places(thread)
    screen = choice_screen(await scope.topics.describe(thread), places, callback_data.page)
    return await on_card(query, screen, scope, room)


async def refer(
    query: CallbackQuery, callback_data: DeskSlip, scope: Scope, member: Member | None, room: Room | None
) -> Pressed:
    """Issue the slip; she is told neutrally, and nobody here sees its code."""
    if member is None:
        return Toast()
    try:
        thread = await conversation_here(callback_data.thread, scope, room)
        place = await _place(callback_data, scope, thread)
        await scope.slips.issue(thread, member, place.code)
    except TooManySlips:
        return Toast(words.too_many())
    except REFUSALS as error:
        return refused(error)
    screen = card_screen(await scope.topics.describe(thread), toast=words.referred())
    return await on_card(query, screen, scope, room)


async def _place(pressed: DeskSlip, scope: Scope, thread: Thread) -> PlaceView:
    for view in await scope.slips.referring_places(thread):
        if mark_of(view) == pressed.place:
            return view
    raise NotFound
