"""The command line as a volunteer meets it: one sentence with the cure, and an exit code that tells."""

import shutil
import sqlite3
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.e2e.processes import TOKEN, BotProcess, BuiltInTelegram, built_in_telegram

pytestmark = pytest.mark.slow
RUSSIAN = "ru_RU.UTF-8"
PLACES = Path(__file__).parents[2] / "bot" / "samples"


@pytest.fixture
async def telegram() -> AsyncIterator[BuiltInTelegram]:
    async with built_in_telegram() as running:
        yield running


def bot_of(folder: Path, telegram_url: str, **settings: str) -> BotProcess:
    """Make a bot whose commands speak Russian."""
    return BotProcess(folder, telegram_url, LANG=RUSSIAN, **settings)


async def refusal(bot: BotProcess, *arguments: str) -> str:
    """Run a command that must fail, and return its one sentence; only log lines may precede it."""
    code, said = await bot.command(*arguments)
    assert code == 1, said
    *log, sentence = said.strip().splitlines()
    assert all(" INFO bot." in line for line in log), said
    return sentence


async def test_wrong_token_is_named(telegram: BuiltInTelegram, tmp_path: Path) -> None:
    bot = bot_of(tmp_path, telegram.url, BOT_TOKEN="4242:WRONG")

    said = await refusal(bot, "run")

    assert "@BotFather" in said
    assert "WRONG" not in said


async def test_missing_token_is_named(tmp_path: Path) -> None:
    assert "BOT_TOKEN" in await refusal(bot_of(tmp_path, "http://127.0.0.1:9", BOT_TOKEN=""), "run")


async def test_unreachable_telegram_is_named(tmp_path: Path) -> None:
    said = await refusal(bot_of(tmp_path, "http://127.0.0.1:9"), "run")

    assert "http://127.0.0.1:9" in said
    assert TOKEN not in said


async def test_wrong_setting_is_named(tmp_path: Path) -> None:
    bot = bot_of(tmp_path, "http://127.0.0.1:9", SEND_RATE_PER_SECOND="many")

    assert "SEND_RATE_PER_SECOND" in await refusal(bot, "run")


async def test_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    address = f"sqlite+aiosqlite:///{in_the_way}/podruga.db"

    said = await refusal(bot_of(tmp_path, "http://127.0.0.1:9", DATABASE_URL=address), "run")

    assert str(in_the_way) in said


async def test_key_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")

    said = await refusal(bot_of(tmp_path, "http://127.0.0.1:9", KEY_DIR=f"{in_the_way}/keys"), "run")

    assert "KEY_DIR" in said


async def test_locked_database_is_named(tmp_path: Path) -> None:
    bot = bot_of(tmp_path, "http://127.0.0.1:9")
    assert (await bot.command("migrate"))[0] == 0
    lock = sqlite3.connect(tmp_path / "podruga.db", isolation_level=None)
    lock.execute("PRAGMA locking_mode=EXCLUSIVE")
    lock.execute("BEGIN EXCLUSIVE")

    said = await refusal(bot, "run")

    lock.close()
    assert "podruga.db" in said


async def test_missing_key_stops_the_start(telegram: BuiltInTelegram, tmp_path: Path) -> None:
    bot = bot_of(tmp_path, telegram.url)
    assert (await bot.command("keys", "list"))[0] in {0, 1}
    assert (await bot.command("invite", "--role", "peer"))[0] == 0
    shutil.rmtree(tmp_path / "keys")

    assert "новую не создавайте" in await refusal(bot, "run")


async def test_damaged_and_doubled_keys_stop_the_start(telegram: BuiltInTelegram, tmp_path: Path) -> None:
    bot = bot_of(tmp_path, telegram.url)
    assert (await bot.command("invite", "--role", "peer"))[0] == 0
    first, second, *_ = sorted((tmp_path / "keys").glob("*"))
    kept = first.read_bytes()

    first.write_bytes(kept[:31])
    assert first.name in await refusal(bot, "run")
    first.write_bytes(second.read_bytes())
    assert "Два ключа" in await refusal(bot, "run")


async def test_keys_are_for_their_owner_only(telegram: BuiltInTelegram, tmp_path: Path) -> None:
    bot = bot_of(tmp_path, telegram.url)
    assert (await bot.command("invite", "--role", "peer"))[0] == 0
    code, said = await bot.command("keys", "list")

    assert code == 0
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    for key in (tmp_path / "keys").glob("*"):
        assert not key.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        assert key.read_bytes().hex()[:16] not in said


async def test_check_names_everything_wrong(telegram: BuiltInTelegram, tmp_path: Path) -> None:
    code, said = await bot_of(tmp_path, telegram.url).command("check")

    assert code == 1
    assert "/bind" in said
    assert said.count("✓") == 3


async def test_second_migration_says_so(tmp_path: Path) -> None:
    bot = bot_of(tmp_path, "http://127.0.0.1:9")

    first, again = await bot.command("migrate"), await bot.command("migrate")

    assert (first[0], again[0]) == (0, 0)
    assert first[1] != again[1]


async def test_directory_is_checked_before_it_is_read(telegram: BuiltInTelegram, tmp_path: Path) -> None:
    bot = bot_of(tmp_path, telegram.url)
    broken = tmp_path / "broken.yaml"
    broken.write_text("city: [", encoding="utf-8")

    assert (await bot.command("directory", "validate", str(PLACES / "tomsk.yaml")))[0] == 0
    assert (await bot.command("directory", "import", "--yes", str(PLACES / "tomsk.yaml")))[0] == 0
    code, said = await bot.command("directory", "import", str(broken))

    assert code == 1
    assert "broken.yaml" in said
    assert "Traceback" not in said


async def test_directory_is_not_written_unasked(telegram: BuiltInTelegram, tmp_path: Path) -> None:
    bot, file = bot_of(tmp_path, telegram.url), tmp_path / "all.yaml"
    assert (await bot.command("directory", "import", "--yes", str(PLACES / "tomsk.yaml")))[0] == 0
    code, said = await bot.command("directory", "export", str(file))
    assert code == 0, said
    file.write_text(file.read_text(encoding="utf-8").replace("Детский врач", "Педиатр"), encoding="utf-8")

    code, said = await bot.command("directory", "import", str(file))

    assert code == 1
    assert "Название: Детский врач → Педиатр" in said
    assert "--yes" in said


async def test_help_lists_every_command(tmp_path: Path) -> None:
    code, said = await bot_of(tmp_path, "http://127.0.0.1:9").command("--help")

    assert code == 0
    assert all(name in said for name in ("run", "demo", "check", "migrate", "invite", "directory", "keys"))


async def test_figures_are_written_as_a_table(telegram: BuiltInTelegram, tmp_path: Path) -> None:
    bot, file = bot_of(tmp_path, telegram.url), tmp_path / "report.xlsx"

    code, said = await bot.command("export", "stats", "--from", "2026-01-01", "--to", "2026-03-31", str(file))

    assert code == 0, said
    assert str(file) in said
    assert file.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("days", "name", "word"),
    [
        (("2026-02-01", "2026-01-01"), "report.csv", "2026-02-01 > 2026-01-01"),
        (("2026-01-01", "2026-02-01"), "report.txt", "report.txt"),
        (("2026-01-01", "2026-02-01"), "nowhere/report.csv", "nowhere"),
    ],
)
async def test_table_that_cannot_be_written_is_named(
    telegram: BuiltInTelegram, tmp_path: Path, days: tuple[str, str], name: str, word: str
) -> None:
    bot = bot_of(tmp_path, telegram.url)

    said = await refusal(bot, "export", "stats", "--from", days[0], "--to", days[1], str(tmp_path / name))

    assert word in said


async def test_poster_is_drawn_by_the_name_of_the_file(telegram: BuiltInTelegram, tmp_path: Path) -> None:
    bot, poster = bot_of(tmp_path, telegram.url), tmp_path / "poster.png"
    await bot.command("directory", "import", str(PLACES), "--yes")

    code, said = await bot.command("directory", "poster", "tomsk-dropin", "--out", str(poster))

    assert code == 0, said
    assert poster.read_bytes().startswith(b"\x89PNG")
    assert "tomsk-dropin" in await refusal(bot, "directory", "poster", "tomsk-dropn")
    assert "тайный" in await refusal(bot, "directory", "poster", "spb-crisis-flat")
    assert ".pdf" in await refusal(bot, "directory", "poster", "tomsk-dropin", "--out", "poster.gif")
