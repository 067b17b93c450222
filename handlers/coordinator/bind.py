"""Binding the staff's group, and leaving every chat that is none of ours."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import ChatMemberUpdated, Message

from bot.domain.staff import Member, NotRegistered
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.screens import Leave, Reply
from bot.telegram.texts.staff import only_coordinators
from bot.telegram.views.rooms import bound_reply


def router() -> Router:
    """Answer /bind in a group, and the news that the bot was let into one."""
    router = Router(name="bind")
    in_groups = From(Audience.STAFF_ROOM, Audience.OTHER_CHAT)
    router.message.register(bind, in_groups, Command("bind"))
    router.my_chat_member.register(let_in, From(Audience.OTHER_CHAT))
    return router


async def bind(message: Message, scope: Scope, member: Member | None) -> Reply | None:
    """Make this chat a room of the staff's; whoever is not registered gets no answer."""
    if member is None:
        return None
    is_forum = bool(message.chat.is_forum)
    try:
        room = await scope.binding.bind(message.chat.id, is_forum=is_forum, by=member)
    except NotRegistered:
        return Reply(only_coordinators())
    return bound_reply(room)


async def let_in(update: ChatMemberUpdated, scope: Scope, member: Member | None) -> Leave | None:
    """Leave a chat that is not the staff's, once there is a room, unless a coordinator wants it to be one."""
    is_wanted = member is not None and member.is_coordinator
    if is_wanted or await scope.staff_rooms.left_at(update.chat.id) is not None:
        return None
    return Leave() if await scope.staff_rooms.bound() else None
