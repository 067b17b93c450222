"""Women who write: all at once, or at a steady pace; and how long each waited for her answer."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import Any

from tests.e2e.processes import BuiltInTelegram

Json = dict[str, Any]
ANSWERS = frozenset({"sendMessage", "editMessageText"})
PATIENCE_SECONDS = 120.0


class Crowd:
    """A number of women on the built-in Telegram, and what the bot has called."""

    def __init__(self, telegram: BuiltInTelegram, size: int) -> None:
        self.telegram = telegram
        self.size = size
        self._read = 0

    async def settle(self) -> None:
        """Let every one begin and choose the first city."""
        await self.flood("/start", count=self.size)
        state = await self.telegram.get("state")
        pressed = 0
        for chat in state["chats"]:
            keyboard = chat["messages"][-1].get("reply_markup") if chat["id"] > 0 else None
            if keyboard:
                data = keyboard["inline_keyboard"][0][0]["callback_data"]
                message = chat["messages"][-1]["message_id"]
                await self.telegram.post("press", user=chat["id"], message=message, data=data, wait=False)
                pressed += 1
        await self.answers(pressed)

    async def flood(self, text: str, *, count: int) -> float:
        """Queue messages all at once; return the seconds until the last one is answered."""
        await self.skip()
        queued = await self.telegram.post("updates", users=self.size, count=count, text=text)
        answers = await self.answers(count)
        return max(float(call["at"]) for call in answers) - float(queued["at"])

    async def pace(self, text: str, *, rate: int, seconds: int) -> list[float]:
        """Let one woman after the other write, `rate` a second; return how long each waited, in seconds."""
        await self.skip()
        loop, started = asyncio.get_running_loop(), asyncio.get_running_loop().time()
        asked: dict[int, list[float]] = {}
        state = await self.telegram.get("state", chat=0)
        women = [user["id"] for user in state["users"] if not user["is_bot"]][: self.size]
        for number in range(rate * seconds):
            await asyncio.sleep(max(0.0, started + number / rate - loop.time()))
            woman = women[number % len(women)]
            asked.setdefault(woman, []).append(loop.time())
            await self.telegram.post("messages", user=woman, text=text)
        return waits(asked, await self.answers(rate * seconds))

    async def skip(self) -> None:
        """Leave behind what was called so far."""
        self._read = (await self.telegram.get("calls", since=1_000_000_000))["next"]

    async def answers(self, count: int) -> list[Json]:
        """Wait for so many answers and return them.

        Raises:
            TimeoutError: they did not come.
        """
        found: list[Json] = []
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                told = await self.telegram.get("calls", since=self._read)
                self._read = told["next"]
                found += [call for call in told["calls"] if call["method"] in ANSWERS]
                if len(found) >= count:
                    return found
                await asyncio.sleep(0.25)


def waits(asked: dict[int, list[float]], answers: Iterable[Json]) -> list[float]:
    """Return the seconds from each question to its answer, woman by woman in order."""
    answered: dict[int, list[float]] = {}
    for call in answers:
        answered.setdefault(call["chat_id"], []).append(call["at"])
    pairs = [zip(times, answered.get(woman, ()), strict=False) for woman, times in asked.items()]
    return [came - went for woman in pairs for went, came in woman]


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that so large a share of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
