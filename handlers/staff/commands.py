"""Commands nobody knows, in a topic or in reply to her: staff may have meant words, so it is said."""

from aiogram import F, Router
from aiogram.types import Message

from bot.domain.staff import Member, Room
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from handlers.staff.here import where


def router() -> Router:
    """Take what begins with a slash and was no command; must come after all routers with commands."""
    router = Router(name="commands")
    router.message.register(not_sent, From(Audience.STAFF_ROOM), F.text.startswith("/"))
    return router


async def not_sent(message: Message, scope: Scope, member: Member | None, room: Room) -> None:
    """Say in the topic of a conversation that this stays there."""
    thread = await scope.desk.find_for_staff(room, **where(message))
    if member is not None and thread is not None:
        await scope.relays.note(thread, "command", f"command:{thread.id.hex}:{message.message_id}")
