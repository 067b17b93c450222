"""People of end-to-end tests on the built-in Telegram of another process: women, staff and their group."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tests.e2e.processes import BotProcess, BuiltInTelegram

Json = dict[str, Any]
T = TypeVar("T")
CODE = re.compile(r"start=(s_\S+)")
PATIENCE = 60.0


@dataclass(slots=True)
class Office:
    """A coordinator and her group bound to the bot; all of it driven over HTTP."""

    telegram: BuiltInTelegram
    coordinator: int
    group: int
    _read: int = 0
    calls: list[Json] = field(default_factory=list)
    refused: list[Json] = field(default_factory=list)

    async def woman(self, name: str) -> int:
        """Add a woman who has never written."""
        return int((await self.telegram.post("users", first_name=name))["id"])

    async def writes(self, user: int, text: str, **where: int) -> None:
        """Let somebody write, to the bot or (`chat`, `thread_id`) into the group."""
        await self.telegram.post("messages", user=user, text=text, **where)

    async def presses(self, user: int, label: str) -> None:
        """Press a button of hers once it is there, and wait for the answer."""
        await self.telegram.post("press", user=user, label=label)

    async def settles(self, user: int, city: str = "Томск") -> None:
        """Let a woman begin and choose her city."""
        await self.writes(user, "/start")
        await self.presses(user, city)

    async def asks(self, user: int, words: str) -> None:
        """Let a woman with a city open a conversation."""
        await self.presses(user, "💬 Задать вопрос")
        await self.presses(user, "ВИЧ и лечение")
        await self.writes(user, words)
        await self.presses(user, "✅ Отправить")

    async def look(self) -> list[Json]:
        """Read what the bot has called since the last look; return every successful call so far."""
        told = await self.telegram.get("calls", since=self._read)
        self._read = told["next"]
        self.calls += [call for call in told["calls"] if call["status"] == 200]
        self.refused += [call for call in told["calls"] if call["status"] != 200]
        return self.calls

    async def in_group(self, words: str) -> list[Json]:
        """Return the calls that put exactly these words into the group."""
        return [call for call in await self.look() if _is_sent(call, self.group, words)]

    async def sees_in_group(self, words: str, *, seconds: float = PATIENCE) -> Json:
        """Wait until exactly these words are in the group; return that message."""
        found = await until(lambda: self.in_group(words), seconds=seconds)
        message: Json = found[0]["result"]
        return message

    async def begins(self, bot: BotProcess) -> None:
        """Start the bot and wait until it has greeted Telegram."""
        seen = len(await self.look())
        await bot.start()

        async def has_greeted() -> bool:
            return any(call["method"] == "setMyCommands" for call in (await self.look())[seen:])

        await until(has_greeted, seconds=3 * PATIENCE)

    async def is_drained(self) -> bool:
        """Tell whether the bot has confirmed every update."""
        return bool((await self.telegram.get("state", chat=0))["pending_updates"] == 0)


async def until(ask: Callable[[], Awaitable[T]], *, seconds: float = PATIENCE) -> T:
    """Ask again and again until there is an answer, and return it.

    Raises:
        TimeoutError: there was none in time.
    """
    async with asyncio.timeout(seconds):
        while True:
            if answer := await ask():
                return answer
            await asyncio.sleep(0.02)


def _is_sent(call: Json, chat_id: int, words: str) -> bool:
    """Tell whether a call has put these words into a chat: alone, or inside a card, which has buttons."""
    text = str(call["params"].get("text") or "")
    is_in_card = "reply_markup" in call["params"] and words in text.split("\n\n")
    return bool(call["chat_id"] == chat_id and (text == words or is_in_card))


async def open_office(telegram: BuiltInTelegram, bot: BotProcess) -> Office:
    """Enlist a coordinator with the command's link and bind her group; the bot must be running."""
    coordinator = int((await telegram.post("users", first_name="Ольга"))["id"])
    group = int((await telegram.post("groups", title="Консультантки", members=[coordinator]))["id"])
    office = Office(telegram, coordinator, group)
    status, said = await bot.command("invite", "--role", "coordinator")
    found = CODE.search(said)
    assert (status, bool(found)) == (0, True), said
    assert found is not None
    await office.writes(coordinator, f"/start {found.group(1)}")
    await office.writes(coordinator, "/bind", chat=group)
    await office.telegram.until(lambda state: _has_answer(state, group), seconds=PATIENCE)
    return office


def _has_answer(state: Json, group: int) -> bool:
    [chat] = [chat for chat in state["chats"] if chat["id"] == group]
    return any(message["from"]["id"] == state["bot"]["id"] for message in chat["messages"])
