"""Bells ring on time, never over themselves, and outlive their own failures."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.scheduling.clockwork import Bell, Clockwork

OFTEN = timedelta(milliseconds=10)
PATIENCE_SECONDS = 5


@dataclass
class Counter:
    """Count rings, and how many of them ran at once."""

    rings: int = 0
    at_once: int = 0
    most_at_once: int = 0
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    enough: asyncio.Event = field(default_factory=asyncio.Event)

    async def ring(self) -> None:
        """Ring for a while."""
        self.begun.set()
        self.rings += 1
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(0.03)
        self.at_once -= 1
        if self.rings >= 3:
            self.enough.set()

    async def ring_and_fail(self) -> None:
        """Ring, then fail with words that no log may hold."""
        await self.ring()
        raise ValueError("secret words")


async def run_until_enough(counter: Counter, ring: Callable[[], Awaitable[object]]) -> None:
    clockwork = Clockwork([Bell("test", ring, every=OFTEN)])
    clockwork.start()
    async with asyncio.timeout(PATIENCE_SECONDS):
        await counter.enough.wait()
    await clockwork.stop()


async def test_bell_rings_again_and_again() -> None:
    counter = Counter()

    await run_until_enough(counter, counter.ring)

    assert counter.rings >= 3


async def test_slow_bell_never_overlaps_itself() -> None:
    counter = Counter()

    await run_until_enough(counter, counter.ring)

    assert counter.most_at_once == 1


async def test_failing_bell_rings_again(caplog: pytest.LogCaptureFixture) -> None:
    counter = Counter()

    with caplog.at_level(logging.ERROR):
        await run_until_enough(counter, counter.ring_and_fail)

    assert "bell_failed name=test error=ValueError" in caplog.text
    assert "secret words" not in caplog.text


async def test_ring_now_waits_for_all_bells() -> None:
    daily, nightly = Counter(), Counter()
    clockwork = Clockwork(
        [Bell("daily", daily.ring, every=timedelta(days=1)), Bell("nightly", nightly.ring, at_night=True)]
    )

    await clockwork.ring_now()

    assert (daily.rings, nightly.rings) == (1, 1)


async def test_stop_lets_a_ring_end() -> None:
    counter = Counter()
    clockwork = Clockwork([Bell("test", counter.ring, every=OFTEN)])
    clockwork.start()
    async with asyncio.timeout(PATIENCE_SECONDS):
        await counter.begun.wait()
    await clockwork.stop()

    assert counter.at_once == 0
