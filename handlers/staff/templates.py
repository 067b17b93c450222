"""Prepared answers on a card: chosen, shown as they would go to her, and sent after a second press."""

from dataclasses import dataclass
from uuid import UUID

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.conversation import Thread
from bot.domain.errors import NotFound
from bot.domain.merging import units
from bot.domain.staff import Member, Room
from bot.domain.templates import FILLED_LIMIT, Template, fill
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import DeskText, DeskTexts
from bot.telegram.screens import Rows, Screen, Toast
from bot.telegram.texts.aliases import alias_name
from bot.telegram.texts.catalogue import current_language, use_language
from bot.telegram.texts.staff import gone
from bot.telegram.texts.templates import built_in, dropped, sent, too_long, values
from bot.telegram.views import templates as views
from bot.telegram.views.notes import SEND
from bot.telegram.views.staff import card_screen
from handlers.staff.here import REFUSALS, conversation_here
from handlers.staff.pressed import on_card, spot_of


@dataclass(frozen=True, slots=True)
class Filled:
    """What the staff see of an answer, and what goes to her in her own language."""

    shown: str
    hers: str

    @property
    def is_too_long(self) -> bool:
        """Tell whether it would not fit into a message."""
        return max(units(self.shown), units(self.hers)) > FILLED_LIMIT


@dataclass(frozen=True, slots=True)
class Sending:
    """A prepared answer on the point of being sent: where, which, and by whom."""

    thread: Thread
    filled: Filled
    member: Member
    room: Room


Pressed = Screen | Rows | Toast


def router() -> Router:
    """Answer the buttons of templates on a card."""
    router = Router(name="templates")
    router.callback_query.filter(From(Audience.STAFF_ROOM, Audience.STAFF_PRIVATE))
    router.callback_query.register(use, DeskText.filter())
    router.callback_query.register(turn, DeskTexts.filter())
    return router


async def all_templates(scope: Scope) -> list[Template]:
    """Return the programme's own templates and those that come with the bot."""
    return [*await scope.templates.list_own(), *built_in()]


async def turn(
    query: CallbackQuery, callback_data: DeskTexts, scope: Scope, member: Member | None, room: Room
) -> Pressed:
    """Turn the pages of what is offered."""
    if member is None:
        return Toast()
    try:
        card = await scope.topics.describe(await scope.desk.get(UUID(callback_data.thread)))
    except (NotFound, ValueError):
        return Toast(gone())
    screen = views.choice_screen(card, await all_templates(scope), callback_data.page)
    return await on_card(query, screen, scope, room)


async def use(
    query: CallbackQuery, callback_data: DeskText, scope: Scope, member: Member | None, room: Room | None
) -> Pressed:
    """Show beside the card what a template says here; send it, or not, after the next press."""
    if member is None or room is None:
        return Toast()
    found = await _find(callback_data, scope, room)
    filled = None if found is None else await _filled(*found, scope, member)
    if found is None or filled is None or filled.is_too_long:
        return Toast(too_long() if filled else gone())
    thread, template = found
    if callback_data.send:
        return await _decide(query, callback_data.send, scope, Sending(thread, filled, member, room))
    spot = spot_of(query, room)
    if spot is not None:
        await scope.beside.offer(spot, thread, template.number, filled.shown)
    return await on_card(query, card_screen(await scope.topics.describe(thread)), scope, room)


async def _find(pressed: DeskText, scope: Scope, room: Room) -> tuple[Thread, Template] | None:
    """Return the conversation and the template that a button names, if both are still there."""
    try:
        thread = await conversation_here(pressed.thread, scope, room)
    except REFUSALS:
        return None
    found = (one for one in await all_templates(scope) if one.number == pressed.what)
    template = next(found, None)
    return None if template is None else (thread, template)


async def _decide(query: CallbackQuery, choice: int, scope: Scope, sending: Sending) -> Pressed:
    """Send a prepared answer, or let it be; once, however often the button is pressed."""
    thread, room, shown = sending.thread, sending.room, query.message
    is_beside = shown is not None and await _is_beside(shown.message_id, scope, sending)
    if shown is not None and is_beside and not await scope.beside.end_offer(room, shown.message_id):
        return Toast()
    if choice != SEND:
        return Toast(dropped())
    filled = sending.filled
    await scope.letters.write_prepared(thread, sending.member, room, filled.hers, shown=filled.shown)
    await scope.desk.answered(thread, sending.member)
    if is_beside:
        return Toast(sent())
    card = await scope.topics.describe(await scope.desk.get(thread.id))
    return await on_card(query, card_screen(card), scope, room)


async def _is_beside(message_id: int, scope: Scope, sending: Sending) -> bool:
    """Tell whether a prepared answer was shown in a message of its own; once it was shown in the card."""
    if message_id == sending.thread.card_id:
        return False
    return not await scope.topics.holds_words(sending.room, message_id)


async def _filled(thread: Thread, template: Template, scope: Scope, member: Member) -> Filled:
    """Fill the places in both languages; which one she reads is never shown."""
    city = (await scope.topics.describe(thread))["city"]
    said = {}
    for language in {current_language(), hers := await scope.templates.language_for(thread)}:
        with use_language(language):
            alias = alias_name(thread.alias)
            known = values(city=city, alias=alias, theme=thread.theme, role=member.role)
        said[language] = fill(template.words_in(language), known)
    return Filled(shown=said[current_language()], hers=said[hers])
