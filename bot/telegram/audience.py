"""Whom an update comes from, as far as routers care."""

from enum import StrEnum

from aiogram.filters import Filter
from aiogram.types import TelegramObject


class Audience(StrEnum):
    """The four kinds of places the bot is spoken to from, and nobody."""

    CLIENT = "client"
    STAFF_PRIVATE = "staff_private"
    STAFF_ROOM = "staff_room"
    OTHER_CHAT = "other_chat"
    NOBODY = "nobody"


class From(Filter):
    """Let through what comes from these audiences."""

    def __init__(self, *audiences: Audience) -> None:
        self._audiences = audiences

    async def __call__(self, event: TelegramObject, audience: Audience = Audience.NOBODY) -> bool:
        """Compare with what `Recognise` found."""
        del event
        return audience in self._audiences
