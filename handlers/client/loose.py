"""What she writes outside any form: into her open conversation, or offered to the consultants."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.domain.conversation import Content, Theme, Thread
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.contents import content_of, words_of
from bot.telegram.crisis import danger_reply
from bot.telegram.screens import Outcome
from bot.telegram.texts.danger import find_danger
from bot.telegram.views import question as views
from handlers.client.question import Asking


def router() -> Router:
    """Take text, photos and edits that no form wanted."""
    router = Router(name="loose")
    router.message.register(take, ~F.text.startswith("/"), F.text | F.photo)
    router.message.register(refuse, F.voice | F.video | F.video_note | F.document | F.audio | F.sticker)
    router.message.register(refuse, F.animation | F.location | F.venue | F.contact | F.poll)
    router.edited_message.register(take_edit)
    return router


async def take(message: Message, scope: Scope, person: Person, state: FSMContext) -> Outcome:
    """Pass a message on, or ask whether it is meant for the consultants."""
    content = content_of(message)
    if content is None:
        return views.refused_screen()
    thread = await scope.conversations.find_open(person)
    if thread is not None:
        return await _add(scope, thread, message.message_id, content)
    danger = find_danger(words_of(content))
    await state.set_state(Asking.offering)
    pair = (message.message_id, content)
    await state.set_data({"theme": int(Theme.TALK), "messages": [pair], "urgent": danger is not None})
    offer = views.offer_screen()
    return offer if danger is None else (danger_reply(danger), offer)


async def _add(scope: Scope, thread: Thread, message_id: int, content: Content) -> Outcome:
    danger = find_danger(words_of(content))
    await scope.conversations.add(thread, message_id, content, is_urgent=danger is not None)
    return None if danger is None else danger_reply(danger)


async def refuse(_message: Message) -> Outcome:
    """Refuse a kind that cannot be passed on."""
    return views.refused_screen()


async def take_edit(message: Message, scope: Scope, person: Person) -> None:
    """Pass on what she changed in a message that was passed on before."""
    content = content_of(message)
    if content is not None:
        number = int(message.edit_date or 0)
        await scope.conversations.edit(person, message.message_id, content, edit_number=number)
