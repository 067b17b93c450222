"""Where directory files come from, and what is said of them: the clockwork's way to Telegram and to words."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

import aiohttp
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.methods import GetFile

from bot.background import Nursery
from bot.domain.directory_fields import DirectoryProblem
from bot.domain.directory_job import LARGEST_BYTES, FileOutOfReach, FileRefused, Told
from bot.services.directory_exchange import Proposal
from bot.services.directory_start import Progress
from bot.telegram.presenter import Presenter
from bot.telegram.showing import Showing
from bot.telegram.texts import places_intake as words
from bot.telegram.views.places_intake import progress_rows

FETCH_SECONDS = 60
PROGRESS_SECONDS = 3.0
GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.BAD_REQUEST})


@dataclass(frozen=True, slots=True)
class FileDesk:
    """Fetch files into memory, show bars, and put what was found into words."""

    bot: Bot
    presenter: Presenter
    nursery: Nursery

    async def fetch(self, file_id: str) -> bytes:
        """Return a file, whole in memory and at most `LARGEST_BYTES`; it never lies on the disk.

        Raises:
            FileOutOfReach: not now.
            FileRefused: it is gone, empty, or too large.
        """
        try:
            async with asyncio.timeout(FETCH_SECONDS):
                content = await self._download(file_id)
        except TelegramBadRequest as error:
            raise FileRefused("too_large" if "too big" in error.message.lower() else "gone") from error
        except aiohttp.ClientResponseError as error:
            if error.status in GONE:
                raise FileRefused("gone") from error
            raise FileOutOfReach from error
        except (TelegramAPIError, aiohttp.ClientError, OSError) as error:
            raise FileOutOfReach from error
        if not content:
            raise FileRefused("empty")
        return bytes(content)

    async def _download(self, file_id: str) -> bytearray:
        bot, content = self.bot, bytearray()
        path = (await bot(GetFile(file_id=file_id))).file_path or ""
        url = bot.session.api.file_url(bot.token, path)
        async for chunk in bot.session.stream_content(url, timeout=FETCH_SECONDS):
            content += chunk
            if len(content) > LARGEST_BYTES:
                raise FileRefused("too_large")
        return content

    def progress(self, chat_id: int, job: str, card_id: int | None) -> Progress:
        """Return what shows how far the writing has come, on a button of the card, now and then."""
        loop = asyncio.get_running_loop()
        shown_at = loop.time()

        def show(done: int, of: int) -> None:
            nonlocal shown_at
            if card_id is None or loop.time() - shown_at < PROGRESS_SECONDS:
                return
            shown_at = loop.time()
            bar = Showing(chat_id, (progress_rows(job, done, of),), message_id=card_id)
            self.nursery.start(self.presenter.show(bar), name="file-progress")

        return show

    def problems(self, found: Sequence[DirectoryProblem]) -> Told:
        """Say what is wrong with a file."""
        return words.problems_told(found)

    def proposal(self, found: Proposal, *, is_moved: bool) -> Told:
        """Say what a file would change."""
        return words.proposal_told(found, is_moved=is_moved)

    def end(self, code: str, places: int = 0) -> Told:
        """Say what became of a file."""
        return Told(words.file_end(code, places))
