"""Computing stored fires again when the law, and with it the time-zone data, has changed.

A slot keeps its name, so it still fires once; only its instant moves. In 2020 the law of Volgograd came five
days before it took effect: whoever updates the data and restarts is in time.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.domain.reminder import Fire, Plan
from bot.domain.wall_times import DAY
from bot.repositories.uow import UnitOfWork, Works
from bot.services.world import World

BATCH = 100  # plans a transaction, so that nobody's press waits for long
STEP = timedelta(hours=6)
LOOK_BACK = 2 * DAY  # farther than any change of a clock moves a slot
CANDIDATES = 60


class Replanning:
    """Bring stored fires in line with the clocks of today; resumes where it was cut short."""

    def __init__(self, works: Works, world: World) -> None:
        self._works = works
        self._world = world
        self._done_on: date | None = None

    async def ring(self) -> int:
        """Compare, after a start and once a day, each zone in use with its mark; return how many moved."""
        now = self._world.clock.now()
        if self._done_on == now.date():
            return 0
        async with self._works.begin() as uow:
            zones = await uow.liveness.zones_in_use()
        moved = 0
        for name, known in zones.items():
            digest = rules_digest(ZoneInfo(name), now.year)
            if digest != known:
                moved += await self._replan(name)
                async with self._works.begin() as uow:
                    await uow.liveness.mark_zone(name, digest)
                    await uow.commit()
        self._done_on = now.date()
        return moved

    async def _replan(self, zone: str) -> int:
        moved, after = 0, UUID(int=0)
        while True:
            async with self._works.begin() as uow:
                batch = await uow.plans.list_pending(zone, after=after, limit=BATCH)
                if not batch:
                    return moved
                moved += await _move(uow, batch)
                after = batch[-1][0].plan_id
                await uow.commit()


async def _move(uow: UnitOfWork, batch: Sequence[tuple[Fire, Plan]]) -> int:
    moved = 0
    for fire, plan in batch:
        due_at = _instant_today(fire, plan)
        if due_at is not None and due_at != fire.due_at:
            await uow.plans.move(fire.id, due_at)
            moved += 1
    return moved


def _instant_today(fire: Fire, plan: Plan) -> datetime | None:
    coming = plan.next_fires(fire.due_at - LOOK_BACK, CANDIDATES)
    return next((slot.due_at for slot in coming if slot.key == fire.occurrence), None)


def rules_digest(zone: ZoneInfo, year: int) -> bytes:
    """Name the rules of a zone for this year and the next: a digest of its offsets every six hours."""
    moment, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 2, 1, 1, tzinfo=UTC)
    offsets = []
    while moment < end:
        offsets.append(str(moment.astimezone(zone).utcoffset()))
        moment += STEP
    return sha256("|".join(offsets).encode()).digest()[:16]
