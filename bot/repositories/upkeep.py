"""SQL for keeping the directory true: reports of women, doubts, and when keepers were asked."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.directory import LocationType, Status
from bot.domain.keeping import Entry, MistakeKind
from bot.repositories.atlas import Revision
from bot.repositories.insert import insert_new
from bot.repositories.safe import Safe
from bot.repositories.vault import Purpose
from models import directory as tables
from models.upkeep import MistakeCountRow, MistakeRow, PlaceCheckRow

CHUNK = 500
M = MistakeRow.__table__.c
N = MistakeCountRow.__table__.c
CHECK = PlaceCheckRow.__table__.c
DATES = (CHECK.doubted_on, CHECK.first_asked_on, CHECK.asked_on)
DOUBTED = CHECK.doubted_on.key
Check = dict[str, date]
PLACES = tables.ServiceAtLocationRow.__table__.c
SERVICES = tables.ServiceRow.__table__.c
LOCATIONS = tables.LocationRow.__table__.c


class Upkeep:
    """Reports by keyed hashes that cannot be joined with anything; places somebody must look at."""

    def __init__(self, connection: AsyncConnection, safe: Safe, revision: Revision) -> None:
        self._connection = connection
        self._safe = safe
        self._revision = revision

    async def count_today(self, telegram_id: int, day: date) -> int:
        """Count one more report of hers on a day, and return how many that makes."""
        mark = self._mark(telegram_id, day.isoformat())
        fresh = insert_new(self._connection, MistakeCountRow, unless=[N.mark])
        await self._connection.execute(fresh.values(mark=mark, day=day, count=0))
        more = update(MistakeCountRow).where(N.mark == mark).values(count=N.count + 1)
        return int((await self._connection.execute(more.returning(N.count))).scalar_one())

    async def add(self, telegram_id: int, place_id: str, kind: MistakeKind, *, day: date) -> bool:
        """Note a report; False where she has reported this place already."""
        values = {
            "mark": self._mark(telegram_id, place_id),
            "place_id": place_id,
            "kind": int(kind),
            "day": day,
            "is_open": True,
        }
        fresh = insert_new(self._connection, MistakeRow, unless=[M.mark])
        return (await self._connection.execute(fresh.values(values))).rowcount == 1

    async def count_open(self, place_id: str) -> int:
        """Count the reports of a place that nobody has answered."""
        query = select(func.count()).where(M.place_id == place_id, M.is_open.is_(True))
        return int((await self._connection.execute(query)).scalar_one())

    async def doubt(self, place_id: str, day: date) -> None:
        """Let the card of a place say "ask first" until somebody has looked at it."""
        await self._note_check(place_id)
        query = update(PlaceCheckRow).where(CHECK.place_id == place_id, CHECK.doubted_on.is_(None))
        await self._connection.execute(query.values(doubted_on=day))
        await self._revision.renew()

    async def is_questioned(self, place_id: str) -> bool:
        """Tell whether a report of a place is open, or the place doubted."""
        doubt = select(CHECK.place_id).where(CHECK.place_id == place_id, CHECK.doubted_on.is_not(None))
        doubted = (await self._connection.execute(doubt)).first() is not None
        return doubted or await self.count_open(place_id) > 0

    async def settle(self, place_id: str, change_id: UUID | None) -> tuple[bool, Check]:
        """Forget doubts and questions about a place, because of a change of its entry.

        Return whether there was any report or doubt, and the dates that are forgotten.
        """
        answer = update(MistakeRow).where(M.place_id == place_id, M.is_open.is_(True))
        answered = await self._connection.execute(answer.values(is_open=False, settled_by=change_id))
        query = delete(PlaceCheckRow).where(CHECK.place_id == place_id)
        forgotten = (await self._connection.execute(query.returning(*DATES))).mappings().first()
        check = {name: day for name, day in (forgotten or {}).items() if day is not None}
        is_doubted = DOUBTED in check
        if is_doubted:
            await self._revision.renew()
        return is_doubted or answered.rowcount > 0, check

    async def revive(self, place_id: str, change_id: UUID, check: Check) -> bool:
        """Let reports and a doubt that a change has settled stand again; tell whether there was any."""
        query = update(MistakeRow).where(M.settled_by == change_id, M.is_open.is_(False))
        reopened = await self._connection.execute(query.values(is_open=True, settled_by=None))
        if check:
            await self._note_check(place_id)
            kept = {name: func.coalesce(CHECK[name], day) for name, day in check.items()}
            again = update(PlaceCheckRow).where(CHECK.place_id == place_id)
            await self._connection.execute(again.values(kept))
            await self._revision.renew()
        return reopened.rowcount > 0 or DOUBTED in check

    async def mark_asked(self, codes: Collection[str], day: date) -> None:
        """Note that keepers are asked about these places on a day."""
        first = func.coalesce(CHECK.first_asked_on, day)
        for part in _parts(sorted(codes)):
            places = select(PLACES.id).where(PLACES.code.in_(part))
            fresh = insert_new(self._connection, PlaceCheckRow, unless=[CHECK.place_id])
            await self._connection.execute(fresh.from_select(["place_id"], places))
            query = update(PlaceCheckRow).where(CHECK.place_id.in_(places))
            await self._connection.execute(query.values(asked_on=day, first_asked_on=first))

    async def list_entries(self) -> list[Entry]:
        """List the active places in the order of the directory, with what is known of their checks."""
        query = (
            select(
                PLACES.code,
                SERVICES.name,
                LOCATIONS.name.label("where"),
                PLACES.keeper,
                PLACES.verified_on,
                LOCATIONS.location_type,
                CHECK.asked_on,
                CHECK.first_asked_on,
                CHECK.doubted_on,
            )
            .select_from(tables.ServiceAtLocationRow.__table__)
            .join(tables.ServiceRow.__table__, PLACES.service_id == SERVICES.id)
            .join(tables.LocationRow.__table__, PLACES.location_id == LOCATIONS.id)
            .outerjoin(PlaceCheckRow.__table__, CHECK.place_id == PLACES.id)
            .where(PLACES.status == Status.ACTIVE)
            .order_by(PLACES.position)
        )
        rows = (await self._connection.execute(query)).mappings()
        return [Entry(**{**row, "location_type": LocationType(row["location_type"])}) for row in rows]

    async def purge(self, *, reported_before: date, counted_before: date) -> None:
        """Forget who has reported what, and how often."""
        await self._connection.execute(delete(MistakeRow).where(M.day < reported_before))
        await self._connection.execute(delete(MistakeCountRow).where(N.day < counted_before))

    async def _note_check(self, place_id: str) -> None:
        fresh = insert_new(self._connection, PlaceCheckRow, unless=[CHECK.place_id])
        await self._connection.execute(fresh.values(place_id=place_id))

    def _mark(self, telegram_id: int, about: str) -> bytes:
        return self._safe.vault.index(Purpose.MISTAKE, f"{telegram_id}:{about}")


def _parts(codes: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut many codes into as many as one statement may name."""
    return (codes[start : start + CHUNK] for start in range(0, len(codes), CHUNK))
