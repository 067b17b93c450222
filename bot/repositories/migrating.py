"""Migrations at start-up, under a lock, and skipped at once when the schema is up to date."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

import migrations
from bot.repositories.database import Database

LOCK_NUMBER = 0x50_6F_64_72  # any number of our own: replicas that start together take turns


async def migrate(database: Database, *, target: str = migrations.HEAD) -> bool:
    """Bring the schema to `target`; return whether anything had to be done."""
    async with database.engine.connect() as connection:
        if await connection.run_sync(_current) == target:
            return False
        await _take_turns(connection)
        await connection.run_sync(_migrate, target)
        await connection.commit()
        return True


async def _take_turns(connection: AsyncConnection) -> None:
    if connection.dialect.name == "postgresql":
        await connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": LOCK_NUMBER})


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _migrate(connection: Connection, target: str) -> None:
    from alembic import command  # noqa: PLC0415 - a start with nothing to do need not load Alembic
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.attributes["connection"] = connection
    known = _current(connection)
    going_down = target == "base" or (known is not None and target < known)
    (command.downgrade if going_down else command.upgrade)(config, target)
