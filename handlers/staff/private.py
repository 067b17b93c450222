"""A member's private chat with the bot: the desk, also for anything unknown."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.domain.staff import Member
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
    router.message.register(desk)
    return router


async def desk(_event: Message | CallbackQuery, scope: Scope, member: Member) -> Screen:
    """Show the desk, also for anything unknown."""
    waiting = await scope.worklist.count()
    return desk_screen(member, waiting, paused=await scope.staff_rooms.paused())
