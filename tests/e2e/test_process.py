"""The bot as a process: what it confirms, survives and leaves behind when it is stopped or hindered."""

import asyncio
import sqlite3
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.office import Office, open_office, until
from tests.e2e.processes import BotProcess, BuiltInTelegram, built_in_telegram

pytestmark = pytest.mark.slow
STOP_SECONDS = 10.0
COLD_START_SECONDS = 30.0  # of a machine busy with other tests; `make bench` measures the budget
DRAIN_SECONDS = 30.0
LOCKED_SECONDS = 12.0  # more than twice what the driver itself waits for a lock
SENDING_SECONDS = 3.0
MANY = 50  # far more than a group takes in a minute


@dataclass
class Shop:
    """The built-in Telegram and a bot that is running, with an office."""

    telegram: BuiltInTelegram
    bot: BotProcess
    office: Office
    folder: Path

    async def woman_with_topic(self) -> int:
        """Bring on a woman whose first question has reached the staff."""
        woman = await self.office.woman("Анна")
        await self.office.settles(woman)
        await self.office.asks(woman, "Первый вопрос")
        await self.office.sees_in_group("Первый вопрос")
        return woman

    async def confirmed(self) -> bool:
        """Tell whether every update is confirmed."""
        return await self.office.is_drained()


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    async with built_in_telegram() as telegram:
        bot = BotProcess(tmp_path, telegram.url)
        await bot.start()
        try:
            yield Shop(telegram, bot, await open_office(telegram, bot), tmp_path)
        finally:
            await bot.kill()


@pytest.mark.case(46)
async def test_stop_in_the_middle_loses_nothing(shop: Shop) -> None:
    woman = await shop.woman_with_topic()
    for number in range(MANY):
        await shop.office.writes(woman, f"Письмо {number}")

    started = asyncio.get_running_loop().time()
    assert await shop.bot.stop() == 0
    took = asyncio.get_running_loop().time() - started
    sys.stdout.write(f"\nstopped in {took:.1f} s\n")
    assert took < STOP_SECONDS

    for _ in range(3):  # a group takes few messages a minute, but each start counts anew
        await shop.office.begins(shop.bot)
        await until(shop.confirmed, seconds=DRAIN_SECONDS)
        await asyncio.sleep(SENDING_SECONDS)
        assert await shop.bot.stop() == 0
    calls = [str(call["params"].get("text")) for call in await shop.office.look()]
    texts = [text for call in calls for text in call.split("\n\n")]  # what waits long goes in one message
    assert [text for text in texts if text.startswith("Письмо")] == [f"Письмо {n}" for n in range(MANY)]


async def test_stop_confirms_what_was_handled(shop: Shop) -> None:
    woman = await shop.woman_with_topic()
    await shop.office.writes(woman, "Последнее слово")
    await shop.office.sees_in_group("Последнее слово")

    assert await shop.bot.stop() == 0

    assert await shop.office.is_drained()


@pytest.mark.case(47)
@pytest.mark.peer_row("SQLite locked 12 s")
async def test_locked_database_delays_but_loses_nothing(shop: Shop) -> None:
    woman = await shop.woman_with_topic()
    lock = sqlite3.connect(shop.folder / "podruga.db", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    await shop.office.writes(woman, "Слово при запертой базе")
    await asyncio.sleep(LOCKED_SECONDS)
    assert not await shop.office.is_drained()
    lock.execute("ROLLBACK")
    lock.close()

    await shop.office.sees_in_group("Слово при запертой базе")

    await until(shop.confirmed)
    assert len(await shop.office.in_group("Слово при запертой базе")) == 1


async def test_cold_start_answers_soon(tmp_path: Path) -> None:
    async with built_in_telegram() as telegram:
        woman = int((await telegram.post("users", first_name="Анна"))["id"])
        await telegram.post("messages", user=woman, text="/start")
        bot, started = BotProcess(tmp_path, telegram.url), asyncio.get_running_loop().time()
        await bot.start()
        await telegram.until(lambda state: len(state["chats"][0]["messages"]) > 1, seconds=60)
        took = asyncio.get_running_loop().time() - started
        await bot.kill()
    sys.stdout.write(f"\ncold start to first answer: {took:.1f} s\n")
    assert took < COLD_START_SECONDS
