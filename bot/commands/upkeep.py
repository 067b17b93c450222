"""`podruga migrate` and `podruga keys list`: small upkeep."""

import asyncio

from bot.commands.terminal import read_settings, speaking, terminal
from bot.repositories.database import Database, is_transient
from bot.repositories.keyring import KeysRefused, read_keys
from bot.repositories.migrating import migrate as bring_up_to_date
from bot.start import CannotStart
from bot.telegram.texts.startup import migrated_text


def migrate() -> None:
    """Bring the database up to date and say whether anything had to be done."""
    with speaking():
        settings = read_settings()
        terminal.print(migrated_text(changed=asyncio.run(_migrate(settings.database_url))))


async def _migrate(url: str) -> bool:
    database = Database(url)
    try:
        return await bring_up_to_date(database)
    except Exception as error:
        if is_transient(error):
            raise CannotStart("database", database.url.render_as_string(hide_password=True)) from error
        raise
    finally:
        await database.close()


def list_keys() -> None:
    """Print the names of the keys."""
    with speaking():
        try:
            marks = read_keys(read_settings().key_dir).marks()
        except KeysRefused as error:
            raise CannotStart(f"keys_{error.code}", error.name) from error
        for name in sorted(marks):
            terminal.print(name)
