"""The bot is killed again and again under load: nothing is lost, little is repeated, order stays."""

import asyncio
import random
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.office import Office, open_office, until
from tests.e2e.processes import built_in_telegram
from tests.e2e.warm import WarmBot, working

KILLS, WOMEN = 32, 4  # as many topics as are opened in a minute
HALF = WOMEN // 2
WRITES_A_LIFE, ANSWERS_A_LIFE = 11, 4  # a group takes twenty messages a minute, the bot keeps to that
MOST_UNDER_WAY = 10
DRAIN_SECONDS = 75.0
ADMITTED_LIFE = (0.05, 1.0)
Json = dict[str, Any]


@dataclass(slots=True)
class Load:
    """Women write and staff answer all the time, whether the bot lives or not."""

    office: Office
    women: list[int]
    topics: dict[int, int]
    chance: random.Random
    lives: int = 0
    written: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    answered: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    async def flow(self) -> None:
        """Go on until cancelled, never with much more under way than a few messages."""
        while True:
            await asyncio.sleep(self.chance.uniform(0.01, 0.12))
            woman = self.chance.choice(self.women)
            written, answered = _size(self.written), _size(self.answered)
            if written < WRITES_A_LIFE * self.lives and await self._under_way() < MOST_UNDER_WAY:
                self.written[woman].append(text := f"Письмо {woman} №{written:04}")
                await self.office.writes(woman, text)
            if answered < ANSWERS_A_LIFE * self.lives:
                woman = self.chance.choice(self.women)
                self.answered[woman].append(text := f"Ответ {woman} №{answered:04}")
                where = {"chat": self.office.group, "thread_id": self.topics[woman]}
                await self.office.writes(self.office.coordinator, text, **where)

    async def _under_way(self) -> int:
        calls = [call for calls in (await self.relayed()).values() for call in calls]
        return _size(self.written) - len({text for call in calls for text in call})

    async def relayed(self) -> dict[int, list[list[str]]]:
        """Return by topic what of the load the bot has written into it, in order, call by call."""
        found: dict[int, list[list[str]]] = defaultdict(list)
        for call in await self.office.look():
            text = str(call["params"].get("text") or "")
            if call["chat_id"] == self.office.group and text.startswith("Письмо"):
                found[int(call["params"]["message_thread_id"])].append(
                    text.split("\n\n")
                )  # a pile goes as one
        return found

    async def stubs(self, woman: int) -> list[tuple[str, int]]:
        """Return the letters she got, in order: what their button holds, and the message's number."""
        found = []
        for call in await self.office.look():
            if call["chat_id"] == woman and call["method"] == "sendMessage":
                data = _first_data(call["result"])
                if data.startswith("e:"):
                    found.append((data, int(call["result"]["message_id"])))
        return found


def _first_data(message: Json) -> str:
    rows = message.get("reply_markup", {}).get("inline_keyboard") or [[{}]]
    return str(rows[0][0].get("callback_data") or "")


def _size(texts: dict[int, list[str]]) -> int:
    return sum(map(len, texts.values()))


async def begin_conversations(bot: WarmBot, office: Office) -> tuple[list[int], dict[int, int]]:
    """Bring on the women, each with a topic; halfway the bot is killed, and with it its send budget."""
    women, topics = [], {}
    for number in range(WOMEN):
        if number == HALF:
            await bot.kill()
            await bot.start()
        women.append(woman := await office.woman(f"Анна {number}"))
        await office.settles(woman)
        await office.asks(woman, f"Первый вопрос {woman}")
        shown = await office.sees_in_group(f"Первый вопрос {woman}")
        topics[woman] = int(shown["message_thread_id"])
    return women, topics


async def kill_again_and_again(bot: WarmBot, load: Load) -> None:
    """Kill the bot at random instants after it began to work, and start it again each time."""
    for _ in range(KILLS - 1):
        await bot.kill()
        load.lives += 1
        await load.office.begins(bot)
        await asyncio.sleep(load.chance.uniform(*ADMITTED_LIFE))


async def drain(bot: WarmBot, load: Load) -> None:
    """Wait until no update is unconfirmed and the outbox is empty."""

    async def is_empty() -> bool:
        return await load.office.is_drained() and not bot.waiting()

    await until(is_empty, seconds=DRAIN_SECONDS)


async def read_letters(load: Load, woman: int) -> list[str]:
    """Open each of her letters once, in the order they came, and return what they say."""
    said = []
    for data, message_id in dict(reversed(await load.stubs(woman))).items():
        await load.office.telegram.post("press", user=woman, data=data, message=message_id)
        said.append(await _opened(load.office, woman, message_id))
    return said[::-1]


async def _opened(office: Office, woman: int, message_id: int) -> str:
    async def shown() -> list[str]:
        calls = [call["params"] for call in await office.look() if call["chat_id"] == woman]
        return [str(one["text"]) for one in calls if one.get("message_id") == message_id and "text" in one]

    return (await until(shown))[0]


def without_repeats(calls: list[list[str]]) -> tuple[list[str], int]:
    """Return what came, in order, and how many calls began again with all that the one before them held."""
    texts: list[str] = []
    before: list[str] = []
    repeats = 0
    for call in calls:
        is_repeat = bool(before) and call[: len(before)] == before
        texts += call[len(before) :] if is_repeat else call
        repeats += is_repeat
        before = call
    return texts, repeats


def test_pile_that_was_sent_again_is_one_repeat() -> None:
    assert without_repeats([["1"], ["2", "3"], ["2", "3", "4"], ["5"]]) == (["1", "2", "3", "4", "5"], 1)


def test_call_repeated_later_is_no_mere_repeat() -> None:
    assert without_repeats([["1"], ["2"], ["1"]]) == (["1", "2", "1"], 0)


@pytest.mark.case(45)
@pytest.mark.slow
async def test_kills_lose_and_reorder_nothing(tmp_path: Path) -> None:
    async with built_in_telegram() as telegram, working(telegram, tmp_path) as bot:
        office = await open_office(telegram, bot)
        women, topics = await begin_conversations(bot, office)
        load = Load(office, women, topics, random.Random(20261123))  # noqa: S311 - repeatable on purpose
        flowing = asyncio.create_task(load.flow())  # noqa: TID251 - cancelled below
        await kill_again_and_again(bot, load)
        flowing.cancel()
        await drain(bot, load)
        await bot.leave()
        await office.begins(bot)
        repeats = await _judge(load)
    counted = f"{KILLS} kills, {_size(load.written)} messages, {_size(load.answered)} answers"
    sys.stdout.write(f"\n{counted}, {repeats} repeats\n")
    assert repeats <= KILLS


async def _judge(load: Load) -> int:
    """Check that all came, in order; return how many came again."""
    relayed, repeats = await load.relayed(), 0
    for woman in load.women:
        came, again = without_repeats(relayed[load.topics[woman]])
        assert came == load.written[woman]
        stubs = await load.stubs(woman)
        letters = await read_letters(load, woman)
        assert len(letters) == len(load.answered[woman])
        for said, text in zip(letters, load.answered[woman], strict=True):
            assert text in said
        repeats += again + len(stubs) - len(set(dict(stubs)))
    return repeats
