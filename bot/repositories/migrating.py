"""Migrations at start-up, under a lock, and skipped at once when the schema is up to date."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

import migrations
from bot.repositories.database import Database
from models import Base

LOCK_NUMBER = 0x50_6F_64_72  # any number of our own: replicas that start together take turns
VERSION = Table(  # as Alembic makes it
    "alembic_version",
    MetaData(),
    Column("version_num", String(32)),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


async def migrate(database: Database, *, target: str = migrations.HEAD) -> bool:
    """Bring the schema to `target`; return whether anything had to be done.

    An empty database is made whole from the models at once, without climbing (Alembic's own recipe).
    """
    async with database.engine.connect() as connection:
        if await connection.run_sync(_current) == target:
            return False
        await connection.rollback()
        async with _loose_keys(connection):
            await _take_turns(connection)
            await connection.run_sync(_build if await _is_new(connection, target) else _migrate, target)
            await connection.commit()
        return True


async def _is_new(connection: AsyncConnection, target: str) -> bool:
    names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    return target == migrations.HEAD and not names


def _build(connection: Connection, target: str) -> None:
    Base.metadata.create_all(connection)
    VERSION.create(connection)
    connection.execute(VERSION.insert().values(version_num=target))


@asynccontextmanager
async def _loose_keys(connection: AsyncConnection) -> AsyncIterator[None]:
    """Let SQLite rebuild a table without deleting what refers to it, and check every reference after.

    SQLite changes a column by dropping the old table, which would cascade.

    Raises:
        sqlite3.IntegrityError: a migration left a reference to nothing.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = (await connection.get_raw_connection()).driver_connection
    assert driver is not None  # noqa: S101 - an open connection has one
    await driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
        if await (await driver.execute("PRAGMA foreign_key_check")).fetchone():
            raise sqlite3.IntegrityError("a migration left a reference to nothing")
    finally:
        await driver.execute("PRAGMA foreign_keys=ON")


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
