"""Bringing the directory in, and making its openings: at the first start, by hand, and every night."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.domain.day_status import confirmed
from bot.domain.directory import Directory, Holiday
from bot.domain.directory_words import Words
from bot.domain.opening import Calendar, Opening, openings
from bot.domain.public_holidays import public_holidays
from bot.repositories.directory import HoursOfPlace
from bot.repositories.uow import UnitOfWork, Works
from bot.services.directory_import import SAMPLES, load_directory
from bot.services.world import World

logger = logging.getLogger(__name__)
Progress = Callable[[int, int], None]
DAYS_AHEAD = 60
# Last night's tail belongs to yesterday, and a zone far in the east is a day ahead of UTC.
DAYS_BEHIND = 2


class Directories:
    """Write the directory of one unit of work."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._store = uow.directory
        self._copy = uow.directory_copy
        self._world = world

    async def import_directory(self, directory: Directory) -> None:
        """Put this directory in place of the stored one, and make its openings."""
        await self.change(await self._copy.read(), directory)

    async def change(self, old: Directory, new: Directory, progress: Progress | None = None) -> None:
        """Make the stored directory, which is `old`, into `new`, and make its openings."""
        await self._copy.change(old, new)
        await self.rematerialise(progress=progress)

    async def is_behind(self) -> bool:
        """Tell whether the openings do not reach as far ahead as a night would have made them."""
        last = await self._store.last_day()
        return last is None or last < self._world.clock.now().date() + timedelta(days=DAYS_AHEAD - 1)

    async def rematerialise(self, place_id: str | None = None, progress: Progress | None = None) -> int:
        """Make the openings of the next sixty days again, of all or of one place; return how many.

        `progress` is told after each place how many are done, and of how many.
        """
        first_day = self._world.clock.now().date() - timedelta(days=DAYS_BEHIND)
        await self._store.drop_openings(place_id)
        everywhere, own = await self._store.list_hours(place_id), await self._store.list_holidays()
        return await self._store.add_openings(
            (hours, openings(hours.schedules, hours.exceptions, _calendar(hours, first_day, own)))
            for hours in _counted(everywhere, progress)
        )

    async def regular(self, place_id: str, day: date, *, is_confirmed: bool = False) -> tuple[Opening, ...]:
        """Return the hours an active place has on a day by its rules alone.

        `is_confirmed` tells that somebody has said of a holiday that the rules hold.
        """
        own = await self._store.list_holidays()
        found = [
            openings(
                confirmed(hours.schedules) if is_confirmed else hours.schedules,
                (),
                replace(_calendar(hours, day, own), days=1),
            )
            for hours in await self._store.list_hours(place_id)
        ]
        return tuple(opening for one in found for opening in one)


def _counted(everywhere: Sequence[HoursOfPlace], progress: Progress | None) -> Iterator[HoursOfPlace]:
    for done, hours in enumerate(everywhere, start=1):
        yield hours
        if progress is not None:
            progress(done, len(everywhere))


def _calendar(hours: HoursOfPlace, first_day: date, own: Sequence[Holiday]) -> Calendar:
    days = DAYS_BEHIND + DAYS_AHEAD + 1
    years = range(first_day.year, (first_day + timedelta(days=days)).year + 1)
    return Calendar(
        zone=ZoneInfo(hours.zone),
        first_day=first_day,
        days=days,
        holidays=public_holidays(hours.region, years, own),
    )


class DirectoryStart:
    """Do the same in transactions of its own, for the start of the process, the night bell and commands."""

    def __init__(self, works: Works, world: World, words: Words | None = None) -> None:
        self._works = works
        self._world = world
        self._words = words

    async def import_once(self, path: Path | None = None) -> bool:
        """Fill an empty directory from a file or folder, by default with the samples; tell whether it did.

        The openings of a full one are made again if no night has done it lately, as where the machine
        sleeps at night.

        Raises:
            DirectoryRefused: the files have errors; nothing was written.
        """
        async with self._works.begin() as uow:
            if await uow.directory.is_empty():
                await self._import(uow, path or SAMPLES)
                return True
            if await Directories(uow, self._world).is_behind():
                await Directories(uow, self._world).rematerialise()
                await uow.commit()
            return False

    async def _import(self, uow: UnitOfWork, path: Path) -> None:
        directory = load_directory(path, today=self._world.clock.now().date(), words=self._words)
        await Directories(uow, self._world).import_directory(directory)
        await uow.commit()
        logger.info("directory_imported places=%s", len(directory.places))

    async def rematerialise(self) -> None:
        """Make the openings again, as every night."""
        async with self._works.begin() as uow:
            count = await Directories(uow, self._world).rematerialise()
            await uow.commit()
        logger.info("openings_made count=%s", count)
