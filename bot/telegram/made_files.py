"""Files that are made in a thread while they are sent, so that nothing else waits for them."""

import asyncio
from collections.abc import AsyncGenerator, Callable

from aiogram import Bot
from aiogram.types import InputFile


class MadeFile(InputFile):
    """A file that is made when it is read; never on the disk."""

    def __init__(self, name: str, make: Callable[[], bytes]) -> None:
        super().__init__(filename=name)
        self._make = make

    async def read(self, bot: Bot) -> AsyncGenerator[bytes, None]:
        """Make the file in a thread, and give it out."""
        del bot
        yield await asyncio.to_thread(self._make)
