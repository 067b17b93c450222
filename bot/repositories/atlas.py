"""The directory in memory: what the screens read of it, a city at a time, until its revision changes."""

from bisect import bisect_right
from collections.abc import Awaitable, Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter
from typing import TypeVar
from uuid import uuid4

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.bus import BusStatus
from bot.domain.directory import Listing, ScheduleException, ServiceKind
from bot.domain.opening import Opening
from models.directory import DirectoryRevisionRow

T = TypeVar("T")
_start = attrgetter("start")
REVISION = DirectoryRevisionRow.__table__.c.revision


@dataclass(slots=True)
class Shelf:
    """One city: its active places in the order of the directory, and their openings sorted by start.

    `changes` are the days of the same time on which the rules do not hold, `statuses` what crews say of
    today.
    """

    listings: tuple[Listing, ...]
    openings: Mapping[str, Sequence[Opening]]
    changes: Mapping[str, Sequence[ScheduleException]] = field(default_factory=dict)
    statuses: Mapping[str, BusStatus] = field(default_factory=dict)
    _answers: dict[Hashable, object] = field(default_factory=dict)
    _answered_at: datetime | None = None

    def giving(self, kinds: Collection[ServiceKind]) -> Sequence[Listing]:
        """Return the places that give any of these; all when none are named."""
        if not kinds:
            return self.listings
        return [item for item in self.listings if not set(kinds).isdisjoint(item.service.kinds)]

    def openings_of(
        self, place_id: str, *, after: datetime, before: datetime | None = None
    ) -> Sequence[Opening]:
        """Return the openings of a place that start after an instant, and not later than another."""
        known = self.openings.get(place_id, ())
        first = bisect_right(known, after, key=_start)
        return known[first : len(known) if before is None else bisect_right(known, before, key=_start)]

    def once_a_minute(self, question: Hashable, now: datetime, answer: Callable[[], T]) -> T:
        """Return what `answer` gives; within the same minute of `now` it is asked only once.

        Hours begin and end with whole minutes, so nothing changes within one.
        """
        minute = now.replace(second=0, microsecond=0)
        if minute != self._answered_at:
            self._answers.clear()
            self._answered_at = minute
        if question not in self._answers:
            self._answers[question] = answer()
        return self._answers[question]  # type: ignore[return-value] # what this question was answered with


class Atlas:
    """What was read of one revision; kept between transactions, and left behind with the revision."""

    def __init__(self) -> None:
        self._revision: str | None = None
        self._pages: dict[str, tuple[date | None, object]] = {}

    async def page(
        self,
        revision: str | None,
        name: str,
        read: Callable[[], Awaitable[T]],
        *,
        day: date | None = None,
    ) -> T:
        """Return a page of this revision, and of this day: from memory, or else what `read` gives."""
        if revision is None:
            return await read()
        if revision != self._revision:
            self._revision, self._pages = revision, {}
        pages = self._pages  # another transaction may put its own in their place while this one reads
        if name not in pages or pages[name][0] != day:
            pages[name] = (day, await read())
        return pages[name][1]  # type: ignore[return-value] # what was read under this name


class Revision:
    """The mark of the stored directory, new with each change; asked at most once a transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._known: str | None = None

    async def read(self) -> str | None:
        """Return the mark, or None where no directory was ever stored."""
        if self._known is None:
            self._known = (await self._connection.execute(select(REVISION))).scalar()
        return self._known

    async def renew(self) -> None:
        """Give the directory a new mark. Marks are random: one of a change that was undone never returns."""
        mark = uuid4().hex
        # Of two changes at once the second waits for the first and then changes the same row.
        renewed = await self._connection.execute(update(DirectoryRevisionRow).values(revision=mark))
        if not renewed.rowcount:
            await self._connection.execute(insert(DirectoryRevisionRow).values(revision=mark))
        self._known = mark

    def forget(self) -> None:
        """Ask again: what was changed under the known mark is undone."""
        self._known = None
