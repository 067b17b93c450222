"""Which conversations the screens in members' private chats name, noted when they stand there.

A screen is shown after its transaction, so what it names may be gone by then: then it is emptied.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from bot.repositories.uow import UnitOfWork, Works
from bot.services.private_lines import PrivateLines
from bot.services.world import World


@dataclass(frozen=True, slots=True)
class Shown:
    """A message in a member's private chat, and the conversations (ids) and nicknames it names."""

    chat_id: int
    message_id: int
    about: tuple[UUID | str, ...]


class DeskScreens:
    """Note what is shown, in a transaction of its own."""

    def __init__(self, works: Works, world: World) -> None:
        self._works = works
        self._world = world

    async def note(self, shown: Sequence[Shown]) -> None:
        """Note what members' screens name now; chats of others are left alone."""
        async with self._works.begin() as uow:
            for one in shown:
                await self._note(uow, one)
            await uow.commit()

    async def _note(self, uow: UnitOfWork, shown: Shown) -> None:
        member = await uow.staff.find(shown.chat_id)  # in private, the chat is the member
        if member is None:
            return
        named = [await _threads_of(uow, one) for one in shown.about]
        lines = PrivateLines(uow, self._world)
        await lines.shows(member, shown.message_id, {thread for threads in named for thread in threads})
        if not all(named):
            await lines.empty(shown.chat_id, shown.message_id)


async def _threads_of(uow: UnitOfWork, named: UUID | str) -> list[UUID]:
    """Return the conversations of a name; none when they are gone."""
    if isinstance(named, str):
        return [thread.id for thread in await uow.threads.list_of_alias(named)]
    thread = await uow.threads.find(named)
    return [] if thread is None else [thread.id]
