"""Footprints: which messages of ours now stand in women's chats, written down in small batches.

Beside them: which conversations the screens in members' private chats name.
"""

import asyncio
import logging
from collections import deque
from time import monotonic
from uuid import UUID

from bot.services.desk_screens import DeskScreens, Shown
from bot.services.intake import Intake

logger = logging.getLogger(__name__)
EVERY_SECONDS = 0.3
RETRY_SECONDS = 2.0
RECENT_SECONDS = 60.0


class Footprints:
    """Collect message ids and write them together, so that a screen costs no transaction of its own."""

    def __init__(self, intake: Intake, desk_screens: DeskScreens) -> None:
        self._intake = intake
        self._desk_screens = desk_screens
        self._shown: dict[tuple[int, int], Shown] = {}
        self._marks: list[tuple[UUID | int, int, UUID | None]] = []
        self._recent: deque[tuple[float, int, int]] = deque()
        self._some = asyncio.Event()
        self._in_turn = asyncio.Lock()  # of one screen the newest must be written down last
        self._is_forgetful = False

    def left(
        self, chat_id: int, message_id: int, person_id: UUID | None, letter_id: UUID | None = None
    ) -> None:
        """Note a message that now stands in a woman's chat; her row is not always known."""
        if self._is_forgetful:
            return
        self._marks.append((person_id or chat_id, message_id, letter_id))
        self._recent.append((monotonic(), chat_id, message_id))
        self._forget_old()
        self._some.set()

    def named(self, chat_id: int, message_id: int, about: tuple[UUID | str, ...]) -> None:
        """Note which conversations and nicknames a message in a member's chat names now."""
        if not self._is_forgetful:
            self._shown[chat_id, message_id] = Shown(chat_id, message_id, about)
            self._some.set()

    def recent(self, chat_id: int) -> list[int]:
        """Return the messages of the last minute in a chat: they may not be written down, or not any more."""
        self._forget_old()
        return [message_id for _, chat, message_id in self._recent if chat == chat_id]

    def forget(self) -> None:
        """Forget everything, and note nothing any more: there is no key to write it down with."""
        self._is_forgetful = True
        self._marks.clear()
        self._shown.clear()
        self._recent.clear()

    def _forget_old(self) -> None:
        oldest = monotonic() - RECENT_SECONDS
        while self._recent and self._recent[0][0] < oldest:
            self._recent.popleft()

    async def run(self) -> None:
        """Write down what is noted, for as long as the process lives."""
        while True:
            await self._some.wait()
            await asyncio.sleep(EVERY_SECONDS)
            await self.flush()

    async def flush(self) -> None:
        """Write down everything noted so far; a database out of reach is tried again by `run`."""
        async with self._in_turn:
            await self._write()

    async def _write(self) -> None:
        self._some.clear()
        marks, self._marks = self._marks, []
        shown, self._shown = self._shown, {}
        try:
            if marks:
                await self._intake.remember(marks)
                marks = []
            if shown:
                await self._desk_screens.note(list(shown.values()))
        except Exception as error:  # kept and tried again: a lost footprint could not be swept
            logger.warning("footprints_failed error=%s", type(error).__name__)
            self._marks, self._shown = marks + self._marks, shown | self._shown
            await asyncio.sleep(RETRY_SECONDS)
            self._some.set()
