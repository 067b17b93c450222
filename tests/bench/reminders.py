"""Many reminders due in one minute, under Telegram's limits, while one woman presses and one is in need."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

from bot.clock import SystemClock
from bot.config import Settings
from bot.domain.reminder import MEDICINE, Body, daily
from bot.repositories.database import Database
from bot.services.reminders import Draft
from bot.services.scope import Scope
from bot.services.world import World
from bot.start import open_works
from bot.telegram.sender import FREE_METHODS as FREE
from tests.bench.bots import UNLIMITED, our_bot, running
from tests.bench.figures import Figure
from tests.bench.load import Crowd, Json, percentile
from tests.e2e.office import Office, open_office, until
from tests.e2e.processes import BuiltInTelegram, built_in_telegram

WORDS = "Drink a glass of water"
QUESTION = "urgent question"
BUDGET = 30  # sends a second, as Telegram's FAQ says
ZONE = ZoneInfo("Asia/Tomsk")
LEAD = timedelta(seconds=25)
PRESS_EVERY_SECONDS = 1.5  # a private chat takes one message a second
SHARE = 500
# What Telegram's limits do not count; answers to presses and the asking for updates are no messages either.
FREE_METHODS = FREE | {"getUpdates", "answerCallbackQuery", "getMe", "setMyCommands", "deleteWebhook"}


async def measure_reminders(count: int) -> list[Figure]:
    """Let `count` reminders fire in one minute."""
    async with built_in_telegram() as telegram, our_bot(telegram, SEND_RATE_PER_SECOND=UNLIMITED) as bot:
        async with running(bot):
            office = await open_office(telegram, bot)
            await Crowd(telegram, count + 1).settle()
            woman, needy = await _settled(office, "Woman"), await _settled(office, "In need")
        state = await telegram.get("state", chat=0)
        women = [user["id"] for user in state["users"] if user["id"] != office.coordinator]
        await _plan(bot.folder, women[:count])
        bot.environment["SEND_RATE_PER_SECOND"] = str(BUDGET)
        async with running(bot):
            return await _watch(telegram, office, (woman, needy), count)


async def _settled(office: Office, name: str) -> int:
    woman = await office.woman(name)
    await office.settles(woman)
    return woman


async def _plan(folder: Path, women: Sequence[int]) -> None:
    """Store a reminder each, due in a moment."""
    settings = Settings(database_url=f"sqlite+aiosqlite:///{folder / 'podruga.db'}", key_dir=folder / "keys")
    database, clock = Database(settings.database_url), SystemClock()
    works, world = await open_works(database, settings, clock), World(clock=clock)
    ready = clock.now() + LEAD + timedelta(seconds=len(women) / 200)
    wall = (ready + timedelta(minutes=1)).astimezone(ZONE).time().replace(second=0, microsecond=0)
    for start in range(0, len(women), SHARE):
        async with works.begin() as uow:
            scope = Scope(uow, world)
            for number in women[start : start + SHARE]:
                person = await scope.visitors.meet(number, chat_id=number)
                await scope.reminders.add(
                    person,
                    uuid4(),
                    Draft(daily((wall,), starts_on=scope.reminders.today(person)), Body(MEDICINE, WORDS)),
                )
            await uow.people.flush()
            await uow.commit()
    await database.close()


async def _watch(
    telegram: BuiltInTelegram, office: Office, people: tuple[int, int], count: int
) -> list[Figure]:
    """Watch the reminders go out; press and ask for help meanwhile."""
    woman, needy = people
    await telegram.post("limits", on=True)

    async def sent() -> list[Json]:
        return [call for call in await office.look() if call["params"].get("text") == WORDS]

    async def has_begun() -> bool:
        return len(await sent()) > BUDGET

    await until(has_begun, seconds=150)
    waits: list[float] = []
    pressing = asyncio.ensure_future(_press(office, woman, waits))  # noqa: TID251 - cancelled below
    urgent = await _ask_for_help(office, needy)

    async def has_ended() -> bool:
        await asyncio.sleep(0.5)
        return len(await sent()) >= count

    await until(has_ended, seconds=60 + 2 * count / BUDGET)
    pressing.cancel()
    with suppress(asyncio.CancelledError):
        await pressing
    return _figures(await sent(), office, waits, urgent)


def _figures(sent: Sequence[Json], office: Office, waits: Sequence[float], urgent: float) -> list[Figure]:
    first, last = min(call["at"] for call in sent), max(call["at"] for call in sent)
    counted = [
        call for call in office.calls if first <= call["at"] <= last and call["method"] not in FREE_METHODS
    ]
    doubles = sum(times - 1 for times in Counter(call["chat_id"] for call in sent).values())
    too_many = sum(call["status"] == 429 for call in office.refused)
    return [
        Figure(
            f"sends while {len(sent)} reminders of one minute go out",
            "1/s",
            [len(counted) / (last - first)],
            at_least=0.95 * BUDGET,
        ),
        Figure("refused with 429", "calls", [too_many], at_most=0),
        Figure("sent twice", "reminders", [doubles], at_most=0),
        Figure("a press meanwhile, p95", "ms", [1000 * percentile(waits, 0.95)], at_most=300),
        Figure("an urgent question meanwhile", "s", [urgent], at_most=1),
    ]


async def _press(office: Office, woman: int, waits: list[float]) -> None:
    """Press one button and another, for ever."""
    loop = asyncio.get_running_loop()
    while True:
        for label in ("🕐", "🏠"):
            started = loop.time()
            await office.presses(woman, label)
            waits.append(loop.time() - started)
            await asyncio.sleep(PRESS_EVERY_SECONDS)


async def _ask_for_help(office: Office, woman: int) -> float:
    """Ask urgently; return the seconds until it stands in the group."""
    await office.presses(woman, "🆘")
    await office.presses(woman, "💬")
    await office.writes(woman, QUESTION)
    started = asyncio.get_running_loop().time()
    await office.presses(woman, "✅ Отправить")
    await office.sees_in_group(QUESTION)
    [call] = await office.in_group(QUESTION)
    return float(call["at"]) - started
