"""Footprints: which messages of ours now stand in women's chats, written down in small batches."""

import asyncio
import logging
from uuid import UUID

from bot.services.intake import Intake

logger = logging.getLogger(__name__)
EVERY_SECONDS = 0.3
RETRY_SECONDS = 2.0


class Footprints:
    """Collect message ids and write them together, so that a screen costs no transaction of its own."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._marks: list[tuple[UUID | int, int]] = []
        self._some = asyncio.Event()

    def left(self, owner: UUID | int, message_id: int) -> None:
        """Note a message that now stands in a woman's chat; `owner` is her row or her Telegram id."""
        self._marks.append((owner, message_id))
        self._some.set()

    async def run(self) -> None:
        """Write down what is noted, for as long as the process lives."""
        while True:
            await self._some.wait()
            await asyncio.sleep(EVERY_SECONDS)
            await self.flush()

    async def flush(self) -> None:
        """Write down everything noted so far; a database out of reach is tried again by `run`."""
        self._some.clear()
        marks, self._marks = self._marks, []
        if not marks:
            return
        try:
            await self._intake.remember(marks)
        except Exception as error:  # kept and tried again: a lost footprint could not be swept
            logger.warning("footprints_failed error=%s", type(error).__name__)
            self._marks = marks + self._marks
            await asyncio.sleep(RETRY_SECONDS)
            self._some.set()
