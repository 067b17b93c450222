"""Finding a woman's conversations by her nickname, and by nothing else of her."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.domain.aliases import Alias
from bot.domain.clock import whole_hour
from bot.domain.conversation import Thread
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.services.world import World


@dataclass(frozen=True, slots=True)
class Found:
    """A nickname, and its conversations that are still kept: the newest first."""

    alias: str
    threads: tuple[Thread, ...]


class Search:
    """Look for nicknames; who looked is written down, for what is not."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def find(self, flowers: Collection[int], digits: str, *, by: Member) -> list[str]:
        """Return the nicknames of these flowers whose number begins so, as they are stored.

        Only those with a conversation are found.
        """
        hour = whole_hour(self._world.clock.now())
        await self._uow.staff.audit("find", at_hour=hour, staff_id=by.id)
        return await self._uow.threads.find_aliases(flowers, digits)

    async def of(self, alias: str) -> Found:
        """Return the conversations of one nickname; none of what is no nickname."""
        try:
            name = str(Alias.parse(alias))
        except ValueError:
            return Found(alias, ())
        return Found(name, tuple(await self._uow.threads.list_of_alias(name)))
