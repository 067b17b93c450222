"""The staff's room: what registered members write in a topic goes to the woman; their buttons act."""

from uuid import UUID

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.domain.conversation import TakenAlready
from bot.domain.errors import NotFound
from bot.domain.staff import Member
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.callbacks import DeskAct
from bot.telegram.contents import content_of
from bot.telegram.screens import Screen, Toast
from bot.telegram.texts.staff import gone, taken_by_another
from bot.telegram.views.staff import Act, card_screen

NOTE_MARK = "//"


def router() -> Router:
    """Take messages, presses and the news that the group has moved."""
    router = Router(name="room")
    router.message.filter(From(Audience.STAFF_ROOM))
    router.callback_query.filter(From(Audience.STAFF_ROOM))
    router.message.register(moved, F.migrate_to_chat_id)
    router.message.register(note, F.text.startswith(NOTE_MARK))
    router.message.register(answer, ~F.text.startswith("/"), F.text | F.photo)
    router.message.register(refuse, F.voice | F.video | F.video_note | F.document | F.sticker | F.animation)
    router.callback_query.register(act, DeskAct.filter())
    router.callback_query.register(ignore)
    return router


async def moved(message: Message, scope: Scope) -> None:
    """Follow the group to its new id."""
    if message.migrate_to_chat_id is not None:
        await scope.staff_rooms.move(message.chat.id, message.migrate_to_chat_id)


async def note(_message: Message) -> None:
    """Leave an inner note alone."""


async def answer(message: Message, scope: Scope, member: Member | None) -> None:
    """Send a member's words to the woman as a letter."""
    content = content_of(message)
    if member is None or content is None:
        return
    thread = await scope.conversations.find_for_staff(**_where(message))
    if thread is not None:
        await scope.letters.write(thread, member, content, message_id=message.message_id)
        await scope.conversations.answered(thread, member)


async def refuse(message: Message, scope: Scope, member: Member | None) -> None:
    """Say that a kind of message does not reach her yet."""
    thread = await scope.conversations.find_for_staff(**_where(message))
    if member is not None and thread is not None:
        key = f"kind:{thread.id.hex}:{message.message_id}"
        await scope.relays.note(thread, "not_this_kind", key)


def _where(message: Message) -> dict[str, int | None]:
    answered = message.reply_to_message
    return {
        "topic_id": message.message_thread_id if message.is_topic_message else None,
        "reply_to": answered.message_id if answered else None,
    }


async def act(
    _query: CallbackQuery, callback_data: DeskAct, scope: Scope, member: Member | None
) -> Screen | Toast:
    """Take or close a conversation; of two who press at once, one is told."""
    if member is None:
        return Toast()
    change = scope.conversations.take if callback_data.act == Act.TAKE else scope.conversations.close
    try:
        thread = await change(UUID(callback_data.thread), member)
    except TakenAlready:
        return Toast(taken_by_another())
    except (NotFound, ValueError):
        return Toast(gone())
    return card_screen(await scope.relays.describe(thread))


async def ignore(_query: CallbackQuery) -> Toast:
    """Answer any other press, so that no spinner stays."""
    return Toast()
