"""Who comes into the staff's room: somebody unknown pauses it, a coordinator lets it go on."""

from aiogram import F, Router
from aiogram.types import (
    CallbackQuery,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Message,
    ResultChatMemberUnion,
    User,
)

from bot.domain.staff import Member, NotRegistered, Room
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import StaffGo
from bot.telegram.screens import Reply, Screen
from bot.telegram.texts.staff import only_coordinators, paused, resumed
from bot.telegram.views.desk import Desk, desk_screen

INSIDE = frozenset({"creator", "administrator", "member"})


def router() -> Router:
    """Watch joins in the room, and answer the button that ends a pause."""
    router = Router(name="guard")
    router.chat_member.register(membership_changed, From(Audience.STAFF_ROOM))
    router.message.register(people_came, From(Audience.STAFF_ROOM), F.new_chat_members)
    router.callback_query.register(resume, From(Audience.STAFF_PRIVATE), StaffGo.filter(F.to == Desk.RESUME))
    return router


async def membership_changed(update: ChatMemberUpdated, scope: Scope, room: Room) -> Reply | None:
    """Look at whoever has just come in."""
    if not is_inside(update.new_chat_member) or is_inside(update.old_chat_member):
        return None
    return await _look_at([update.new_chat_member.user], scope, room)


async def people_came(message: Message, scope: Scope, room: Room) -> Reply | None:
    """Look at those whom Telegram's own note names; a bot that is no administrator hears of them only so."""
    return await _look_at(message.new_chat_members or [], scope, room)


def is_inside(one: ResultChatMemberUnion) -> bool:
    """Tell whether somebody is in a chat; a restricted member may have left it."""
    return one.is_member if isinstance(one, ChatMemberRestricted) else one.status in INSIDE


async def _look_at(people: list[User], scope: Scope, room: Room) -> Reply | None:
    for user in people:
        is_ours = user.is_bot and user.username == scope.world.bot_username
        if not is_ours and await scope.team.find(user.id) is None:
            return Reply(paused()) if await scope.guard.stranger_came(room) else None
    return None


async def resume(_query: CallbackQuery, scope: Scope, member: Member) -> Screen:
    """Let everything go again into the one room that is paused; of several, show them all."""
    paused_rooms, toast = await scope.staff_rooms.paused(), resumed()
    try:
        for room in paused_rooms if len(paused_rooms) == 1 else ():
            await scope.staff_rooms.resume(room.id, by=member)
    except NotRegistered:
        toast = str(only_coordinators())
    left = await scope.staff_rooms.paused()
    return desk_screen(member, await scope.worklist.count(), paused=left, toast=None if left else toast)
