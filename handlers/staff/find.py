"""Searching by nickname, in the private chat."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.nicknames import read_query
from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import FindGo, FindSee, StaffGo
from bot.telegram.screens import Screen
from bot.telegram.texts.find import flowers_like
from bot.telegram.views.desk import Desk
from bot.telegram.views.find import ask_screen, found_screen, names_screen


class Finding(StatesGroup):
    """Where a member is while searching."""

    writing = State()


def router() -> Router:
    """Answer /find, the button, and the nickname written after it."""
    router = Router(name="find")
    router.message.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.message.register(find, Command("find"))
    router.callback_query.register(ask, StaffGo.filter(F.to == Desk.FIND))
    router.callback_query.register(turn, FindGo.filter())
    router.callback_query.register(see, FindSee.filter())
    router.message.register(take, Finding.writing, F.text, ~F.text.startswith("/"))
    return router


async def ask(_event: Message | CallbackQuery, state: FSMContext) -> Screen:
    """Ask for a nickname."""
    await state.set_state(Finding.writing)
    return ask_screen()


async def find(
    message: Message, command: CommandObject, scope: Scope, member: Member, state: FSMContext
) -> Screen:
    """Look for what stands behind the command, or ask for it."""
    if read_query(command.args or "").is_empty:
        return await ask(message, state)
    await state.set_state(Finding.writing)
    return await _search(command.args or "", scope, member, state)


async def take(message: Message, scope: Scope, member: Member, state: FSMContext) -> Screen:
    """Look for the nickname that was written."""
    return await _search(message.text or "", scope, member, state)


async def turn(
    _query: CallbackQuery, callback_data: FindGo, scope: Scope, member: Member, state: FSMContext
) -> Screen:
    """Turn the pages of what was found; a forgotten search asks anew."""
    words = (await state.get_data()).get("find")
    if not words:
        return await ask(_query, state)
    return await _search(words, scope, member, state, page=callback_data.page)


async def _search(words: str, scope: Scope, member: Member, state: FSMContext, *, page: int = 0) -> Screen:
    """Show the only one found at once; of several, their names."""
    require(member, Right.QUEUE)
    query = read_query(words)
    if query.is_empty:
        return names_screen([], 0)
    aliases = await scope.search.find(flowers_like(query.letters), query.digits, by=member)
    await state.set_data({"find": words[:64]})
    if len(aliases) == 1:
        return found_screen(await scope.search.of(aliases[0]), scope.world.clock.now().date())
    return names_screen(aliases, page)


async def see(_query: CallbackQuery, callback_data: FindSee, scope: Scope, member: Member) -> Screen:
    """Show the conversations of one nickname."""
    require(member, Right.QUEUE)
    return found_screen(await scope.search.of(callback_data.alias), scope.world.clock.now().date())
