"""What several replicas show in one chat comes in the order of what was handled."""

import asyncio
from collections.abc import AsyncIterator
from uuid import uuid4

import pytest

from bot.telegram import turns
from bot.telegram.redis_link import RedisLink, open_link
from bot.telegram.turns import Turns
from tests.redis_server import REDIS, needs_redis

WOMAN = 4242


@pytest.fixture
async def link() -> AsyncIterator[RedisLink]:
    """Link to the keys of a bot nobody else has."""
    opened = open_link(REDIS, name=uuid4().hex, name_of=str)
    yield opened
    await opened.close()


async def show(replica: Turns, number: int, shown: list[int]) -> None:
    await replica.come(WOMAN, number)
    shown.append(number)
    await replica.end(WOMAN, number)


@needs_redis
async def test_later_screen_waits_for_the_earlier(link: RedisLink) -> None:
    first, second, shown = Turns(link), Turns(link), list[int]()
    numbers = [await first.draw(WOMAN), await second.draw(WOMAN), await first.draw(WOMAN)]

    replicas = zip((first, second, first), numbers, strict=True)
    await asyncio.gather(*(show(replica, number, shown) for replica, number in reversed(list(replicas))))

    assert shown == [1, 2, 3]


@needs_redis
async def test_killed_replica_holds_up_nobody_for_long(
    link: RedisLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 0.2)
    killed, alive, shown = Turns(link), Turns(link), list[int]()
    await killed.draw(WOMAN)

    await show(alive, await alive.draw(WOMAN), shown)

    assert shown == [2]


@needs_redis
async def test_numbers_that_died_hold_up_nobody(link: RedisLink) -> None:
    replica, shown = Turns(link), list[int]()
    await replica.draw(WOMAN)
    number = await replica.draw(WOMAN)

    await link.redis.delete(link.key("over", WOMAN))
    await show(replica, number, shown)

    assert shown == [2]


async def test_nobody_waits_without_redis() -> None:
    link, shown = open_link("redis://127.0.0.1:1/0", name="gone", name_of=str), list[int]()
    replica = Turns(link)

    await show(replica, await replica.draw(WOMAN), shown)
    await link.close()

    assert shown == [0]
