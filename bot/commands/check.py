"""`podruga check`: what is wrong, and how to mend it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import typer
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import GetChat, GetChatMember
from aiogram.types import ChatMemberAdministrator, User

from bot.clock import SystemClock
from bot.commands.terminal import read_settings, speaking, terminal
from bot.config import Settings
from bot.repositories.database import Database
from bot.repositories.uow import Works
from bot.services.scope import Scope
from bot.services.world import World
from bot.start import CannotStart, first_answer, open_modes, open_works
from bot.telegram.api import make_bot
from bot.telegram.texts.startup import failure_text, finding_text

RIGHTS = ("can_manage_topics", "can_delete_messages", "can_pin_messages")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: a code for the texts, what it is about, and whether it is well."""

    code: str
    is_well: bool
    detail: str = ""


def check() -> None:
    """Look at everything; exit code 1 when anything is wrong."""
    with speaking():
        findings = asyncio.run(collect(read_settings()))
        for finding in findings:
            mark = "[green]✓[/green]" if finding.is_well else "[red]✗[/red]"
            terminal.print(f"{mark} ", end="")
            terminal.print(_words(finding), markup=False)
        if not all(finding.is_well for finding in findings):
            raise typer.Exit(1)


def _words(finding: Finding) -> str:
    if finding.code.startswith("start:"):
        return failure_text(finding.code.removeprefix("start:"), finding.detail)
    return finding_text(finding.code, finding.detail)


async def collect(settings: Settings) -> list[Finding]:
    """Look at the database, the keys, Telegram and the staff's group."""
    return [finding async for finding in _look(settings)]


async def _look(settings: Settings) -> AsyncIterator[Finding]:
    database = Database(settings.database_url)
    works: Works | None = None
    try:
        works = await open_works(database, settings, SystemClock())
        yield Finding("database_well", is_well=True)
        yield Finding("keys_well", is_well=True)
    except CannotStart as error:
        yield _failed(error)
    async for finding in _look_at_telegram(settings, works):
        yield finding
    await database.close()


async def _look_at_telegram(settings: Settings, works: Works | None) -> AsyncIterator[Finding]:
    if settings.bot_token is None:
        yield _failed(CannotStart("token_missing"))
        return
    token = settings.bot_token.get_secret_value()
    bot = make_bot(token, api_url=settings.bot_api_url, proxy=settings.bot_proxy)
    try:
        me = await first_answer(bot)
    except CannotStart as error:
        yield _failed(error)
    else:
        yield Finding("telegram_well", is_well=True, detail=f"@{me.username}")
        for finding in [*_modes(me), *await _staff_chats(bot, me, settings, works)]:
            yield finding
    finally:
        await bot.session.close()


def _failed(error: CannotStart) -> Finding:
    return Finding(f"start:{error.code}", is_well=False, detail=error.detail)


def _modes(me: User) -> list[Finding]:
    """Refuse modes that would let strangers' chats in."""
    return [Finding(mode, is_well=False) for mode in open_modes(me)]


async def _staff_chats(bot: Bot, me: User, settings: Settings, works: Works | None) -> list[Finding]:
    """Look at every room there is, the one of the settings first."""
    named = [] if settings.staff_chat_id is None else [settings.staff_chat_id]
    chats = dict.fromkeys([*named, *(await _bound_chats(works) if works else [])])
    if not chats:
        return [Finding("no_staff_chat", is_well=False)]
    return [finding for chat_id in chats for finding in await _staff_chat(bot, me, chat_id)]


async def _staff_chat(bot: Bot, me: User, chat_id: int) -> list[Finding]:
    try:
        chat = await bot(GetChat(chat_id=chat_id))
        if chat_id > 0:
            return [Finding("staff_chat_private", is_well=True)]
        member = await bot(GetChatMember(chat_id=chat_id, user_id=me.id))
    except TelegramAPIError:
        return [Finding("staff_chat_unreachable", is_well=False)]
    if not isinstance(member, ChatMemberAdministrator):
        return [Finding("not_admin", is_well=False)]
    missing = [right for right in RIGHTS if not getattr(member, right)]
    if not chat.is_forum:
        missing = [right for right in missing if right != "can_manage_topics"]
    findings = [Finding(f"missing_{right}", is_well=False) for right in missing]
    code = "staff_chat_well" if chat.is_forum else "staff_chat_plain"
    return findings or [Finding(code, is_well=True)]


async def _bound_chats(works: Works) -> list[int]:
    async with works.begin() as uow:
        rooms = await Scope(uow, World(clock=SystemClock())).staff_rooms.bound()
    return [room.chat_id for room in rooms]
