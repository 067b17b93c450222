"""SQL that tells which conversations wait so long that somebody may have to be called."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.conversation import Thread, ThreadState
from models.thread import ThreadRow

C = ThreadRow.__table__.c


@dataclass(frozen=True, slots=True)
class Waiting:
    """A conversation that waits: for how many minutes it was called out, when last, and what she was told."""

    thread: Thread
    alarmed: int
    alarmed_at: datetime | None
    promised_by: datetime | None
    is_late_told: bool


@dataclass(frozen=True, slots=True)
class Due:
    """Which conversations somebody may have to be called for; moments, and highest levels in minutes.

    `waiting` since before that; called last before `again`, if at all; late by her promise at `now`, and
    without one since before `late` or, if urgent, `urgent_late`.
    """

    now: datetime
    waiting: datetime
    usual_level: int
    urgent_level: int
    again: datetime | None
    late: datetime
    urgent_late: datetime


@dataclass(frozen=True, slots=True)
class WaitingNumbers:
    """How many conversations wait, how many of them urgent, and since when the longest."""

    count: int = 0
    urgent: int = 0
    since: datetime | None = None


class Waits:
    """What waits for an answer, as numbers."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def numbers(self) -> WaitingNumbers:
        """Count what waits."""
        waits = (C.state != ThreadState.CLOSED.value, C.waiting_since.is_not(None))
        query = select(C.is_urgent, func.count()).where(*waits).group_by(C.is_urgent)
        counts = {bool(is_urgent): int(count) for is_urgent, count in await self._connection.execute(query)}
        longest = (await self._connection.execute(select(func.min(C.waiting_since)).where(*waits))).scalar()
        return WaitingNumbers(sum(counts.values()), counts.get(True, 0), longest)


def is_due(due: Due) -> ColumnElement[bool]:
    """Tell whether a conversation has reached a level, is to be called again, or is later than promised."""
    return or_(_is_below(due), _is_called_again(due), _is_late(due))


def _is_below(due: Due) -> ColumnElement[bool]:
    urgent = and_(C.is_urgent.is_(True), C.alarmed < due.urgent_level)
    return or_(urgent, and_(C.is_urgent.is_(False), C.alarmed < due.usual_level))


def _is_called_again(due: Due) -> ColumnElement[bool]:
    if due.again is None:
        return false()
    return and_(C.state == ThreadState.OPEN.value, C.alarmed_at <= due.again)


def _is_late(due: Due) -> ColumnElement[bool]:
    urgent = and_(C.is_urgent.is_(True), C.waiting_since <= due.urgent_late)
    without = and_(C.promised_by.is_(None), or_(urgent, C.waiting_since <= due.late))
    return and_(C.is_late_told.is_(False), or_(C.promised_by <= due.now, without))
