"""`podruga directory poster PLACE`: an A6 poster of a place, to be printed."""

import asyncio
from pathlib import Path

from bot.clock import SystemClock
from bot.commands.terminal import read_settings, speaking, terminal
from bot.config import Settings
from bot.domain.directory import Directory
from bot.domain.poster import PlaceSecret, PlaceUnknown, find_posted
from bot.repositories.database import Database
from bot.services.directory_exchange import DirectoryExchange
from bot.services.world import World
from bot.start import CannotStart, first_answer, open_works
from bot.telegram.api import make_bot
from bot.telegram.posters import FORMATS, draw_poster
from bot.telegram.texts.directory_words import form_words
from bot.telegram.texts.poster import PosterWords, poster_words
from bot.telegram.texts.startup import poster_text


def poster(place: str, file: Path | None, *, is_full: bool) -> None:
    """Draw the poster into a file; without a name it is a PDF named by the place."""
    with speaking():
        file = file or Path(f"{place}.pdf")
        ending = file.suffix.lower()
        if ending not in FORMATS:
            raise CannotStart("poster_file", file.name)
        with terminal.status(str(file)):
            words = asyncio.run(_words(read_settings(), place, is_full=is_full))
            drawn = draw_poster(words, ending)
        try:
            file.write_bytes(drawn)
        except OSError as error:
            raise CannotStart("folder_unwritable", str(file)) from error
        terminal.print(poster_text(str(file)), markup=False)


async def _words(settings: Settings, place: str, *, is_full: bool) -> PosterWords:
    today = SystemClock().now().date()
    try:
        posted = find_posted(await _directory(settings), place, today)
    except PlaceSecret as error:
        raise CannotStart("poster_secret", place) from error
    except PlaceUnknown as error:
        similar = ", ".join(error.similar)
        raise CannotStart("poster_place" if similar else "poster_nothing", similar or place) from error
    username = await _username(settings)
    return poster_words(posted, username=username, printed_on=today, is_full=is_full)


async def _directory(settings: Settings) -> Directory:
    clock, database = SystemClock(), Database(settings.database_url)
    try:
        works = await open_works(database, settings, clock)
        return await DirectoryExchange(works, World(clock=clock), form_words().words).export()
    finally:
        await database.close()


async def _username(settings: Settings) -> str:
    """Ask Telegram for our name; it is in the link."""
    if settings.bot_token is None:
        raise CannotStart("token_missing")
    token = settings.bot_token.get_secret_value()
    bot = make_bot(token, api_url=settings.bot_api_url, proxy=settings.bot_proxy)
    try:
        return (await first_answer(bot)).username or ""
    finally:
        await bot.session.close()
