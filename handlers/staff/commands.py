"""Commands nobody knows, in a topic: said not to have gone to her, since staff may have meant words."""

from aiogram import F, Router
from aiogram.types import Message

from bot.domain.staff import Member, Room
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From


def router() -> Router:
    """Take what begins with a slash and was no command; must come after all routers with commands."""
    router = Router(name="commands")
    router.message.register(not_sent, From(Audience.STAFF_ROOM), F.text.startswith("/"))
    return router


async def not_sent(message: Message, scope: Scope, member: Member | None, room: Room) -> None:
    """Say in the topic of a conversation that this stays there."""
    topic_id = message.message_thread_id if message.is_topic_message else None
    thread = await scope.desk.find_for_staff(room, topic_id=topic_id, reply_to=None)
    if member is not None and thread is not None:
        await scope.relays.note(thread, "command", f"command:{thread.id.hex}:{message.message_id}")
