"""`podruga migrate` and `podruga keys list`: small upkeep."""

import asyncio

from bot.commands.terminal import read_settings, speaking, terminal
from bot.repositories.database import Database
from bot.repositories.keyring import read_keys
from bot.repositories.migrating import migrate as bring_up_to_date
from bot.start import naming_troubles
from bot.telegram.texts.startup import migrated_text


def migrate() -> None:
    """Bring the database up to date and say whether anything had to be done."""
    with speaking():
        settings = read_settings()
        terminal.print(migrated_text(changed=asyncio.run(_migrate(settings.database_url))))


async def _migrate(url: str) -> bool:
    database = Database(url)
    try:
        with naming_troubles(database):
            return await bring_up_to_date(database)
    finally:
        await database.close()


def list_keys() -> None:
    """Print the names of the keys."""
    with speaking():
        settings = read_settings()
        with naming_troubles(Database(settings.database_url)):
            marks = read_keys(settings.key_dir).marks()
        for name in sorted(marks):
            terminal.print(name)
