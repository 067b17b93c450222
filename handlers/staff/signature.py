"""How a member signs answers: by role, or by a pseudonym typed in the private chat."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message, User

from bot.domain.pseudonym import clean_pseudonym
from bot.domain.staff import Member
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import SignAct
from bot.telegram.screens import Screen
from bot.telegram.texts.signature import first_choose, kept, names_of_roles
from bot.telegram.views.settings import settings_screen
from bot.telegram.views.signature import SignStep, ask_screen


class Naming(StatesGroup):
    """Where a member is while choosing a pseudonym."""

    writing = State()


def router() -> Router:
    """Answer the buttons of the signature, and take what is typed."""
    router = Router(name="signature")
    router.callback_query.filter(From(Audience.STAFF_PRIVATE))
    router.message.filter(From(Audience.STAFF_PRIVATE))
    router.callback_query.register(ask, SignAct.filter(F.act == SignStep.ASK))
    router.callback_query.register(switch, SignAct.filter(F.act == SignStep.SWITCH))
    router.callback_query.register(forget, SignAct.filter(F.act == SignStep.FORGET))
    router.message.register(take, StateFilter(Naming.writing), F.text, ~F.text.startswith("/"))
    return router


async def ask(_query: CallbackQuery, member: Member, state: FSMContext) -> Screen:
    """Ask for a pseudonym."""
    await state.set_state(Naming.writing)
    return ask_screen(member)


async def take(message: Message, scope: Scope, member: Member, state: FSMContext) -> Screen:
    """Keep what was typed, or say why it cannot be a pseudonym."""
    typed, names = message.text or "", names_of(message.from_user)
    flaw = await scope.signatures.choose_pseudonym(member, typed, names=names, roles=names_of_roles())
    if flaw is not None:
        return ask_screen(member, flaw)
    await state.clear()
    named = replace(member, pseudonym=clean_pseudonym(typed), signs_by_pseudonym=True)
    return await _settings(scope, named)


async def switch(_query: CallbackQuery, scope: Scope, member: Member) -> Screen:
    """Sign the other way from now on."""
    if member.pseudonym is None:
        return await _settings(scope, member, toast=first_choose())
    return await _settings(scope, await scope.signatures.switch_usual(member), toast=kept())


async def forget(_query: CallbackQuery, scope: Scope, member: Member) -> Screen:
    """Sign by the role again."""
    await scope.signatures.forget_pseudonym(member)
    return await _settings(scope, replace(member, pseudonym=None, signs_by_pseudonym=False), toast=kept())


async def _settings(scope: Scope, member: Member, *, toast: str | None = None) -> Screen:
    return settings_screen(await scope.programme.current(), member, toast=toast)


def names_of(user: User | None) -> list[str]:
    """Return what a member's account is called; nothing of it is kept."""
    if user is None:
        return []
    first, last = user.first_name, user.last_name or ""
    return [name for name in (first, last, f"{first} {last}", f"{last} {first}", user.username or "") if name]
