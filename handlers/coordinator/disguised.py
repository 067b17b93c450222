"""Whoever hides behind a chat in the staff's room: nothing is relayed, nothing acts, the room is told why."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.domain.staff import Room
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.contents import WRITTEN
from bot.telegram.screens import Toast
from bot.telegram.texts.staff import note


def router() -> Router:
    """Refuse anonymous administrators, channels and their linked posts."""
    router = Router(name="disguised")
    router.message.register(wrote, From(Audience.DISGUISED), F.content_type.in_(WRITTEN))
    router.callback_query.register(pressed, From(Audience.DISGUISED))
    return router


async def wrote(message: Message, scope: Scope, room: Room) -> None:
    """Say, once an hour, that nobody is answered like this."""
    await scope.guard.unmask(room, topic_id=message.message_thread_id if message.is_topic_message else None)


async def pressed(_query: CallbackQuery) -> Toast:
    """Say so on the press."""
    return Toast(str(note("masked")))
