"""From a raw update to an outcome: parse, recognise who writes, and let the routers answer."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from aiogram import BaseMiddleware, Bot, Dispatcher, Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import StorageKey
from aiogram.types import Chat, TelegramObject, Update, User

from bot.domain.errors import DomainError
from bot.domain.nearby import POINT_AWAITED
from bot.domain.people import Dialog, Person
from bot.domain.rights import NoRight
from bot.domain.safe_word import CHOOSING, holds_safe_word
from bot.services.intake import Incoming
from bot.services.scope import Scope
from bot.services.signals import Heard
from bot.telegram.audience import Audience, audience_in_room
from bot.telegram.dialogs import DialogStorage
from bot.telegram.scanning import is_about_a_slip
from bot.telegram.screens import Outcome, Part, Reply, Toast
from bot.telegram.showing import Showing
from bot.telegram.texts.catalogue import use_language
from bot.telegram.texts.errors import refusal_words

Json = dict[str, Any]
ORIGINS = frozenset({"forward_origin", "external_reply", "reply_to_story", "via_bot", "author_signature"})
NESTED = frozenset({"message", "reply_to_message", "pinned_message"})
DEEPEST = 2  # a pressed message, and the one it answers
Next = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
Explain = Callable[[DomainError, Scope, Person], Awaitable[Outcome]]


class Recognise(BaseMiddleware):
    """Tell routers who writes: a woman in private, a member of staff, or nobody we work for."""

    def __init__(self, explain: Explain) -> None:
        self._explain = explain

    async def __call__(self, handler: Next, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Put `audience`, and with it `person` and `state`, or `member` and `room`, beside the event."""
        user: User | None = data.get("event_from_user")
        chat: Chat | None = data.get("event_chat")
        data["audience"] = Audience.NOBODY
        if chat is not None and chat.type != "private":
            return await self._in_group(handler, event, data)
        if user is None or chat is None or user.is_bot:
            return await handler(event, data)
        return await self._in_private(handler, event, data)

    async def _in_group(self, handler: Next, event: TelegramObject, data: dict[str, Any]) -> Any:
        scope: Scope = data["scope"]
        user: User | None = data.get("event_from_user")
        chat: Chat = data["event_chat"]
        data["room"] = room = await scope.staff_rooms.at(chat.id)
        data["audience"] = Audience.OTHER_CHAT
        if room is not None and isinstance(event, Update):
            data["audience"] = audience_in_room(event, user)
        data["member"] = None
        if user is not None and not user.is_bot and data["audience"] is not Audience.DISGUISED:
            data["member"] = await scope.team.find(user.id)
        return await _within_rights(handler, event, data)

    async def _in_private(self, handler: Next, event: TelegramObject, data: dict[str, Any]) -> Any:
        scope, user, chat = data["scope"], data["event_from_user"], data["event_chat"]
        person = await scope.uow.people.find(user.id)
        if person is None and (member := await scope.team.find(user.id)) is not None:
            room = await scope.staff_rooms.at(chat.id)
            data |= {"audience": Audience.STAFF_PRIVATE, "member": member, "room": room}
            return await self._with_member(handler, event, data)
        if person is None and isinstance(event, Update) and _makes_nobody_known(event):
            data["audience"] = Audience.PASSER_BY
            return await handler(event, data)
        is_back = person is not None and not person.reachable
        person = await scope.visitors.meet(user.id, chat_id=chat.id)
        if is_back and isinstance(event, Update) and event.my_chat_member is None:
            await scope.arrivals.offer_again(person)
        if isinstance(event, Update) and event.message is not None:
            scope.visitors.wrote(person, event.message.message_id)
        data |= {"audience": Audience.CLIENT, "person": person} | dialog_context(
            data["bot"], person.dialog, person.chat_id
        )
        with use_language(person.settings.language):
            try:
                data["heard"] = await _listen(event, scope, person)
                return await handler(event, data)
            except DomainError as error:
                return await self._explain(error, scope, person)

    @staticmethod
    async def _with_member(handler: Next, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Let a member go on with a form; a press or a command leaves it, and keeps what was written."""
        dialogs, member = data["scope"].uow.staff_dialogs, data["member"]
        dialog = await dialogs.read(member.id)
        before = replace(dialog)
        if _leaves_form(event):
            dialog.state = None
        data |= dialog_context(data["bot"], dialog, member.chat_id)
        outcome = await _within_rights(handler, event, data)
        if dialog != before:
            await dialogs.write(member.id, dialog)
        return outcome


async def _within_rights(handler: Next, event: TelegramObject, data: dict[str, Any]) -> Any:
    """Say in words that a member's role does not include something: never in the room, where all read it."""
    try:
        return await handler(event, data)
    except NoRight:
        if isinstance(event, Update) and event.callback_query is not None:
            return Toast(str(refusal_words(NoRight.code)))
        if data["audience"] is Audience.STAFF_PRIVATE:
            return Reply(refusal_words(NoRight.code))
        await data["scope"].team.refuse(data["member"])
        return None


async def _listen(event: TelegramObject, scope: Scope, person: Person) -> Heard | None:
    """Call the staff when a message or an edit holds her safe word; a press ends the choosing of one."""
    if not isinstance(event, Update):
        return None
    if _leaves_form(event):
        person.dialog.answers.pop(POINT_AWAITED, None)
        person.dialog.state = None if person.dialog.state == CHOOSING else person.dialog.state
    message = event.message or event.edited_message
    words = (message.text or message.caption or "") if message is not None else ""
    is_choosing = person.dialog.state == CHOOSING and event.message is not None and event.message.text
    if message is None or is_choosing or not holds_safe_word(words, person.settings.safe_word):
        return None
    answered = message.reply_to_message
    answers = None if answered is None else answered.message_id
    return await scope.signals.hear(person, message.message_id, answers=answers)


def _makes_nobody_known(event: Update) -> bool:
    """Tell whether an update is an emoji under a message, or about a slip that a clinic checks."""
    return event.message_reaction is not None or is_about_a_slip(event)


def _leaves_form(event: TelegramObject) -> bool:
    if not isinstance(event, Update):
        return False
    words = event.message.text if event.message else None
    return event.callback_query is not None or (words or "").startswith("/")


def dialog_context(bot: Bot, dialog: Dialog, chat_id: int) -> dict[str, Any]:
    """Make aiogram's FSM speak to the sealed dialog of a woman or a member."""
    key = StorageKey(bot_id=bot.id, chat_id=chat_id, user_id=chat_id)
    return {
        "state": FSMContext(storage=DialogStorage(dialog), key=key),
        "raw_state": dialog.state,
    }


class Dispatch:
    """Handle one update inside a scope; nothing is sent from here.

    `explain` says in words, on a fresh screen, why a woman's request could not be met.
    """

    def __init__(self, bot: Bot, router: Router, explain: Explain) -> None:
        self._bot = bot
        self._dispatcher = Dispatcher(disable_fsm=True)
        self._dispatcher.update.outer_middleware(Recognise(explain))
        self._dispatcher.include_router(router)

    async def handle(self, incoming: Incoming, scope: Scope) -> Showing | None:
        """Return what to show and where, or None.

        Raises:
            Exception: whatever parsing or a handler raised; the savepoint is undone by the caller.
        """
        update = Update.model_validate(without_origins(incoming.body), context={"bot": self._bot})
        outcome = await self._dispatcher.feed_update(self._bot, update, scope=scope)
        return await _showing(update, None if outcome is UNHANDLED else outcome, scope)


def without_origins(body: Json) -> Json:
    """Leave out who has written before her what she forwards or quotes: nobody here may know it.

    Telegram also leaves such origins incomplete at times, and then the whole message could not be read.
    """
    return {name: _own(event) if isinstance(event, dict) else event for name, event in body.items()}


def _own(event: Json, depth: int = DEEPEST) -> Json:
    kept = {name: value for name, value in event.items() if name not in ORIGINS}
    for name in NESTED & kept.keys() if depth else ():
        if isinstance(kept[name], dict):
            kept[name] = _own(kept[name], depth - 1)
    return kept


async def _showing(update: Update, outcome: Outcome, scope: Scope) -> Showing | None:
    query = update.callback_query
    message = update.message or update.edited_message or update.channel_post
    parts: tuple[Part, ...] = outcome if isinstance(outcome, tuple) else ((outcome,) if outcome else ())
    if query is not None:
        pressed = query.message
        chat_id = pressed.chat.id if pressed else query.from_user.id
        person = await scope.uow.people.find(query.from_user.id) if chat_id > 0 else None
        return Showing(
            chat_id=chat_id,
            parts=parts or (Toast(),),
            query_id=query.id,
            message_id=pressed.message_id if pressed else None,
            person_id=person.id if person else None,
            is_desk=chat_id > 0 and person is None,
        )
    if message is not None and parts:
        person = None
        if message.from_user is not None and message.chat.id > 0:
            person = await scope.uow.people.find(message.from_user.id)
        is_desk = message.chat.id > 0 and person is None
        return Showing(message.chat.id, parts, person_id=person.id if person else None, is_desk=is_desk)
    membership = update.chat_member or update.my_chat_member
    return Showing(membership.chat.id, parts) if membership is not None and parts else None
