"""The processes that are measured: our bot, the echo, and the built-in Telegram between them."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol
from uuid import uuid4

from tests.conftest import POSTGRES, administer, postgres_address
from tests.e2e.processes import TOKEN, BotProcess, BuiltInTelegram, kept_environment

UNLIMITED = "10000"  # sends a second: what is measured is the bot, not the budget


class Bot(Protocol):
    """A process that answers updates."""

    async def start(self) -> None:
        """Start it."""

    async def kill(self) -> None:
        """End it at once."""

    @property
    def number(self) -> int:
        """Its process id."""


class Echo:
    """A bare aiogram echo."""

    def __init__(self, telegram_url: str) -> None:
        self._environment = kept_environment() | {"BOT_TOKEN": TOKEN, "BOT_API_URL": telegram_url}
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start polling."""
        command = [sys.executable, str(Path(__file__).with_name("echo.py"))]  # without our package: bare
        self._process = await asyncio.create_subprocess_exec(
            *command, env=self._environment, stderr=asyncio.subprocess.DEVNULL
        )

    async def kill(self) -> None:
        """End it at once."""
        if self._process is not None:
            self._process.kill()
            await self._process.wait()

    @property
    def number(self) -> int:
        """Return its process id."""
        return 0 if self._process is None else self._process.pid


@asynccontextmanager
async def our_bot(
    telegram: BuiltInTelegram, *, kind: str = "sqlite", **settings: str
) -> AsyncIterator[BotProcess]:
    """Make our bot on a fresh database of a kind, not yet started; killed at the end."""
    with TemporaryDirectory() as folder:
        name = f"podruga_bench_{uuid4().hex[:8]}"
        if kind == "postgresql":
            await administer(f'CREATE DATABASE "{name}"')
            settings["DATABASE_URL"] = postgres_address(name)
        bot = BotProcess(Path(folder), telegram.url, **settings)
        try:
            yield bot
        finally:
            await bot.kill()
            if kind == "postgresql":
                await administer(f'DROP DATABASE "{name}" WITH (FORCE)')


@asynccontextmanager
async def running(bot: Bot) -> AsyncIterator[None]:
    """Start a bot, and kill it at the end."""
    await bot.start()
    try:
        yield
    finally:
        await bot.kill()


def databases() -> list[str]:
    """Return the kinds of databases that are at hand."""
    return ["sqlite", *(["postgresql"] if POSTGRES else [])]


def resident_megabytes(number: int) -> float:
    """Return how much memory a process holds (VmRSS)."""
    for line in Path(f"/proc/{number}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise ProcessLookupError(number)


def cores() -> int:
    """Return how many cores there are."""
    return os.cpu_count() or 1
