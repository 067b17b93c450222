"""Real processes for end-to-end tests: the built-in Telegram and the bot, driven over HTTP."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

TOKEN = "4242:END-TO-END"
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
START_SECONDS = 60.0


class BuiltInTelegram:
    """The built-in Telegram in a process of its own, driven through its control API."""

    def __init__(self, url: str, http: aiohttp.ClientSession) -> None:
        self.url = url
        self._http = http

    async def get(self, path: str, **query: object) -> Any:
        """Ask the control API."""
        params = {name: str(value) for name, value in query.items()}
        async with self._http.get(f"{self.url}/sim/{path}", params=params) as answer:
            answer.raise_for_status()
            return await answer.json()

    async def post(self, path: str, **body: object) -> Any:
        """Tell the control API to do something."""
        async with self._http.post(f"{self.url}/sim/{path}", json=body) as answer:
            answer.raise_for_status()
            return await answer.json()

    async def until(self, condition: Callable[[Any], bool], *, seconds: float = 30.0) -> Any:
        """Poll the state until `condition` holds.

        Raises:
            TimeoutError: it did not hold in time.
        """
        async with asyncio.timeout(seconds):
            while True:
                state = await self.get("state")
                if condition(state):
                    return state
                await asyncio.sleep(0.05)


@asynccontextmanager
async def built_in_telegram(*options: str) -> AsyncIterator[BuiltInTelegram]:
    """Start the built-in Telegram on a free port."""
    command = [sys.executable, "-m", "bot.simulator", "--port", "0", "--token", TOKEN, *options]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    try:
        assert process.stdout is not None
        async with asyncio.timeout(START_SECONDS):
            line = (await process.stdout.readline()).decode()
        found = ADDRESS.search(line)
        assert found is not None, line
        async with aiohttp.ClientSession() as http:
            yield BuiltInTelegram(found.group(0), http)
    finally:
        await _end(process)


def kept_environment() -> dict[str, str]:
    """Return what a process needs of ours: where things are, and how coverage is measured."""
    kept = {"PATH", "HOME", "LANG"}
    return {name: value for name, value in os.environ.items() if name in kept or name.startswith("COVERAGE")}


class BotProcess:
    """The real bot, `python -m bot run`, on a folder of its own; it can be killed and started again."""

    def __init__(self, folder: Path, telegram_url: str, **settings: str) -> None:
        self.folder = folder
        self.environment = {
            **kept_environment(),
            "BOT_TOKEN": TOKEN,
            "BOT_API_URL": telegram_url,
            "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'podruga.db'}",
            "KEY_DIR": str(folder / "keys"),
            "HTTP_PORT": "0",
            **settings,
        }
        self.log = folder / "bot.log"
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start the bot; its log is appended to `log`."""
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", env=self.environment, stdout=log, stderr=log
            )

    async def kill(self) -> None:
        """End it as a power cut would."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(signal.SIGKILL)
            await self._process.wait()

    async def stop(self) -> int:
        """Ask it to end (SIGTERM) and return its exit code."""
        assert self._process is not None
        await _end(self._process)
        return self._process.returncode or 0

    @property
    def number(self) -> int:
        """Return its process id; 0 while it is not running."""
        return 0 if self._process is None else self._process.pid

    async def command(self, *arguments: str, answer: str = "") -> tuple[int, str]:
        """Run another command of the bot on the same folder, typing `answer`; return exit code and output."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *arguments,
            env=self.environment,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        output, _ = await process.communicate(answer.encode())
        return process.returncode or 0, output.decode()


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        async with asyncio.timeout(12):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()
