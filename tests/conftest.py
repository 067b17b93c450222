"""Fixtures shared by all tests: a database of each kind, keys, a clock that stands still, a scope."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import delete, text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine

from bot.clock import FrozenClock
from bot.repositories.database import Database
from bot.repositories.keyring import create_keys, epoch_of, read_keys
from bot.repositories.safe import open_safe
from bot.repositories.uow import Works
from bot.services.scope import Scope
from bot.services.world import World
from models import Base

NOON = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
POSTGRES = os.environ.get("TEST_POSTGRES_URL", "")
DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture
def clock() -> FrozenClock:
    """Stand still at Monday 23 November 2026, 9:00 UTC (noon in Moscow)."""
    return FrozenClock(NOON)


@pytest.fixture(params=DATABASES)
def database_kind(request: pytest.FixtureRequest) -> str:
    """Run a test once on each kind of database."""
    if request.param == "postgresql" and not POSTGRES:
        pytest.skip("no PostgreSQL: set TEST_POSTGRES_URL to run this test on it too")
    return str(request.param)


@pytest.fixture
async def database_url(database_kind: str, tmp_path: Path) -> AsyncIterator[str]:
    """Give the address of a database without tables; the PostgreSQL one is dropped afterwards."""
    if database_kind == "sqlite":
        yield sqlite_address(tmp_path)
        return
    name = f"podruga_{uuid4().hex[:12]}"
    await administer(f'CREATE DATABASE "{name}"')
    yield postgres_address(name)
    await administer(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def postgres_with_tables() -> Iterator[str]:
    """Make one PostgreSQL database for all tests of this worker; each test empties its tables."""
    if not POSTGRES:
        yield ""
        return
    name = f"podruga_{uuid4().hex[:12]}"
    asyncio.run(make_quick_database(name))
    asyncio.run(_make_tables(postgres_address(name)))
    yield postgres_address(name)
    asyncio.run(administer(f'DROP DATABASE "{name}" WITH (FORCE)'))


@pytest.fixture(scope="session")
def sqlite_with_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one SQLite file with all tables; each test works on a copy."""
    folder = tmp_path_factory.mktemp("tables")
    asyncio.run(_make_tables(sqlite_address(folder)))
    return folder / "data" / "podruga.db"


def sqlite_address(folder: Path) -> str:
    """Return the address of the SQLite database of a folder."""
    return f"sqlite+aiosqlite:///{folder / 'data' / 'podruga.db'}"


def postgres_address(name: str) -> str:
    """Return the address of a database on the PostgreSQL server of the tests."""
    return make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)


async def administer(statement: str) -> None:
    """Run a statement on the PostgreSQL server of the tests."""
    engine = create_async_engine(POSTGRES, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


async def make_quick_database(name: str) -> None:
    """Make a database that does not wait for the disk: nobody pulls its plug."""
    await administer(f'CREATE DATABASE "{name}"')
    await administer(f'ALTER DATABASE "{name}" SET synchronous_commit = off')


async def empty_tables(url: str) -> None:
    """Empty all tables of a PostgreSQL database, but for the mark of its migrations."""
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.execute(text("SET LOCAL synchronous_commit = off"))
        for table in reversed(Base.metadata.sorted_tables):  # TRUNCATE would make every file anew
            await connection.execute(delete(table))
    await engine.dispose()


async def _make_tables(url: str) -> None:
    database = Database(url)
    async with database.transaction() as connection:
        await connection.run_sync(Base.metadata.create_all)
        await connection.commit()
    await database.checkpoint()
    await database.close()


@pytest.fixture
async def works(
    database_kind: str, sqlite_with_tables: Path, postgres_with_tables: str, tmp_path: Path
) -> AsyncIterator[Works]:
    """Open units of work on an empty database with all tables and fresh keys."""
    if database_kind == "sqlite":
        (tmp_path / "data").mkdir()
        shutil.copy(sqlite_with_tables, tmp_path / "data" / "podruga.db")
        database = Database(sqlite_address(tmp_path))
    else:
        await empty_tables(postgres_with_tables)
        database = Database(postgres_with_tables)
    create_keys(tmp_path / "keys", epoch=epoch_of(NOON.date()))
    async with database.transaction() as connection:
        safe = await open_safe(connection, read_keys(tmp_path / "keys"))
        await connection.commit()
    yield Works(database, safe)
    await database.close()


@pytest.fixture
def world(clock: FrozenClock) -> World:
    """Give a deployment with the frozen clock."""
    return World(clock=clock, bot_username="podruga_test_bot")


@pytest.fixture
async def scope(works: Works, world: World) -> AsyncIterator[Scope]:
    """Open a scope in one transaction that is undone at the end of the test."""
    async with works.begin() as uow:
        yield Scope(uow, world)
