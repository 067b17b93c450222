"""Directory files come and go: what a file would change is told first, then written in one transaction."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from bot.domain.directory import Directory
from bot.domain.directory_diff import Change, changes_between, laid_over
from bot.domain.directory_fields import DirectoryProblem, DirectoryRefused
from bot.domain.directory_words import Words
from bot.repositories.uow import UnitOfWork, Works
from bot.services.directory_import import load_directory, read_content
from bot.services.directory_start import Directories, Progress
from bot.services.world import World

logger = logging.getLogger(__name__)
Also = Callable[[UnitOfWork], Awaitable[None]]


class DirectoryMoved(Exception):
    """Somebody has changed the directory since the changes were told."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file would make of the directory that has this mark."""

    mark: str | None
    old: Directory
    new: Directory
    changes: tuple[Change, ...]


class DirectoryExchange:
    """Bring files in and take the directory out."""

    def __init__(self, works: Works, world: World, words: Words) -> None:
        self._works = works
        self._world = world
        self._words = words

    async def export(self) -> Directory:
        """Return the directory as it stands."""
        async with self._works.begin() as uow:
            return await uow.directory_copy.read()

    async def propose(self, path: Path, *, keep: bool = False) -> Proposal:
        """Say what a file would change, and change nothing.

        A file is the whole directory: what it lacks goes, but for cities. With `keep` nothing goes.

        Raises:
            DirectoryRefused: the file has errors.
        """
        mark, old = await self._stored()
        today = self._world.clock.now().date()
        new = load_directory(path, today=today, cities=old.cities, words=self._words)
        if keep:
            new = laid_over(old, new)
        return Proposal(mark, old, new, changes_between(old, new))

    async def propose_content(self, content: bytes, name: str) -> Proposal:
        """Do the same with a file that is at hand, in a thread, so that nobody waits for a large one.

        Raises:
            DirectoryRefused: the file has errors, or holds not one place.
        """
        mark, old = await self._stored()
        today = self._world.clock.now().date()

        def read() -> Proposal:
            new = read_content(content, name, today=today, cities=old.cities, words=self._words)
            if not new.places:
                raise DirectoryRefused([DirectoryProblem("no_places", name)])
            return Proposal(mark, old, new, changes_between(old, new))

        return await asyncio.to_thread(read)

    async def _stored(self) -> tuple[str | None, Directory]:
        async with self._works.begin() as uow:
            return await uow.directory_copy.mark(), await uow.directory_copy.read()

    async def write(
        self, proposal: Proposal, progress: Progress | None = None, also: Also | None = None
    ) -> None:
        """Write what was proposed, wholly or not at all; `also` is done in the same transaction.

        Raises:
            DirectoryMoved: the directory is no longer the one that was compared; nothing was written.
        """
        async with self._works.begin() as uow:
            if await uow.directory_copy.mark() != proposal.mark:
                raise DirectoryMoved
            if also is not None:
                await also(uow)
            await Directories(uow, self._world).change(proposal.old, proposal.new, progress)
            await uow.commit()
        logger.info("directory_imported places=%s", len(proposal.new.places))
