"""`podruga lockdown` and `unlock`: forget the keys at once, and let them be used again."""

import asyncio
from pathlib import Path

from bot.clock import SystemClock
from bot.commands.terminal import read_settings, speaking, terminal
from bot.config import Settings
from bot.repositories.database import Database, is_transient
from bot.repositories.keyring import list_key_files, read_keys, remove_keys, unmark
from bot.repositories.lockdown import Lock
from bot.repositories.migrating import migrate
from bot.start import CannotStart, naming_troubles
from bot.telegram.texts import lockdown as words


def lockdown() -> None:
    """Ask whether a copy is safe, mark the database, remove the keys; a running bot follows by itself."""
    with speaking():
        settings = read_settings()
        folder, files = settings.key_dir, list_key_files(settings.key_dir)
        if not files:
            raise CannotStart("lockdown_no_keys", str(folder))
        if not _agreed(words.warning(str(folder), len(files))):
            raise CannotStart("lockdown_refused", str(folder))
        asyncio.run(_lock(settings))
        terminal.print(words.locked(str(folder)), markup=False)


async def _lock(settings: Settings) -> None:
    """Mark and remove; keys are removed also where the database cannot be reached.

    Raises:
        CannotStart: `lockdown_keys_stay`.
    """
    database = Database(settings.database_url)
    try:
        is_told = await _tell(database)
        _remove(settings.key_dir)
        if is_told:
            await Lock(database).done()
    finally:
        await database.close()


async def _tell(database: Database) -> bool:
    """Mark the database; tell whether it could be reached. The mark beside the keys does it too."""
    try:
        await migrate(database)
        await Lock(database).want(at=SystemClock().now())
    except Exception as error:
        if not is_transient(error):
            raise
        return False
    return True


def _remove(folder: Path) -> None:
    try:
        remove_keys(folder)
    except OSError as error:
        raise CannotStart("lockdown_keys_stay", str(folder)) from error


def unlock() -> None:
    """Take the mark away, once the keys are back; needed only where several replicas share a database."""
    with speaking():
        settings = read_settings()
        folder = settings.key_dir
        with naming_troubles(Database(settings.database_url)):
            read_keys(folder)
        if not _agreed(words.unlock_question(str(folder))):
            raise CannotStart("unlock_refused")
        if not asyncio.run(_unlock(settings)):
            raise CannotStart("unlock_not_locked")
        terminal.print(words.unlocked(), markup=False)


async def _unlock(settings: Settings) -> bool:
    database = Database(settings.database_url)
    try:
        with naming_troubles(database):
            await migrate(database)
            was_set = await Lock(database).is_set()
            await Lock(database).lift()
            unmark(settings.key_dir)
            return was_set
    finally:
        await database.close()


def _agreed(question: str) -> bool:
    """Ask; no answer is no."""
    terminal.print(question, markup=False)
    try:
        return words.is_yes(terminal.input("> "))
    except EOFError:
        return False
