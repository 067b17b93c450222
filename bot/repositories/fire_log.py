"""SQL for what became of fires: where they stand in her chat, when she took what, and her calendar."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.reminder import ANSWERED, FireState, PlanState
from models.plan import FireRow, PlanRow

P = PlanRow.__table__.c
F = FireRow.__table__.c
ANSWERS = tuple(state.value for state in ANSWERED)


@dataclass(frozen=True, slots=True)
class FireStand:
    """A fire as the sender meets it: whose it is, and whether it may still come again."""

    plan_id: UUID
    person_id: UUID
    state: FireState
    message_id: int | None
    may_come_again: bool


@dataclass(frozen=True, slots=True)
class LoggedFire:
    """A fire in her calendar."""

    plan_id: UUID
    occurrence: str
    due_at: datetime
    state: FireState
    postponed: int
    nudged: int

    @property
    def is_put_off(self) -> bool:
        """Tell whether it waits because she put it off."""
        return self.state is FireState.PENDING and self.postponed > 0 and self.nudged == 0

    @property
    def is_first_wait(self) -> bool:
        """Tell whether it waits for its own time."""
        return self.state is FireState.PENDING and self.postponed == 0 and self.nudged == 0

    @property
    def is_waiting_again(self) -> bool:
        """Tell whether it was sent, and waits to come again."""
        return self.state is FireState.PENDING and self.nudged > 0


class FireLog:
    """Fires of this transaction after they came."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def lock(self, fire_id: UUID) -> FireStand | None:
        """Return how a fire stands, locked until the transaction ends; None when it is gone."""
        again = (F.nudged < P.nudges) & (P.state == PlanState.ON.value)
        query = select(F.plan_id, P.person_id, F.state, F.message_id, again.label("again"))
        query = query.join_from(FireRow, PlanRow, P.id == F.plan_id).where(F.id == fire_id)
        row = (await self._connection.execute(query.with_for_update(of=FireRow))).first()
        if row is None:
            return None
        return FireStand(
            row.plan_id,
            row.person_id,
            FireState(row.state),
            row.message_id,
            may_come_again=bool(row.again),
        )

    async def take_messages(self, plan_id: UUID, *, but: int | None) -> list[int]:
        """Forget, and return, the messages of a plan that stand unanswered in her chat, except `but`."""
        stale = (F.plan_id == plan_id, F.message_id.is_not(None), F.state.not_in(ANSWERS))
        query = select(F.message_id).where(*stale, F.message_id.is_distinct_from(but))
        found = list((await self._connection.execute(query)).scalars())
        if found:
            gone = update(FireRow).where(F.plan_id == plan_id, F.message_id.in_(found))
            await self._connection.execute(gone.where(F.state.not_in(ANSWERS)).values(message_id=None))
        return found

    async def nudge(self, fire_id: UUID, *, due_at: datetime) -> None:
        """Let a fire that was sent come again."""
        query = update(FireRow).where(F.id == fire_id, F.state == FireState.SENT.value)
        values = {"state": FireState.PENDING.value, "nudged": F.nudged + 1, "due_at": due_at}
        await self._connection.execute(query.values(values))

    async def last_done(self, plan_id: UUID) -> datetime | None:
        """Return when she last did what a plan is about."""
        query = select(func.max(F.settled_at)).where(F.plan_id == plan_id, F.state == FireState.DONE.value)
        latest: datetime | None = (await self._connection.execute(query)).scalar()
        return latest

    async def list_done(self, plan_id: UUID, *, since: datetime) -> list[datetime]:
        """Return when she did what a plan is about, later than `since`, the earliest first."""
        query = select(F.settled_at).where(F.plan_id == plan_id, F.state == FireState.DONE.value)
        query = query.where(F.settled_at > since).order_by(F.settled_at)
        return list((await self._connection.execute(query)).scalars())

    async def list_between(
        self, plan_ids: Collection[UUID], since: datetime, until: datetime
    ) -> list[LoggedFire]:
        """Return the fires of plans that were due from `since` to before `until`."""
        columns = (F.plan_id, F.occurrence, F.due_at, F.state, F.postponed, F.nudged)
        query = select(*columns).where(F.plan_id.in_(plan_ids), F.due_at >= since, F.due_at < until)
        rows = await self._connection.execute(query.order_by(F.due_at))
        return [
            LoggedFire(
                row.plan_id, row.occurrence, row.due_at, FireState(row.state), row.postponed, row.nudged
            )
            for row in rows
        ]

    async def newest_done(self, plan_id: UUID) -> UUID | None:
        """Return what she last noted of a plan."""
        query = select(F.id).where(F.plan_id == plan_id, F.state == FireState.DONE.value)
        found: UUID | None = (
            await self._connection.execute(query.order_by(F.settled_at.desc()).limit(1))
        ).scalar()
        return found

    async def remove(self, fire_id: UUID) -> None:
        """Forget what she noted by mistake."""
        await self._connection.execute(delete(FireRow).where(F.id == fire_id))
