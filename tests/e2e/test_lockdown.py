"""`podruga lockdown` beside the running bot: it asks, the bot forgets, only the copy of the keys helps."""

import shutil
from pathlib import Path

import pytest

from bot.repositories.keyring import create_keys
from tests.e2e.processes import BotProcess, BuiltInTelegram, built_in_telegram

pytestmark = pytest.mark.slow
AWAY = "Сейчас недоступно. Срочно: 112"


def words_of(state: dict[str, object]) -> str:
    return str(state)


def put_back(folder: Path) -> None:
    for key in (folder / "copy").glob("*.key"):
        shutil.copy(key, folder / "keys")


async def running(telegram: BuiltInTelegram, folder: Path) -> tuple[BotProcess, int]:
    """Start a bot that has answered a woman; return it and her id."""
    bot = BotProcess(folder, telegram.url, LANG="ru_RU.UTF-8")
    await bot.start()
    user = (await telegram.post("users", first_name="Анна"))["id"]
    await telegram.post("messages", user=user, text="/start")
    await telegram.until(lambda state: "Мы не спрашиваем" in words_of(state))
    return bot, user


async def test_lockdown_reaches_the_running_bot(tmp_path: Path) -> None:
    async with built_in_telegram() as telegram:
        bot, user = await running(telegram, tmp_path)
        shutil.copytree(tmp_path / "keys", tmp_path / "copy")

        code, said = await bot.command("lockdown", answer="нет\n")
        assert (code, "Ничего не сделано" in said) == (1, True)
        code, said = await bot.command("lockdown", answer="да\n")
        assert (code, "верните ключи" in said) == (0, True)
        assert list((tmp_path / "keys").glob("*.key")) == []

        await telegram.until(lambda _: " locked" in bot.log.read_text(encoding="utf-8"), seconds=5)
        await telegram.post("messages", user=user, text="Вы здесь?")
        await telegram.until(lambda state: AWAY in words_of(state))
        await bot.stop()

        code, said = await bot.command("run")
        assert (code, "верните ключи" in said) == (1, True)
        put_back(tmp_path)
        await bot.start()
        await telegram.post("messages", user=user, text="/menu")
        await telegram.until(lambda state: words_of(state).count("Мы не спрашиваем") > 1)
        await bot.stop()


async def test_lockdown_without_keys_says_so(tmp_path: Path) -> None:
    bot = BotProcess(tmp_path, "http://127.0.0.1:9", LANG="ru_RU.UTF-8")

    code, said = await bot.command("lockdown", answer="да\n")

    assert (code, "нет ключей" in said) == (1, True)


async def test_unlock_lifts_the_mark_once(tmp_path: Path) -> None:
    bot = BotProcess(tmp_path, "http://127.0.0.1:9", LANG="ru_RU.UTF-8")
    await bot.command("migrate")
    create_keys(tmp_path / "copy", epoch=1)
    shutil.copytree(tmp_path / "copy", tmp_path / "keys", dirs_exist_ok=True)
    assert (await bot.command("lockdown", answer="да\n"))[0] == 0
    put_back(tmp_path)

    refused = await bot.command("unlock", answer="нет\n")
    lifted = await bot.command("unlock", answer="да\n")
    again = await bot.command("unlock", answer="да\n")

    assert [code for code, _ in (refused, lifted, again)] == [1, 0, 1]
    assert not (tmp_path / "keys" / "locked").exists()


async def test_unlock_without_keys_is_refused(tmp_path: Path) -> None:
    bot = BotProcess(tmp_path, "http://127.0.0.1:9", LANG="ru_RU.UTF-8")

    code, _ = await bot.command("unlock", answer="да\n")

    assert code == 1
