"""Binding the staff's group, and leaving every chat that is none of ours."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import ChatMemberUpdated, Message

from bot.domain.staff import Member
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.screens import Leave, Reply
from bot.telegram.texts.staff import bound, only_coordinators


def router() -> Router:
    """Answer /bind in a group, and the news that the bot was let into one."""
    router = Router(name="bind")
    in_groups = From(Audience.STAFF_ROOM, Audience.OTHER_CHAT)
    router.message.register(bind, in_groups, Command("bind"))
    router.my_chat_member.register(let_in, From(Audience.OTHER_CHAT))
    return router


async def bind(message: Message, scope: Scope, member: Member | None) -> Reply | None:
    """Make this group the staff's room; whoever is not registered gets no answer."""
    if member is None:
        return None
    if not member.is_coordinator:
        return Reply(only_coordinators())
    is_forum = bool(message.chat.is_forum)
    if await scope.staff_rooms.bind(message.chat.id, is_forum=is_forum, by=member):
        await scope.desk.follow_room()
    return Reply(bound(is_forum=is_forum))


async def let_in(_event: ChatMemberUpdated, scope: Scope) -> Leave | None:
    """Leave a chat that is not the staff's, once there is one."""
    return None if await scope.staff_rooms.current() is None else Leave()
