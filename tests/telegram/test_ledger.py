"""Two replicas share one budget in Redis, and each keeps to its share when Redis is gone."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from uuid import uuid4

import pytest

from bot.domain.outgoing import Lane
from bot.telegram import budget
from bot.telegram.budget import Budget
from bot.telegram.ledger import Ledger
from bot.telegram.redis_link import RedisLink, open_link
from tests.redis_server import REDIS, needs_redis

RATE = 30
GROUP, WOMAN = -100, 4242
NOWHERE = "redis://127.0.0.1:1/0"
Make = Callable[[], Budget]


def hidden(chat_id: int) -> str:
    """Hide a chat's number, as the vault does."""
    return f"h{chat_id % 1000}"


@pytest.fixture
async def link() -> AsyncIterator[RedisLink]:
    """Link to the keys of a bot nobody else has."""
    opened = open_link(REDIS, name=uuid4().hex, name_of=hidden)
    yield opened
    await opened.close()


@pytest.fixture
def make(link: RedisLink) -> Make:
    """Make replicas of one bot."""
    return lambda: Budget(rate_per_second=RATE, ledger=Ledger(link))


async def sending(replica: Budget, sends: list[tuple[Lane, int]], sent: list[float]) -> None:
    """Send through a replica, and note when each goes out."""

    async def send(lane: Lane, chat_id: int) -> None:
        async with replica.place(lane, chat_id):
            sent.append(asyncio.get_running_loop().time())

    await asyncio.gather(*(send(lane, chat_id) for lane, chat_id in sends))


def most_within(times: list[float], seconds: float) -> int:
    return max(sum(start <= time < start + seconds for time in times) for start in times)


@needs_redis
async def test_replicas_share_the_overall_budget(make: Make) -> None:
    first, second, sent = make(), make(), list[float]()
    women = [(Lane.REMINDER, number) for number in range(1, 41)]

    await asyncio.gather(sending(first, women, sent), sending(second, women, sent))

    assert len(sent) == 80
    assert most_within(sent, 0.99) <= RATE


@needs_redis
async def test_replicas_share_a_groups_minute(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "GROUP_WINDOW_SECONDS", 1.5)
    first, second, sent = make(), make(), list[float]()
    relays = [(Lane.URGENT, GROUP)] * 15

    await asyncio.gather(sending(first, relays, sent), sending(second, relays, sent))

    assert most_within(sent, 1.49) <= budget.GROUP_LIMIT


@needs_redis
async def test_pause_of_one_replica_holds_all(make: Make) -> None:
    first, second, sent = make(), make(), list[float]()
    began = asyncio.get_running_loop().time()

    await first.pause(WOMAN, 0.6)
    await sending(second, [(Lane.RELAY, WOMAN)], sent)

    assert sent[0] - began >= 0.59


@needs_redis
async def test_redis_holds_no_number_of_a_chat(make: Make, link: RedisLink) -> None:
    await sending(make(), [(Lane.RELAY, 7777123456)], [])

    keys = await link.redis.keys(f"{link.key('sent')}*")
    assert [key for key in keys if b"7777123456" in key] == []
    assert len(keys) == 2


@pytest.mark.case(48)
@needs_redis
async def test_flushed_redis_loses_nobody(make: Make, link: RedisLink) -> None:
    replica, sent = make(), list[float]()
    await sending(replica, [(Lane.RELAY, 1), (Lane.RELAY, 2)], sent)

    await link.redis.delete(*await link.redis.keys(f"{link.key('sent')}*"))
    await link.redis.script_flush()
    await sending(replica, [(Lane.RELAY, 1), (Lane.RELAY, 2)], sent)

    assert len(sent) == 4


async def _without_redis(test: Callable[[Budget, Ledger], Awaitable[None]]) -> None:
    link = open_link(NOWHERE, name="gone", name_of=hidden)
    ledger = Ledger(link)
    await test(Budget(rate_per_second=RATE, ledger=ledger), ledger)
    await link.close()


@pytest.mark.case(48)
async def test_messages_go_out_while_redis_is_gone() -> None:
    async def send(replica: Budget, ledger: Ledger) -> None:
        sent: list[float] = []
        async with asyncio.timeout(5):
            await sending(replica, [(Lane.RELAY, number) for number in range(1, 6)], sent)
        assert len(sent) == 5
        assert not ledger.is_there

    await _without_redis(send)


async def test_replica_keeps_to_its_share_without_redis() -> None:
    async def send(replica: Budget, ledger: Ledger) -> None:
        sent: list[float] = []
        await replica.touch(ledger)
        await sending(replica, [(Lane.REMINDER, number) for number in range(1, 31)], sent)
        assert most_within(sent, 0.99) <= RATE // ledger.replicas

    await _without_redis(send)


@needs_redis
async def test_ledger_counts_the_replicas(link: RedisLink) -> None:
    ledgers = [Ledger(link) for _ in range(3)]

    for ledger in (*ledgers, *ledgers):
        await ledger.beat()

    assert [ledger.replicas for ledger in ledgers] == [3, 3, 3]
