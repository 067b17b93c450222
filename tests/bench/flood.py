"""A flood: a thousand updates a second from one account or from hundreds, and an honest woman among them."""

import asyncio

from tests.bench.bots import UNLIMITED, our_bot, resident_megabytes, running
from tests.bench.figures import Figure
from tests.bench.load import Crowd
from tests.e2e.office import Office, open_office
from tests.e2e.processes import BotProcess, BuiltInTelegram, built_in_telegram

BUDGET = 30  # sends a second, as Telegram's FAQ says
ACCOUNTS = 300
RATE, SECONDS = 1000, 20
WARM_SECONDS = 3.0
WRITES_AFTER_SECONDS = 5.0
HONEST_SECONDS = 30.0
GROWTH_MEGABYTES = 30.0
BEFORE, WORDS, NOISE = "Здравствуйте", "Можно ли мне рожать?", "спам " * 20


async def measure_flood() -> list[Figure]:
    """Let one account flood, then three hundred, each on a bot of its own."""
    return [figure for accounts in (1, ACCOUNTS) for figure in await _measure(accounts)]


async def _measure(accounts: int) -> list[Figure]:
    async with built_in_telegram() as telegram, our_bot(telegram, SEND_RATE_PER_SECOND=UNLIMITED) as bot:
        async with running(bot):
            office = await open_office(telegram, bot)
            await Crowd(telegram, accounts + 2).settle()
            honest = await office.woman("Анна")
            await office.settles(honest)
            await office.asks(honest, BEFORE)
        bot.environment["SEND_RATE_PER_SECOND"] = str(BUDGET)
        await telegram.post("limits", on=True)
        async with running(bot):
            await office.writes(honest, BEFORE)
            await asyncio.sleep(WARM_SECONDS)
            return await _watch(office, bot, honest=honest, accounts=accounts)


async def _watch(office: Office, bot: BotProcess, *, honest: int, accounts: int) -> list[Figure]:
    before = resident_megabytes(bot.number)
    flooding = asyncio.ensure_future(_flood(office.telegram, accounts))  # noqa: TID251 - awaited below
    await asyncio.sleep(WRITES_AFTER_SECONDS)
    began = asyncio.get_running_loop().time()
    await office.writes(honest, WORDS)
    shown = await _first_shown(office)
    await flooding
    grown = resident_megabytes(bot.number) - before
    size = f"{RATE} updates a second from {accounts}"
    return [
        Figure(f"{size}: an honest message until staff see it", "s", [shown - began], at_most=HONEST_SECONDS),
        Figure(f"{size}: memory grown", "MB", [grown], at_most=GROWTH_MEGABYTES),
    ]


async def _flood(telegram: BuiltInTelegram, accounts: int) -> None:
    loop, started = asyncio.get_running_loop(), asyncio.get_running_loop().time()
    for second in range(SECONDS):
        await asyncio.sleep(max(0.0, started + second - loop.time()))
        await telegram.post("updates", users=accounts, count=RATE, text=NOISE)


async def _first_shown(office: Office) -> float:
    """Wait until the honest words are in the group; return when they came, in monotonic seconds."""
    while True:
        for call in await office.look():
            text = str(call["params"].get("text") or "")
            if call["chat_id"] == office.group and WORDS in text:
                return float(call["at"])
        await asyncio.sleep(0.2)
