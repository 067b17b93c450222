"""Binding the staff's group, and leaving every chat that is none of ours."""

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import ChatMemberUpdated, Message

from bot.domain.rights import Right, may
from bot.domain.staff import Member, NotRegistered, Room
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.contents import WRITTEN
from bot.telegram.screens import Leave, Reply
from bot.telegram.texts.staff import only_coordinators
from bot.telegram.views.rooms import bound_reply
from handlers.coordinator.guard import is_inside


def router() -> Router:
    """Answer /bind in a group, and leave chats that are none of ours."""
    router = Router(name="bind")
    anywhere = From(Audience.STAFF_ROOM, Audience.OTHER_CHAT, Audience.STAFF_PRIVATE)
    router.message.register(bind, anywhere, Command("bind"))
    router.my_chat_member.register(let_in, From(Audience.OTHER_CHAT))
    router.message.register(spoken_to, From(Audience.OTHER_CHAT), F.content_type.in_(WRITTEN))
    router.channel_post.register(leave, From(Audience.OTHER_CHAT))
    return router


async def bind(
    message: Message, scope: Scope, member: Member | None, room: Room | None
) -> Reply | Leave | None:
    """Make this chat a room of the staff's; whoever is not registered gets no answer."""
    if member is None:
        return None if room is not None else await spoken_to(message, scope, member)
    is_forum = bool(message.chat.is_forum)
    try:
        return bound_reply(await scope.binding.bind(message.chat.id, is_forum=is_forum, by=member))
    except NotRegistered:
        return Reply(only_coordinators())


async def let_in(event: ChatMemberUpdated, scope: Scope, member: Member | None) -> Leave | None:
    """Leave at once, unless it is a group a coordinator wants to be a room, or one that was."""
    is_wanted = member is not None and may(member, Right.ROOM) and event.chat.type != ChatType.CHANNEL
    if is_wanted or not is_inside(event.new_chat_member):
        return None
    return None if await scope.staff_rooms.may_be_ours(event.chat.id) else Leave()


async def spoken_to(message: Message, scope: Scope, member: Member | None) -> Leave | None:
    """Leave a chat where a stranger speaks, once there is a room: the first leaving may have been lost.

    Raises:
        SkipHandler: it is a member, or the chat was or becomes a room; others may have something to say.
    """
    is_moving = message.migrate_from_chat_id is not None
    if member is not None or is_moving or await scope.staff_rooms.may_be_ours(message.chat.id):
        raise SkipHandler
    return Leave() if await scope.staff_rooms.bound() else None


async def leave(_post: Message) -> Leave:
    """Leave a channel."""
    return Leave()
