"""The engine: SQLite or PostgreSQL by address, with the settings each needs to be safe and quiet."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Dialect, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "foreign_keys=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "busy_timeout=5000",
)
POOL_SIZE = 5


class Database:
    """One engine; on SQLite also the lock that makes writers wait in this process, not in the driver."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = self._make_engine()
        self._writing = asyncio.Lock()

    def _make_engine(self) -> AsyncEngine:
        if not self.is_sqlite:
            return create_async_engine(
                self.url, hide_parameters=True, pool_size=POOL_SIZE, pool_pre_ping=True
            )
        engine = create_async_engine(self.url, hide_parameters=True)
        event.listen(engine.sync_engine, "do_connect", _make_folder)
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_immediate)
        return engine

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction; it is rolled back unless the caller commits the connection."""
        if not self.is_sqlite:
            async with self.engine.connect() as connection:
                yield connection
            return
        async with self._writing, self.engine.connect() as connection:
            yield connection

    async def checkpoint(self) -> None:
        """Empty the journal of SQLite, so that erased rows are nowhere on the disk; elsewhere do nothing."""
        if not self.is_sqlite:
            return
        async with self._writing, self.engine.connect() as connection:
            raw = (await connection.get_raw_connection()).driver_connection
            if raw is not None:
                await raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    async def close(self) -> None:
        """Close every pooled connection."""
        await self.engine.dispose()


def _make_folder(
    dialect: Dialect, record: ConnectionPoolEntry, where: tuple[str], how: dict[str, Any]
) -> None:
    del dialect, record, how
    Path(where[0]).parent.mkdir(parents=True, exist_ok=True)


def _prepare_sqlite(connection: Any, record: ConnectionPoolEntry) -> None:
    del record
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def is_transient(error: BaseException) -> bool:
    """Tell whether waiting may cure `error`: a locked, full, restarting or unreachable database."""
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or isinstance(error, OperationalError | InterfaceError)
    return isinstance(error, OSError | TimeoutError | sqlite3.OperationalError)
