"""`podruga invite`: a one-time link for a new colleague."""

import asyncio

from bot.clock import SystemClock
from bot.commands.terminal import read_settings, speaking, terminal
from bot.config import Settings
from bot.domain.staff import Role
from bot.repositories.database import Database
from bot.services.team import Invitations
from bot.services.world import World
from bot.start import CannotStart, first_answer, open_works
from bot.telegram.api import make_bot
from bot.telegram.texts.startup import invitation_text


def invite(role: Role) -> None:
    """Print the link and for how long it is good."""
    with speaking():
        settings = read_settings()
        if settings.bot_token is None:
            raise CannotStart("token_missing")
        link = asyncio.run(_invite(settings, settings.bot_token.get_secret_value(), role))
        terminal.print(invitation_text(), markup=False)
        terminal.print(link, markup=False)


async def _invite(settings: Settings, token: str, role: Role) -> str:
    clock = SystemClock()
    database = Database(settings.database_url)
    bot = make_bot(token, api_url=settings.bot_api_url, proxy=settings.bot_proxy)
    try:
        works = await open_works(database, settings, clock)
        world = World(clock=clock)
        world.bot_username = (await first_answer(bot)).username or ""
        code = await Invitations(works, world).invite(role)
        return f"https://t.me/{world.bot_username}?start=s_{code}"
    finally:
        await bot.session.close()
        await database.close()
