"""The buttons of a conversation's card, in the staff's room."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.barring import BarReason, Opening
from bot.domain.conversation import Thread
from bot.domain.staff import Member, Room
from bot.services.beside import Spot
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import DeskAct, DeskBar, DeskGive
from bot.telegram.screens import Rows, Screen, Toast
from bot.telegram.texts.reception import topic_comes, topic_is_there
from bot.telegram.texts.signature import first_choose, signed_here
from bot.telegram.texts.staff import gone
from bot.telegram.views.handing import given_screen, room_buttons
from bot.telegram.views.staff import (
    Act,
    card_screen,
    hand_over_screen,
    member_mark,
    more_screen,
    state_screen,
)
from bot.telegram.views.templates import choice_screen
from handlers.staff.here import REFUSALS, conversation_here, refused
from handlers.staff.pressed import on_card, spot_of
from handlers.staff.templates import all_templates

Pressed = Screen | Rows | Toast


def router() -> Router:
    """Answer every button that stands in the room; whoever is not registered gets no effect."""
    router = Router(name="card")
    router.callback_query.filter(From(Audience.STAFF_ROOM, Audience.STAFF_PRIVATE))
    router.callback_query.register(act, DeskAct.filter())
    router.callback_query.register(give, DeskGive.filter())
    router.callback_query.register(bar, DeskBar.filter())
    router.callback_query.register(ignore, From(Audience.STAFF_ROOM))
    return router


async def act(
    query: CallbackQuery, callback_data: DeskAct, scope: Scope, member: Member | None, room: Room | None
) -> Pressed:
    """Do what was pressed; of two who press at once, one is told."""
    if member is None:
        return Toast()
    try:
        if callback_data.act in TOLD_IN_TOAST:
            return await TOLD_IN_TOAST[Act(callback_data.act)](callback_data, scope, member, room)
        screen = await _act(callback_data, scope, member, spot_of(query, room))
        return await on_card(query, screen, scope, room)
    except REFUSALS as error:
        return refused(error)


async def _act(pressed: DeskAct, scope: Scope, member: Member, spot: Spot | None) -> Screen:
    thread, act = (
        await conversation_here(pressed.thread, scope, None if spot is None else spot.room),
        Act(pressed.act),
    )
    await scope.handing.forget_note(thread)
    if act is Act.HAND_OVER:
        return await _colleagues(thread, scope, member)
    if act is Act.EARLIER and spot is not None:
        await scope.beside.show_earlier(spot, thread, await scope.worklist.earlier(thread))
        return more_screen(await scope.topics.describe(thread))
    if act in {Act.MORE, Act.TEMPLATES}:
        card = await scope.topics.describe(thread)
        return more_screen(card) if act is Act.MORE else choice_screen(card, await all_templates(scope))
    card = await scope.topics.describe(await done(act, thread, scope, member))
    return state_screen(card) if act is Act.STATE else card_screen(card)


async def _sign(pressed: DeskAct, scope: Scope, member: Member, room: Room | None) -> Toast:
    """Let a member sign the other way in this conversation; the card is everybody's, so a toast tells it."""
    thread = await conversation_here(pressed.thread, scope, room)
    if member.pseudonym is None:
        return Toast(first_choose())
    return Toast(signed_here(member.role, await scope.signatures.switch_in(thread, member)))


async def _open_topic(pressed: DeskAct, scope: Scope, member: Member, room: Room | None) -> Toast:
    """Have a woman's own topic opened next, from a message in which several wait."""
    thread = await conversation_here(pressed.thread, scope, room)
    is_to_come = await scope.reception.bring_forward(thread, by=member)
    return Toast(topic_comes(thread.alias) if is_to_come else topic_is_there(thread.alias))


TOLD_IN_TOAST = {Act.SIGN: _sign, Act.TOPIC: _open_topic}


async def done(act: Act, thread: Thread, scope: Scope, member: Member) -> Thread:
    """Do what changes the conversation, and return it as it is then."""
    desk = scope.desk
    match act:
        case Act.TAKE:
            await desk.take(thread.id, member)
        case Act.CLOSE:
            await desk.close(thread.id, member)
        case Act.URGENT:
            await desk.make_urgent(thread.id, member)
        case Act.RELEASE:
            await desk.hand_over(thread.id, member, to=None)
        case Act.THREAT:
            await scope.barring.report_threat(thread, member)
        case Act.REOPEN:
            await desk.reopen(thread.id, member)
    return await desk.get(thread.id)


async def _colleagues(thread: Thread, scope: Scope, member: Member) -> Screen:
    busy = {member.id, thread.taken_by}
    others = [one for one in await scope.worklist.colleagues() if one.member.id not in busy]
    card, is_taken = await scope.topics.describe(thread), thread.taken_by is not None
    rooms = await scope.handing.elsewhere(thread) if thread.is_open else []
    named = [(one.id, await scope.handing.naming(one)) for one in rooms]
    return hand_over_screen(card, others, room_buttons(card["thread"], named), is_taken=is_taken)


async def give(
    query: CallbackQuery, callback_data: DeskGive, scope: Scope, member: Member | None, room: Room | None
) -> Pressed:
    """Hand a conversation over to a colleague."""
    if member is None:
        return Toast()
    team = await scope.team.list_members()
    to = next((one for one in team if member_mark(one) == callback_data.to), None)
    if to is None:
        return Toast(gone())
    try:
        thread = await conversation_here(callback_data.thread, scope, room)
        thread = await scope.desk.hand_over(thread.id, member, to=to)
    except REFUSALS as error:
        return refused(error)
    return await on_card(query, given_screen(await scope.topics.describe(thread)), scope, room)


async def bar(
    query: CallbackQuery, callback_data: DeskBar, scope: Scope, member: Member | None, room: Room | None
) -> Pressed:
    """Close access for a reason, or open it again."""
    if member is None:
        return Toast()
    try:
        thread = await conversation_here(callback_data.thread, scope, room)
        if callback_data.reason > 0:
            await scope.barring.bar(thread, member, BarReason(callback_data.reason))
        else:
            await scope.barring.unbar(thread, member, Opening(-callback_data.reason or Opening.AGREED))
    except REFUSALS as error:
        return refused(error)
    return await on_card(query, more_screen(await scope.topics.describe(thread)), scope, room)


async def ignore(_query: CallbackQuery) -> Toast:
    """Answer any other press, so that no spinner stays."""
    return Toast()
