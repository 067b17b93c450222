"""Who leads among several replicas: one of them polls Telegram and rings the bells, the others only send.

PostgreSQL holds the lock for as long as the leader's connection lives; when that process dies, the next one
to ask has it. SQLite is for one process, which always leads.
"""

import asyncio
import logging

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.repositories.database import Database, is_transient

logger = logging.getLogger(__name__)
LEADER_LOCK = 0x50_6F_64_73  # any number of our own, beside the one of migrations
LOOK_EVERY_SECONDS = 2.0
ANSWER_SECONDS = 10.0  # a database that takes longer has probably given the lead to somebody else


class Leadership:
    """Strive for the lead; `leading` is set while this process has it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.leading = asyncio.Event()
        if database.is_sqlite:
            self.leading.set()

    async def strive(self) -> None:
        """Try for ever to lead, and notice at once when the lead is lost; at a cancellation give it up."""
        while not self._database.is_sqlite:
            try:
                async with self._database.engine.connect() as connection:
                    await self._lead(await connection.execution_options(isolation_level="AUTOCOMMIT"))
            except Exception as error:
                if not is_transient(error):
                    raise
                logger.warning("lead_lost error=%s", type(error).__name__)
            finally:
                self.leading.clear()
            await asyncio.sleep(LOOK_EVERY_SECONDS)

    async def _lead(self, connection: AsyncConnection) -> None:
        """Ask for the lock until it is ours, then look whether the connection still lives."""
        try:
            while True:
                async with asyncio.timeout(ANSWER_SECONDS):
                    await self._look(connection)
                await asyncio.sleep(LOOK_EVERY_SECONDS)
        finally:
            await connection.invalidate()  # back in the pool it would go on holding the lock

    async def _look(self, connection: AsyncConnection) -> None:
        if self.leading.is_set():
            await connection.execute(text("SELECT 1"))
            return
        locking = text("SELECT pg_try_advisory_lock(:number)")
        if (await connection.execute(locking, {"number": LEADER_LOCK})).scalar():
            logger.info("leading")
            self.leading.set()
