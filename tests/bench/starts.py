"""Cold start: from the start of the process to the first answer."""

import asyncio
from collections.abc import Sequence

from tests.bench.bots import Bot, Echo, our_bot, running
from tests.bench.figures import Figure
from tests.bench.load import Crowd
from tests.e2e.processes import BuiltInTelegram, built_in_telegram


async def measure_starts(rounds: int) -> list[Figure]:
    """Measure starts on an empty folder, and again on what it left."""
    async with built_in_telegram() as telegram:
        echo = [await _start(telegram, Echo(telegram.url)) for _ in range(rounds)]
    first: list[float] = []
    later: list[float] = []
    for _ in range(rounds):
        async with built_in_telegram() as telegram, our_bot(telegram) as bot:
            first.append(await _start(telegram, bot))
            later.append(await _start(telegram, bot))
    return [
        _figure("start to first answer, empty folder", first, echo),
        _figure("start to first answer", later, echo),
    ]


def _figure(name: str, ours: Sequence[float], echo: Sequence[float]) -> Figure:
    return Figure(name, "s", ours, echo, at_most=2)


async def _start(telegram: BuiltInTelegram, bot: Bot) -> float:
    crowd = Crowd(telegram, 1)
    await crowd.skip()
    await telegram.post("updates", users=1, count=1, text="/start")
    started = asyncio.get_running_loop().time()
    async with running(bot):
        [answer, *_] = await crowd.answers(1)
    return float(answer["at"]) - started
