"""Fixtures shared by all tests: a database of each kind, keys, a clock that stands still, a scope."""

import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text
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
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """Give the address of an empty database, once of each kind; the PostgreSQL one is dropped afterwards."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'data' / 'podruga.db'}"
        return
    if not POSTGRES:
        pytest.skip("no PostgreSQL: set TEST_POSTGRES_URL to run this test on it too")
    name = f"podruga_{uuid4().hex[:12]}"
    await _administer(f'CREATE DATABASE "{name}"')
    yield make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)
    await _administer(f'DROP DATABASE "{name}" WITH (FORCE)')


async def _administer(statement: str) -> None:
    engine = create_async_engine(POSTGRES, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Give the address of an empty SQLite database, for tests that are not about SQL."""
    return f"sqlite+aiosqlite:///{tmp_path / 'data' / 'podruga.db'}"


@pytest.fixture
async def works(database_url: str, tmp_path: Path) -> AsyncIterator[Works]:
    """Open units of work on an empty database with all tables and fresh keys."""
    database = Database(database_url)
    create_keys(tmp_path / "keys", epoch=epoch_of(NOON.date()))
    async with database.transaction() as connection:
        await connection.run_sync(Base.metadata.create_all)
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
