"""Watching for a lockdown: whoever asks for it, this process forgets its keys within a second."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

from bot.repositories.keyring import is_marked, remove_keys
from bot.repositories.lockdown import Lock
from bot.repositories.safe import Safe

logger = logging.getLogger(__name__)
LOOK_SECONDS = 0.4


class LockWatch:
    """Look for the mark, in the database and beside the keys; once it is there, lock."""

    def __init__(self, lock: Lock, folder: Path, safe: Safe) -> None:
        self._lock = lock
        self._folder = folder
        self._safe = safe

    async def run(self, fall_silent: Callable[[], None]) -> None:
        """Wait for the mark, let the process `fall_silent`, forget the keys and remove their files."""
        while True:
            if await self._is_wanted():
                break
            await asyncio.sleep(LOOK_SECONDS)
        fall_silent()
        self._safe.forget()
        logger.error("locked")
        try:
            remove_keys(self._folder)
            await self._lock.done()
        except Exception as error:  # noqa: BLE001 - no key is in memory now; the next start goes on with it
            logger.error("lock_unfinished error=%s", type(error).__name__)

    async def _is_wanted(self) -> bool:
        if is_marked(self._folder):
            return True
        try:
            return await self._lock.is_set()
        except Exception as error:  # noqa: BLE001 - a lockdown must find the watch alive, whatever failed
            logger.warning("lock_unseen error=%s", type(error).__name__)
            return False
