"""Handing a conversation over to another room: chosen on the card, with a note or without."""

from typing import Any

from aiogram import F, Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.domain.conversation import MovedAway
from bot.domain.errors import NotFound
from bot.domain.staff import Member, Room
from bot.services.beside import Spot
from bot.services.handing import Awaited
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.handover_callbacks import DeskNote, DeskRoom
from bot.telegram.screens import Rows, Screen, Toast
from bot.telegram.views import handing as views
from bot.telegram.views.room_steps import NoteStep, RoomHand, mark_of
from bot.telegram.views.staff import card_screen
from handlers.staff.here import REFUSALS, conversation_here, refused, where
from handlers.staff.pressed import on_card, spot_of

NOTE_MARK = "//"


class AwaitsNote(Filter):
    """Let through the note a member owes: with // in the conversation, or as a reply to the bot's line."""

    async def __call__(
        self, message: Message, scope: Scope, member: Member | None = None, room: Room | None = None
    ) -> bool | dict[str, Any]:
        """Put the hand-over beside the message."""
        place = where(message)
        if member is None or room is None:
            return False
        is_note = (message.text or "").startswith(NOTE_MARK)
        if not is_note and place["reply_to"] is None:
            return False
        thread = await scope.desk.find_for_staff(room, **place)
        if thread is None and (room.is_forum is not False or not is_note):
            return False
        awaited = await scope.handing.awaited(member, room, thread=thread)
        is_due = awaited is not None and (is_note or await _is_prompt(message, scope, room))
        return {"awaited": awaited} if is_due else False


async def _is_prompt(message: Message, scope: Scope, room: Room) -> bool:
    """Tell whether a message answers a line of the bot's; a card with her words in it is none."""
    answered = message.reply_to_message
    if answered is None or answered.from_user is None or not answered.from_user.is_bot:
        return False
    return not await scope.topics.holds_words(room, answered.message_id)


def router() -> Router:
    """Take the choice of a room, and the note."""
    router = Router(name="handover")
    in_rooms = From(Audience.STAFF_ROOM, Audience.STAFF_PRIVATE)
    router.callback_query.register(choose, in_rooms, DeskRoom.filter())
    router.callback_query.register(offer, in_rooms, DeskNote.filter(F.where == 0))
    router.message.register(note, in_rooms, F.text, AwaitsNote())
    router.message.register(note_in_words, in_rooms, ~F.text, AwaitsNote())
    return router


async def choose(
    query: CallbackQuery, callback_data: DeskRoom, scope: Scope, member: Member | None, room: Room | None
) -> Screen | Rows | Toast:
    """Ask with a note or without, and hand over; of two who do it at once, one is told."""
    if member is None:
        return Toast()
    try:
        screen = await _choose(callback_data, scope, member, spot_of(query, room))
        return await on_card(query, screen, scope, room)
    except REFUSALS as error:
        return refused(error)


async def _choose(pressed: DeskRoom, scope: Scope, member: Member, spot: Spot | None) -> Screen:
    thread = await conversation_here(pressed.thread, scope, None if spot is None else spot.room)
    to = next((one for one in await scope.handing.elsewhere(thread) if mark_of(one.id) == pressed.room), None)
    if to is None or not thread.is_open:
        raise NotFound
    card, naming = await scope.topics.describe(thread), await scope.handing.naming(to)
    match RoomHand(pressed.step):
        case RoomHand.ASK:
            return views.ask_screen(card, to.id, naming)
        case RoomHand.WITH_NOTE:
            await scope.handing.await_note(thread, member, to)
            if spot is not None:
                await scope.beside.ask_note(spot, thread, to=naming)
            return views.prompt_screen(card, naming)
    await scope.handing.hand(thread, member, to)
    return views.gone_screen(card, naming)


async def offer(
    query: CallbackQuery, callback_data: DeskNote, scope: Scope, member: Member | None, room: Room | None
) -> Screen | Rows | Toast:
    """Ask for a note to the colleague who has a conversation now, or go on without."""
    if member is None:
        return Toast()
    spot = spot_of(query, room)
    try:
        thread = await conversation_here(callback_data.thread, scope, room)
        await scope.handing.forget_note(thread)
        card = await scope.topics.describe(thread)
        if callback_data.step == NoteStep.WRITE and spot is not None:
            await scope.handing.await_note_here(thread, member)
            await scope.beside.ask_note(spot, thread, to=[card["by"], None])
        return await on_card(query, card_screen(card), scope, room)
    except REFUSALS as error:
        return refused(error)


async def note(message: Message, scope: Scope, member: Member, awaited: Awaited, room: Room) -> None:
    """Hand over with the note that was waited for; what is for a colleague stays where it was written."""
    if awaited.to.id == awaited.thread.room_id:
        topic_id = where(message)["topic_id"]
        await scope.inner_notes.mark(awaited.thread, room, message.message_id, album=None, topic_id=topic_id)
        await scope.handing.tell_of_note(awaited.thread, member)
        return
    words = (message.text or "").removeprefix(NOTE_MARK).strip()
    try:
        await scope.handing.hand(awaited.thread, member, awaited.to, words=words)
    except (NotFound, MovedAway):
        await scope.handing.forget_note(awaited.thread)


async def note_in_words(message: Message, scope: Scope, awaited: Awaited) -> None:
    """Ask for words: a picture or a voice would not be kept."""
    key = f"inwords:{awaited.thread.id.hex}:{message.message_id}"
    await scope.relays.note(awaited.thread, "note_in_words", key)
