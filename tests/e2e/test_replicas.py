"""Two replicas on PostgreSQL and Redis: one leads, both send, and a killed one is taken over."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest

from tests.conftest import POSTGRES, administer, postgres_address
from tests.e2e.office import Office, open_office, until
from tests.e2e.processes import BotProcess, BuiltInTelegram, built_in_telegram
from tests.redis_server import REDIS, needs_redis

pytestmark = [
    pytest.mark.slow,
    pytest.mark.postgres,
    pytest.mark.skipif(not POSTGRES, reason="no PostgreSQL: set TEST_POSTGRES_URL to run this test"),
    needs_redis,
]
TAKE_OVER_SECONDS = 30.0
MANY = 30
WORDS = re.compile(r"Письмо \d+")


@dataclass
class Pair:
    """The built-in Telegram with its limits, and two replicas on one database; `first` was there earlier."""

    telegram: BuiltInTelegram
    first: BotProcess
    second: BotProcess
    office: Office

    async def arrived(self) -> list[str]:
        """Return what stands in the group of the women's letters, as often as it was sent there."""
        calls = [call for call in await self.office.look() if call["chat_id"] == self.office.group]
        return [found for call in calls for found in WORDS.findall(call["params"].get("text", ""))]

    async def has_all(self) -> bool:
        """Tell whether every letter has arrived."""
        return len(set(await self.arrived())) == MANY


@pytest.fixture
async def pair(tmp_path: Path) -> AsyncIterator[Pair]:
    """Start both replicas one after the other, with an office."""
    name = f"podruga_{uuid4().hex[:12]}"
    await administer(f'CREATE DATABASE "{name}"')
    shared = {"DATABASE_URL": postgres_address(name), "REDIS_URL": REDIS}
    async with built_in_telegram() as telegram:
        replicas = [BotProcess(tmp_path, telegram.url, **shared) for _ in range(2)]
        try:
            await replicas[0].start()
            office = await open_office(telegram, replicas[0])
            await office.begins(replicas[1])
            yield Pair(telegram, replicas[0], replicas[1], office)
        finally:
            for replica in replicas:
                await replica.kill()
    await administer(f'DROP DATABASE "{name}" WITH (FORCE)')


async def asking_woman(office: Office) -> int:
    """Bring on a woman whose first question has reached the staff."""
    woman = await office.woman("Анна")
    await office.settles(woman)
    await office.asks(woman, "Первый вопрос")
    await office.sees_in_group("Первый вопрос")
    return woman


async def test_replicas_send_everything_once(pair: Pair) -> None:
    woman = await asking_woman(pair.office)

    for number in range(MANY):
        await pair.office.writes(woman, f"Письмо {number}")
    await until(pair.has_all)

    arrived = await pair.arrived()
    assert arrived == [f"Письмо {number}" for number in range(MANY)]
    assert [call["status"] for call in pair.office.refused if call["status"] == 409] == []


async def test_killed_leader_is_taken_over(pair: Pair) -> None:
    woman = await asking_woman(pair.office)
    for number in range(MANY // 2):
        await pair.office.writes(woman, f"Письмо {number}")

    await pair.first.kill()
    for number in range(MANY // 2, MANY):
        await pair.office.writes(woman, f"Письмо {number}")
    await until(pair.has_all, seconds=TAKE_OVER_SECONDS)

    arrived = await pair.arrived()
    assert list(dict.fromkeys(arrived)) == [f"Письмо {number}" for number in range(MANY)]
