"""What she writes outside any form: into her open conversation, or offered to the consultants."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.domain.barring import Barred, Flooded
from bot.domain.content import Content, ContentKind, Unfit
from bot.domain.conversation import Theme, Thread
from bot.domain.danger import DangerKind
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.services.signals import Heard
from bot.telegram.contents import WRITTEN
from bot.telegram.crisis import danger_reply
from bot.telegram.screens import Outcome, Reply, Screen
from bot.telegram.texts.failures import too_fast
from bot.telegram.texts.question import too_many
from bot.telegram.texts.safe_word import small_talk
from bot.telegram.views import question as views
from handlers.client.drafts import Added, add_to_draft, begin_draft, change_unsent, danger_in
from handlers.client.nearby import is_for_the_map, take_point
from handlers.client.question import Asking, acknowledgement
from handlers.client.weighing import content_of_hers, weigh


def router() -> Router:
    """Take messages and edits that no form wanted."""
    router = Router(name="loose")
    router.message.register(take, ~F.text.startswith("/"), F.content_type.in_(WRITTEN))
    router.edited_message.register(take_edit)
    return router


async def take(
    message: Message, scope: Scope, person: Person, state: FSMContext, heard: Heard | None = None
) -> Outcome:
    """Pass a message on, or ask whether it is meant for the consultants.

    One that held her safe word goes without a question, and is acknowledged by a line that says nothing.
    """
    if await is_for_the_map(message, scope, person, state):
        return await take_point(message, scope, person)
    content = await weigh(message, person, state)
    if isinstance(content, Screen):
        return content
    if heard is None or (heard.was_open and heard.thread_id is None):
        return await pass_or_offer(scope, person, state, message.message_id, content)
    outcome: Outcome = None
    if heard.thread_id is not None:
        thread = await scope.conversations.get(heard.thread_id)
        outcome = await _add(scope, person, thread, message_id=message.message_id, content=content)
    return outcome if heard.was_open else Reply(small_talk())


async def pass_or_offer(
    scope: Scope,
    person: Person,
    state: FSMContext,
    message_id: int,
    content: Content,
    *,
    is_told_once: bool = True,
) -> Outcome:
    """Pass a message on; where no conversation is open, ask whether it is meant for the consultants.

    Of a flood that is refused she is told once; but always, where she has pressed for this message.
    """
    thread = await scope.conversations.find_open(person, answers=content.get("answers"))
    if thread is not None:
        return await _add(
            scope, person, thread, message_id=message_id, content=content, is_told_once=is_told_once
        )
    if await state.get_state() != Asking.offering.state:
        await state.set_state(Asking.offering)
        await begin_draft(state, Theme.TALK)
    added = await add_to_draft(state, message_id, content)
    offer = views.offer_screen(note=too_many() if added is Added.NOT else "")
    return acknowledgement(offer, content, added)


async def _add(
    scope: Scope,
    person: Person,
    thread: Thread,
    *,
    message_id: int,
    content: Content,
    is_told_once: bool = True,
) -> Outcome:
    danger = danger_in(content)
    try:
        await scope.conversations.add(thread, message_id, content, is_urgent=danger is not None)
        person.dialog.turned_to = None
    except Barred:
        if danger is None:
            raise
    except Flooded as flood:
        refused = (Reply(too_fast()),) if flood.is_news or not is_told_once else ()
        return (*_help(danger), *refused) or None
    return _help(danger) or None


def _help(danger: DangerKind | None) -> tuple[Reply, ...]:
    return () if danger is None else (danger_reply(danger),)


async def take_edit(message: Message, scope: Scope, person: Person, state: FSMContext) -> Outcome:
    """Put what she changed into her draft, or pass it on where the message was passed on before."""
    content = content_of_hers(message, person)
    if isinstance(content, Unfit) or content["kind"] == ContentKind.LOCATION:
        return None  # a live location moves by edits
    danger = danger_in(content)
    if not await change_unsent(state, message.message_id, content):
        is_urgent = danger is not None
        await scope.conversations.edit(person, message.message_id, content, is_urgent=is_urgent)
    return None if danger is None else danger_reply(danger)
