"""The real bot, started quickly and killed where a test wants it."""

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.e2e.office import PATIENCE, until
from tests.e2e.processes import BotProcess, BuiltInTelegram


class WarmBot(BotProcess):
    """The real bot, forked from a process that has imported it already; only its start is quicker."""

    def __init__(self, folder: Path, telegram_url: str) -> None:
        super().__init__(folder, telegram_url)
        self._stable: asyncio.subprocess.Process | None = None
        self._bot_id = 0
        self.death = ""  # at which point of `deaths` the next one dies

    async def start(self) -> None:
        """Fork a bot."""
        if self._stable is None:
            pipe = asyncio.subprocess.PIPE
            with self.log.open("ab") as log:
                self._stable = await asyncio.create_subprocess_exec(
                    sys.executable,
                    "-m",
                    "tests.e2e.warm_bot",
                    env=self.environment,
                    stdin=pipe,
                    stdout=pipe,
                    stderr=log,
                )
        assert self._stable.stdin is not None
        assert self._stable.stdout is not None
        self._stable.stdin.write(f"{self.death or 'start'}\n".encode())
        self._bot_id = int(await self._stable.stdout.readline())

    async def kill(self) -> None:
        """End it as a power cut would, and wait until it is gone."""
        await self._end_with(signal.SIGKILL)

    async def leave(self) -> None:
        """Ask it to end (SIGTERM), and wait until it is gone."""
        await self._end_with(signal.SIGTERM)

    async def _end_with(self, number: signal.Signals) -> None:
        async with asyncio.timeout(PATIENCE):
            try:
                os.kill(self._bot_id, number)
                while True:
                    await asyncio.sleep(0.01)
                    os.kill(self._bot_id, 0)
            except ProcessLookupError:
                return

    async def dies(self) -> None:
        """Wait until it has died by itself."""
        await until(self._is_gone)

    async def _is_gone(self) -> bool:
        try:
            os.kill(self._bot_id, 0)
        except ProcessLookupError:
            return True
        return False

    async def close(self) -> None:
        """End the bot and the process it was forked from."""
        if self._stable is not None and self._bot_id:
            await self.kill()
            self._stable.terminate()
            await self._stable.wait()

    def waiting(self) -> int:
        """Count what is still in the outbox."""
        return self._count("SELECT count(*) FROM outbox WHERE state = 'waiting'")

    def kept(self) -> int:
        """Count the updates that are confirmed and not handled yet."""
        return self._count("SELECT count(*) FROM kept_update")

    def _count(self, query: str) -> int:
        address = f"file:{self.folder / 'podruga.db'}?mode=ro"
        connection = sqlite3.connect(address, uri=True, timeout=5)
        try:
            [(count,)] = connection.execute(query)
            return int(count)
        finally:
            connection.close()


@asynccontextmanager
async def working(telegram: BuiltInTelegram, folder: Path, *, death: str = "") -> AsyncIterator[WarmBot]:
    """Run a bot that starts quickly, and dies at a point if one is named."""
    bot = WarmBot(folder, telegram.url)
    bot.death = death
    await bot.start()
    try:
        yield bot
    finally:
        await bot.close()
