"""Handing over from the private chat: to another room, and notes to whoever has a conversation next."""

from typing import Any
from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.errors import DomainError, NotFound
from bot.domain.rights import NoRight
from bot.domain.staff import Member, Room
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import QueueAct
from bot.telegram.handover_callbacks import DeskNote, QueueRoom
from bot.telegram.screens import Screen
from bot.telegram.texts.rooms import noted
from bot.telegram.texts.staff import gone
from bot.telegram.views import queue_handover as views
from bot.telegram.views.room_steps import NoteStep, RoomHand, mark_of
from bot.telegram.views.staff import Act
from bot.telegram.views.worklist import Pressed, case_screen
from handlers.staff.worklist import listed


class Noting(StatesGroup):
    """Where a member is while writing a note."""

    writing = State()


def router() -> Router:
    """Answer the choice of a room, and take notes; before whatever else takes words in a private chat."""
    router = Router(name="queue_handover")
    router.message.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(choose, QueueRoom.filter())
    router.callback_query.register(offer, DeskNote.filter(F.where != 0))
    router.message.register(take, Noting.writing, F.text, ~F.text.startswith("/") | F.text.startswith("//"))
    return router


async def choose(
    _query: CallbackQuery, callback_data: QueueRoom, scope: Scope, member: Member, state: FSMContext
) -> Screen:
    """Ask with a note or without, and hand over."""
    try:
        return await _choose(callback_data, scope, member, state)
    except NoRight:
        raise
    except (DomainError, ValueError):
        return await _gone(scope, member, callback_data)


async def _choose(pressed: QueueRoom, scope: Scope, member: Member, state: FSMContext) -> Screen:
    case = await scope.worklist.case(UUID(pressed.thread))
    to = await _room(pressed.room, scope)
    if not case.thread.is_open or to not in await scope.handing.elsewhere(case.thread):
        raise NotFound
    match RoomHand(pressed.step):
        case RoomHand.ASK:
            return views.ask_screen(case, pressed, await scope.handing.naming(to))
        case RoomHand.WITH_NOTE:
            await _await(state, pressed, room=pressed.room)
            return views.write_screen(case, pressed)
    await scope.handing.hand(case.thread, member, to)
    return case_screen(await scope.worklist.case(case.thread.id), pressed)


async def offer(
    _query: CallbackQuery, callback_data: DeskNote, scope: Scope, member: Member, state: FSMContext
) -> Screen:
    """Ask for a note to the colleague, or go on without."""
    try:
        case = await scope.worklist.case(UUID(callback_data.thread))
        if callback_data.step != NoteStep.WRITE:
            return case_screen(case, callback_data)
        await _await(state, callback_data)
        return views.write_screen(case, callback_data)
    except (DomainError, ValueError):
        return await _gone(scope, member, callback_data)


async def _await(state: FSMContext, pressed: QueueRoom | DeskNote, **more: Any) -> None:
    await state.set_state(Noting.writing)
    noting = {"thread": pressed.thread, "where": pressed.where, "page": pressed.page, **more}
    await state.set_data({"noting": noting})


async def take(message: Message, scope: Scope, member: Member, state: FSMContext) -> Screen:
    """Take the note, and hand over where it was waited for."""
    noting = (await state.get_data()).get("noting", {})
    pressed = QueueAct(
        thread=noting.get("thread", ""),
        act=Act.CARD,
        where=noting.get("where", 0),
        page=noting.get("page", 0),
    )
    await state.clear()
    await scope.post.take_out(message.chat.id, message.message_id)  # it stands in the room, and only there
    try:
        await _note(message.text or "", noting, scope, member)
        return case_screen(await scope.worklist.case(UUID(pressed.thread)), pressed, toast=noted())
    except NoRight:
        raise
    except (DomainError, ValueError):
        return await _gone(scope, member, pressed)


async def _note(text: str, noting: dict[str, Any], scope: Scope, member: Member) -> None:
    words, thread = text.removeprefix("//").strip(), await scope.desk.get(UUID(noting["thread"]))
    if "room" in noting:
        to = await _room(int(noting["room"]), scope)
        await scope.handing.hand(thread, member, to, words=words)
    else:
        await scope.handing.add_note(thread, member, words)


async def _room(mark: int, scope: Scope) -> Room:
    for room in await scope.staff_rooms.bound():
        if mark_of(room.id) == mark:
            return room
    raise NotFound


async def _gone(scope: Scope, member: Member, pressed: Pressed) -> Screen:
    return await listed(scope, member, pressed.where, page=pressed.page, toast=gone())
