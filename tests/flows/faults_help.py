"""What the tests of faults share: what can go wrong, letting time pass, and finding words in the group."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import text

from bot.app import Application, open_application
from bot.clock import FrozenClock
from bot.config import Settings
from bot.repositories.database import Database
from bot.simulator import Fault, Group, Phone, Shown
from tests.flows.conftest import STOP_SECONDS, Stage
from tests.flows.talking import is_card, quotes

WORDS = "Можно ли мне рожать?"
SETTLE_SECONDS = 20
TICK, EVERY_SECONDS = timedelta(seconds=0.5), 0.05  # ten times as fast as real time
KINDS: dict[str, dict[str, Any]] = {
    "429": {"status": 429, "description": "Too Many Requests: retry after 1", "retry_after": 1, "times": 2},
    "500": {"status": 500, "times": 2},
    "502": {"status": 502, "description": "Bad Gateway", "times": 2},
    "reset": {"kind": "reset", "times": 2},
    "garbage": {"kind": "garbage"},
    "slow": {"kind": "slow", "delay_seconds": 0.5},
    "lost reply": {"kind": "lost_reply"},
}


def plan(stage: Stage, method: str, chat_id: int, kind: str, *, skip: int = 0) -> None:
    """Let the next calls of a method about a chat fail in this way."""
    stage.telegram.faults.add(Fault(method=method, chat_id=chat_id, skip=skip, **KINDS[kind]))


def most_copies(kind: str) -> int:
    """Return how often the same words may stand: twice only where Telegram's answer was lost."""
    return 2 if kind == "lost reply" else 1


async def settle(stage: Stage, *, seconds: float = SETTLE_SECONDS) -> None:
    """Let time pass until everything written is handled and nothing is on its way."""
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    async with asyncio.timeout(seconds):
        while await waiting(stage):
            await tick(stage)


async def in_time(stage: Stage, condition: Any) -> None:
    """Let time pass until `condition()` holds."""
    async with asyncio.timeout(SETTLE_SECONDS):
        while not condition():
            await tick(stage)


async def tick(stage: Stage) -> None:
    """Let a moment pass, on the clock and in the outbox."""
    stage.clock.move(TICK)
    stage.app.sender.wake()
    await asyncio.sleep(EVERY_SECONDS)


async def waiting(stage: Stage) -> int:
    """Count what is on its way."""
    async with stage.app.works.begin() as uow:
        return await uow.outbox.count_waiting()


def found(where: Group | Phone, words: str) -> list[Shown]:
    """Return the messages that are literally these words, and the cards that hold them as a quotation."""
    return [one for one in where.messages if words in {one.text, one.caption} or words in in_card(one)]


def in_card(shown: Shown) -> list[str]:
    """Return the words of hers that stand in a card."""
    return quotes(shown) if is_card(shown) else []


def stubs(phone: Phone) -> list[Shown]:
    """Return the letters that stand unopened in her chat."""
    return [message for message in phone.messages if message.text.startswith("Вам письмо")]


def cards(group: Group) -> list[Shown]:
    """Return the cards of conversations."""
    return [message for message in group.messages if is_card(message)]


def marks(phone: Phone, words: str) -> list[Any]:
    """Return the bot's emoji under her message of these words."""
    [hers] = [message for message in phone.messages if message.text == words]
    return [one["emoji"] for one in phone.chat.reactions.get(hers.id, [])]


async def answer(stage: Stage, words: str, *, under: Shown, by: Phone | None = None) -> Shown:
    """Let the staff answer: in the topic of a message, or where it has none, by replying to it."""
    staff, reply_to = by or stage.consultant, None if under.thread_id else under
    return await staff.send(words, chat=stage.group, thread_id=under.thread_id, reply_to=reply_to)


async def reads(stage: Stage, phone: Phone, words: str) -> None:
    """Check that she has a letter, and that it opens to these words."""
    await in_time(stage, lambda: stubs(phone))
    await phone.press("Открыть", message=stubs(phone)[-1])
    await stage.until(lambda: any(words in message.words for message in phone.messages))


@asynccontextmanager
async def running(settings: Settings, clock: FrozenClock) -> AsyncIterator[Application]:
    """Run another process' worth of the bot on the same folder."""
    async with open_application(settings, clock) as application:
        task = asyncio.create_task(application.run())  # noqa: TID251 - awaited below
        yield application
        application.stop()
        await asyncio.wait_for(task, STOP_SECONDS)


@asynccontextmanager
async def locked(settings: Settings) -> AsyncIterator[None]:
    """Hold SQLite's only write lock from another connection."""
    database = Database(settings.database_url)
    async with database.transaction() as connection:
        await connection.execute(text("SELECT 1"))  # begins, and with it takes the lock
        yield
    await database.close()
