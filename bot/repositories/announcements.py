"""SQL for announcements, and for looking through all women part by part."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.announcements import LIVE, Announcement, NewsBody, NewsState
from bot.domain.people import Settings
from bot.repositories.people import BAR, SETTINGS
from bot.repositories.safe import Safe
from bot.repositories.vault import DataKey
from models.announcement import AnnouncementRow
from models.person import PersonRow

BODY = "announcement.body"
A = AnnouncementRow.__table__.c
P = PersonRow.__table__.c


@dataclass(frozen=True, slots=True)
class Reader:
    """A woman as far as announcements care; her key seals what is on its way to her."""

    id: UUID
    bar: str | None
    settings: Settings
    key: DataKey


class Announcements:
    """Announcements; their words are sealed by the house key."""

    def __init__(self, connection: AsyncConnection, safe: Safe) -> None:
        self._connection = connection
        self._safe = safe

    async def add(self, news_id: UUID, body: NewsBody, *, by: UUID, until: datetime) -> None:
        """Store one that is to be counted."""
        values = {
            "id": news_id,
            "staff_id": by,
            "state": NewsState.COUNTING.value,
            "body": self._safe.house.seal_json(BODY, news_id, body.to_json()),
            "total": 0,
            "sent": 0,
            "failed": 0,
            "card": "",
            "expires_at": until,
        }
        await self._connection.execute(insert(AnnouncementRow).values(values))

    async def find(self, news_id: UUID) -> Announcement | None:
        """Return an announcement."""
        row = (await self._connection.execute(select(*A).where(A.id == news_id))).first()
        return None if row is None else _read(row)

    async def body_of(self, news_id: UUID) -> NewsBody | None:
        """Return what an announcement says; None once that is forgotten."""
        sealed = (await self._connection.execute(select(A.body).where(A.id == news_id))).scalar()
        if sealed is None:
            return None
        return NewsBody.from_json(self._safe.house.open_json(BODY, news_id, sealed))

    async def list_moving(self) -> list[Announcement]:
        """Return what goes on, and what has ended without its card saying so, oldest first."""
        is_told = func.substr(A.card, 1, func.length(A.state)) == A.state
        query = select(*A).where(or_(A.state.in_([one.value for one in LIVE]), ~is_told))
        return [_read(row) for row in await self._connection.execute(query.order_by(A.expires_at))]

    async def change(self, news_id: UUID, **values: Any) -> None:
        """Change columns."""
        await self._connection.execute(update(AnnouncementRow).where(A.id == news_id).values(values))

    async def move(self, news_id: UUID, states: Collection[NewsState], to: NewsState, **values: Any) -> bool:
        """Let one that is in one of these states be in another; tell whether it was."""
        query = update(AnnouncementRow).where(A.id == news_id, A.state.in_([one.value for one in states]))
        return (await self._connection.execute(query.values(state=to.value, **values))).rowcount == 1

    async def readers(self, *, after: UUID | None, limit: int) -> list[Reader]:
        """Return the next women who have not stopped the bot, in the order of their ids."""
        query = select(P.id, P.dek, P.bar, P.settings).where(P.reachable.is_(True))
        if after is not None:
            query = query.where(P.id > after)
        rows = await self._connection.execute(query.order_by(P.id).limit(limit))
        return [self._reader(row) for row in rows]

    def _reader(self, row: Any) -> Reader:
        key = self._safe.person_key(row.id, row.dek)
        settings = Settings(**key.open_json(SETTINGS, row.id, row.settings))
        bar = key.open(BAR, row.id, row.bar).decode() if row.bar else None
        return Reader(row.id, bar, settings, key)

    async def purge(self, *, now: datetime) -> None:
        """Forget what can no longer be opened."""
        await self._connection.execute(delete(AnnouncementRow).where(A.expires_at <= now))


def _read(row: Row[Any]) -> Announcement:
    return Announcement(
        id=row.id,
        by=row.staff_id,
        state=NewsState(row.state),
        cursor=row.cursor,
        total=row.total,
        sent=row.sent,
        failed=row.failed,
        approval_id=row.approval_id,
        card_id=row.card_id,
        card_at=row.card_at,
        card=row.card,
    )
