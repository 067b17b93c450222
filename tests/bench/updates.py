"""Updates through the whole stack, against the echo: how many a second, and how long each takes."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass

from tests.bench.bots import (
    UNLIMITED,
    Bot,
    Echo,
    databases,
    our_bot,
    resident_megabytes,
    running,
)
from tests.bench.figures import Figure
from tests.bench.load import Crowd, percentile
from tests.e2e.processes import built_in_telegram

RATE = 30


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    women: int = 400
    updates: int = 2000
    rounds: int = 3
    seconds: int = 20


@dataclass(slots=True)
class Measured:
    """What one bot did."""

    rates: list[float]
    waits: list[float]
    megabytes: float

    def milliseconds(self, share: float) -> list[float]:
        """Return a percentile of the waits."""
        return [1000 * percentile(self.waits, share)]


async def measure_updates(size: Size) -> list[Figure]:
    """Measure the echo and our bot on each database, one after the other."""
    echo = await _measure_echo(size)
    figures: list[Figure] = []
    for kind in databases():
        async with (
            built_in_telegram() as telegram,
            our_bot(telegram, kind=kind, SEND_RATE_PER_SECOND=UNLIMITED) as bot,
        ):
            crowd = Crowd(telegram, size.women)
            async with running(bot):
                await crowd.settle()
                ours = await _measure(bot, crowd, size, text="/menu")
        figures += _figures(kind, ours, echo)
    return figures


async def _measure_echo(size: Size) -> Measured:
    async with built_in_telegram() as telegram:
        bot, crowd = Echo(telegram.url), Crowd(telegram, size.women)
        async with running(bot):
            await crowd.flood("/start", count=size.women)
            return await _measure(bot, crowd, size, text="echo")


async def _measure(bot: Bot, crowd: Crowd, size: Size, *, text: str) -> Measured:
    rates = [size.updates / await crowd.flood(text, count=size.updates) for _ in range(size.rounds)]
    await asyncio.sleep(1)
    waits = await crowd.pace(text, rate=RATE, seconds=size.seconds)
    return Measured(rates, waits, resident_megabytes(bot.number))


def _figures(kind: str, ours: Measured, echo: Measured) -> Iterator[Figure]:
    is_default = kind == "sqlite"
    yield Figure(f"updates ({kind})", "1/s", ours.rates, echo.rates, least_ratio=0.30 if is_default else None)
    yield Figure(f"answer at {RATE}/s, p50 ({kind})", "ms", ours.milliseconds(0.5), echo.milliseconds(0.5))
    yield Figure(
        f"answer at {RATE}/s, p95 ({kind})",
        "ms",
        ours.milliseconds(0.95),
        echo.milliseconds(0.95),
        at_most=20 if is_default else None,
    )
    yield Figure(f"memory ({kind})", "MB", [ours.megabytes], [echo.megabytes], at_most=150)
