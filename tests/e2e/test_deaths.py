"""The bot dies at the worst points there are: nothing is lost, and at most one message is sent again."""

import base64
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.repositories.database import Database
from bot.repositories.migrating import migrate
from bot.simulator.contents import PIXEL
from tests.e2e.deaths import ARMED
from tests.e2e.office import Office, open_office, until
from tests.e2e.processes import BuiltInTelegram, built_in_telegram
from tests.e2e.warm import WarmBot, working

pytestmark = pytest.mark.slow
MANY = [f"строка {number}" for number in range(150)]  # more than Telegram offers at once
TEN = [f"слово {number}" for number in range(10)]
LONG = " ".join(f"часть{number:04}" for number in range(440))  # a caption that only subscribers can write
TO_PLAIN = ("⚙️ Ещё", "🔒 Приватность", "Незаметный режим", "Выключить", "Только я", "Да, выключить")


@pytest.fixture
async def telegram() -> AsyncIterator[BuiltInTelegram]:
    async with built_in_telegram() as running:
        yield running


async def woman_in_talk(office: Office) -> int:
    """Bring on a woman whose first question has reached the staff."""
    woman = await office.woman("Анна")
    await office.settles(woman)
    await office.asks(woman, "Первый вопрос")
    await office.sees_in_group("Первый вопрос")
    return woman


async def restart(bot: WarmBot, office: Office, *, death: str = "") -> None:
    """End the bot, and start one that dies at a point once it is armed."""
    await bot.leave()
    bot.death = death
    await office.begins(bot)


async def is_drained(bot: WarmBot, office: Office) -> bool:
    return await office.is_drained() and not bot.waiting()


@dataclass(frozen=True, slots=True)
class Death:
    """Where the bot dies, whether its update is confirmed then, and how often the words may stand."""

    point: str
    is_confirmed: bool | None
    most: int


DEATHS = (
    Death("before commit", is_confirmed=False, most=1),
    Death("after commit", is_confirmed=False, most=1),
    Death("after receipt", is_confirmed=True, most=1),
    Death("after send", is_confirmed=None, most=2),
)


@pytest.mark.case(45)
@pytest.mark.peer_row("kill after receipt before relay")
async def test_death_at_each_point_loses_nothing(telegram: BuiltInTelegram, tmp_path: Path) -> None:
    async with working(telegram, tmp_path) as bot:
        office = await open_office(telegram, bot)
        woman = await woman_in_talk(office)
        for death in DEATHS:
            words = f"Слово: {death.point}"
            await restart(bot, office, death=death.point)
            (tmp_path / ARMED).touch()
            await office.writes(woman, words)
            await bot.dies()
            assert death.is_confirmed in {None, await office.is_drained()}
            (tmp_path / ARMED).unlink()

            await begin_anew(bot, office)
            await office.sees_in_group(words)
            await until(lambda: is_drained(bot, office))

            assert 1 <= len(await office.in_group(words)) <= death.most


async def begin_anew(bot: WarmBot, office: Office) -> None:
    """Start a bot that dies nowhere."""
    bot.death = ""
    await office.begins(bot)


@pytest.mark.case(45)
@pytest.mark.peer_row("kill with ten queued deliveries")
async def test_death_with_ten_on_their_way_keeps_order(telegram: BuiltInTelegram, tmp_path: Path) -> None:
    async with working(telegram, tmp_path) as bot:
        office = await open_office(telegram, bot)
        woman = await woman_in_talk(office)
        await telegram.post("faults", method="sendMessage", chat_id=office.group, status=502, times=2)
        for words in TEN:
            await office.writes(woman, words)
        await until(lambda: has_waiting(bot, len(TEN)))

        await bot.kill()
        await office.begins(bot)
        await until(lambda: is_drained(bot, office))

        calls = [
            str(call["params"].get("text")) for call in await office.look() if call["chat_id"] == office.group
        ]
        assert [line for call in calls for line in call.split("\n\n") if line in TEN] == TEN


@pytest.mark.case(45)
async def test_death_before_a_backlog_is_handled_loses_nothing(
    telegram: BuiltInTelegram, tmp_path: Path
) -> None:
    async with working(telegram, tmp_path) as bot:
        office = await open_office(telegram, bot)
        woman = await woman_in_talk(office)
        await bot.leave()
        for words in MANY:
            await office.writes(woman, words)

        await bot.start()
        await until(lambda: has_kept(bot))
        await bot.kill()
        await office.begins(bot)
        await until(lambda: is_drained(bot, office), seconds=120)

        calls = [
            str(call["params"].get("text")) for call in await office.look() if call["chat_id"] == office.group
        ]
        assert [line for call in calls for line in call.split("\n\n") if line in MANY] == MANY
        assert bot.kept() == 0


@pytest.mark.case(45)
@pytest.mark.parametrize(("point", "pictures"), [("part noted", 1), ("part sent", 2)])
@pytest.mark.parametrize("whose", ["answer", "question"])
async def test_death_between_parts_repeats_none(
    telegram: BuiltInTelegram, tmp_path: Path, whose: str, point: str, pictures: int
) -> None:
    async with working(telegram, tmp_path) as bot:
        office = await open_office(telegram, bot)
        reader, where = await long_words_ahead(office, whose)
        await restart(bot, office, death=point)
        (tmp_path / ARMED).touch()
        await telegram.post("messages", photo=base64.b64encode(PIXEL).decode(), text=LONG, **where)
        await bot.dies()
        if point == "part noted" and whose == "answer":  # the next life ends after the next part
            await bot.start()
            await bot.dies()
        (tmp_path / ARMED).unlink()

        await begin_anew(bot, office)
        await until(lambda: is_drained(bot, office))

        calls = [call for call in await office.look() if call["chat_id"] == reader]
        assert sum(call["method"] == "sendPhoto" for call in calls) == pictures
        last = max(place for place, call in enumerate(calls) if call["method"] == "sendPhoto")
        words = " ".join(str(call["params"].get("text")) for call in calls[last:])
        assert [one for one in words.split() if one.startswith("часть")] == LONG.split()


async def long_words_ahead(office: Office, whose: str) -> tuple[int, dict[str, int]]:
    """Let a woman read plain answers; return who will get words in parts, and from whom and where."""
    woman = await woman_in_talk(office)
    if whose == "question":
        return office.group, {"user": woman}
    await office.writes(woman, "/menu")
    for label in TO_PLAIN:
        await office.presses(woman, label)
    topic = int((await office.sees_in_group("Первый вопрос"))["message_thread_id"])
    return woman, {"user": office.coordinator, "chat": office.group, "thread_id": topic}


async def has_kept(bot: WarmBot) -> bool:
    return bot.kept() > 0


async def has_waiting(bot: WarmBot, count: int) -> bool:
    return bot.waiting() >= count


@pytest.mark.case(45)
@pytest.mark.parametrize("death", ["making tables", "migrating"])
async def test_death_while_migrating_leaves_a_whole_database(
    telegram: BuiltInTelegram, tmp_path: Path, death: str
) -> None:
    if death == "migrating":
        database = Database(f"sqlite+aiosqlite:///{tmp_path / 'podruga.db'}")
        await migrate(database, target="0001")
        await database.close()
    (tmp_path / ARMED).touch()
    async with working(telegram, tmp_path, death=death) as bot:
        await bot.dies()
        bot.death = ""
        await bot.start()
        office = await open_office(telegram, bot)

        await woman_in_talk(office)
