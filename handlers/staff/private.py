"""A member's private chat with the bot: the desk, also for anything unknown."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.domain.staff import Member, Room
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.screens import Screen
from bot.telegram.views.desk import desk_screen


def router() -> Router:
    """Answer everything a member does in private."""
    router = Router(name="desk")
    router.message.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(desk)
    router.message.register(words)
    return router


async def desk(_event: Message | CallbackQuery, scope: Scope, member: Member) -> Screen:
    """Show the desk, also for anything unknown."""
    waiting = await scope.worklist.count()
    rooms = await scope.staff_rooms.bound()
    paused = [room for room in rooms if room.is_paused]
    return desk_screen(member, waiting, paused=paused, is_homeless=not rooms)


async def words(
    message: Message, scope: Scope, member: Member, room: Room | None, state: FSMContext
) -> Screen:
    """Show the desk for words that answer nothing; in a room of her own, say so that they went to nobody."""
    is_command = (message.text or "").startswith("/")
    if room is not None and not is_command and await state.get_state() is None:
        await scope.reception.hint(member, "reply_here")
    return await desk(message, scope, member)
