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
    """A message in a member's private chat, and the conversations, tasks (ids) and nicknames it names."""

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
        named = [await _named(uow, one) for one in shown.about]
        threads = {one for found in named for one in found.threads}
        tasks = {one for found in named for one in found.tasks}
        lines = PrivateLines(uow, self._world)
        await lines.shows(member, shown.message_id, threads, tasks=tasks)
        if not all(found.threads or found.tasks for found in named):
            await lines.empty(shown.chat_id, shown.message_id)


@dataclass(frozen=True, slots=True)
class _Named:
    """What a name stands for; nothing when that is gone."""

    threads: tuple[UUID, ...] = ()
    tasks: tuple[UUID, ...] = ()


async def _named(uow: UnitOfWork, name: UUID | str) -> _Named:
    if isinstance(name, str):
        return _Named(threads=tuple(thread.id for thread in await uow.threads.list_of_alias(name)))
    if await uow.threads.find(name) is not None:
        return _Named(threads=(name,))
    return _Named(tasks=() if await uow.care_tasks.find(name) is None else (name,))
