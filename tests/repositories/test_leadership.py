"""Of several replicas one leads, and the next one does when it is gone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text

from bot.repositories import leadership
from bot.repositories.database import Database
from bot.repositories.leadership import Leadership

PATIENCE_SECONDS = 10.0


@asynccontextmanager
async def striving(url: str) -> AsyncIterator[tuple[Leadership, Database]]:
    """Let a replica strive for the lead until the block ends."""
    database = Database(url)
    replica = Leadership(database)
    task = asyncio.ensure_future(replica.strive())  # noqa: TID251 - cancelled below
    yield replica, database
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await database.close()


async def leads(replica: Leadership) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        await replica.leading.wait()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look often."""
    monkeypatch.setattr(leadership, "LOOK_EVERY_SECONDS", 0.05)


async def test_single_process_leads(database_url: str) -> None:
    async with striving(database_url) as (replica, _):
        await leads(replica)


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
async def test_second_replica_leads_after_the_first(database_url: str) -> None:
    async with striving(database_url) as (second, _):
        async with striving(database_url) as (first, _):
            await asyncio.wait(
                {asyncio.ensure_future(one.leading.wait()) for one in (first, second)},  # noqa: TID251 - awaited
                return_when=asyncio.FIRST_COMPLETED,
            )
            assert [first.leading.is_set(), second.leading.is_set()].count(True) == 1
        await leads(second)


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
async def test_broken_connection_costs_the_lead(database_url: str) -> None:
    async with striving(database_url) as (replica, database):
        await leads(replica)

        async with database.engine.connect() as other:
            others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            await other.execute(text(f"{others} AND datname = current_database()"))
        async with asyncio.timeout(PATIENCE_SECONDS):
            while replica.leading.is_set():  # noqa: ASYNC110 - an event tells only when the lead begins
                await asyncio.sleep(0.01)

        await leads(replica)
