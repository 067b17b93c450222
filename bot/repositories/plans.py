"""SQL for reminders: plans, the next slot of each, and the claim of what is due."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, delete, func, literal_column, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.reminder import Body, Fire, FireState, Plan, PlanState
from bot.domain.sealing import Envelope
from bot.repositories.insert import insert_new
from bot.repositories.plan_rules import RULE_COLUMNS, limit_values, limits_of, rule_of, rule_values
from bot.repositories.safe import Safe
from bot.repositories.vault import DataKey
from models.person import PersonRow
from models.plan import FireRow, PlanRow

BODY = "plan.body"
P = PlanRow.__table__.c
F = FireRow.__table__.c
# Spelled out, because a bound value would keep the databases from using the partial indexes.
IS_PENDING = F.state == literal_column("'pending'")
IS_QUEUED = F.state == literal_column("'queued'")
FIRE_COLUMNS = (
    F.id,
    F.plan_id,
    F.occurrence,
    F.due_at,
    F.state,
    F.version,
    F.late_minutes,
    F.postponed,
    F.nudged,
    F.message_id,
    F.settled_at,
)
PLAN_COLUMNS = (P.person_id, *RULE_COLUMNS, P.zone, P.nudges, P.series, P.body)
PLAN_MARKS = (P.version.label("plan_version"), P.state.label("plan_state"))


@dataclass(frozen=True, slots=True)
class DueFire:
    """A fire with its plan, its woman's key, and whether she can be reached."""

    fire: Fire
    plan: Plan
    key: DataKey
    is_reachable: bool


class Plans:
    """Plans and fires of this transaction."""

    def __init__(self, connection: AsyncConnection, safe: Safe) -> None:
        self._connection = connection
        self._safe = safe

    async def add(self, plan: Plan, key: DataKey) -> bool:
        """Store a plan; False when one of this id is there already."""
        values = {"id": plan.id, "person_id": plan.person_id} | _plan_values(plan)
        values["body"] = _seal(plan, key)
        query = insert_new(self._connection, PlanRow, unless=[P.id]).values(values)
        return (await self._connection.execute(query)).rowcount == 1

    async def save(self, plan: Plan) -> None:
        """Write back all but what the plan is about."""
        await self._connection.execute(update(PlanRow).where(P.id == plan.id).values(_plan_values(plan)))

    async def save_body(self, plan: Plan, key: DataKey) -> None:
        """Write back what the plan is about."""
        await self._connection.execute(update(PlanRow).where(P.id == plan.id).values(body=_seal(plan, key)))

    async def find(self, plan_id: UUID, *, person_id: UUID, key: DataKey) -> Plan | None:
        """Return her plan, locked until the transaction ends; None when she has no such plan."""
        query = _plans().where(P.id == plan_id, P.person_id == person_id).with_for_update()
        row = (await self._connection.execute(query)).first()
        return _plan(row, row.id, key) if row else None

    async def list_of(self, person_id: UUID, *, key: DataKey) -> list[Plan]:
        """Return her plans, earliest time of day first."""
        query = _plans().where(P.person_id == person_id).order_by(P.times, P.id)
        return [_plan(row, row.id, key) for row in await self._connection.execute(query)]

    async def delete(self, plan_id: UUID) -> None:
        """Delete a plan with its fires."""
        await self._connection.execute(delete(PlanRow).where(P.id == plan_id))

    async def add_fires(self, fires: Sequence[Fire]) -> None:
        """Store slots; a slot that is stored already stays as it is."""
        if not fires:
            return
        query = insert_new(self._connection, FireRow, unless=[F.plan_id, F.occurrence])
        await self._connection.execute(query, [_fire_values(fire) for fire in fires])

    async def drop_next(self, plan_id: UUID) -> None:
        """Drop the slot that waits for its own time; one that was sent already stays."""
        query = delete(FireRow).where(F.plan_id == plan_id, IS_PENDING, F.postponed == 0, F.nudged == 0)
        await self._connection.execute(query)

    async def list_taken(self, slots: Collection[tuple[UUID, str]]) -> set[tuple[UUID, str]]:
        """Return those of the slots (plan, occurrence) that are stored already."""
        if not slots:
            return set()
        query = select(F.plan_id, F.occurrence).where(tuple_(F.plan_id, F.occurrence).in_(slots))
        return {(row.plan_id, row.occurrence) for row in await self._connection.execute(query)}

    async def next_of(self, plan_ids: Collection[UUID]) -> dict[UUID, datetime]:
        """Return when each of these plans fires next; plans that do not are left out."""
        query = select(F.plan_id, func.min(F.due_at).label("due_at")).where(
            F.plan_id.in_(plan_ids), IS_PENDING, F.nudged == 0
        )
        return {row.plan_id: row.due_at for row in await self._connection.execute(query.group_by(F.plan_id))}

    async def find_fire(self, fire_id: UUID, *, person_id: UUID, key: DataKey) -> tuple[Fire, Plan] | None:
        """Return a fire of hers with its plan, both locked until the transaction ends."""
        query = (
            _fires().where(F.id == fire_id, P.person_id == person_id).with_for_update(of=[PlanRow, FireRow])
        )
        row = (await self._connection.execute(query)).first()
        return (_fire(row), _plan(row, row.plan_id, key)) if row else None

    async def save_fire(self, fire: Fire) -> None:
        """Write back state, moments and counts."""
        values = {
            "state": fire.state.value,
            "due_at": fire.due_at,
            "postponed": fire.postponed,
            "nudged": fire.nudged,
            "message_id": fire.message_id,
            "settled_at": fire.settled_at,
        }
        await self._connection.execute(update(FireRow).where(F.id == fire.id).values(values))

    async def claim_due(self, now: datetime, *, limit: int) -> list[DueFire]:
        """Return up to `limit` fires that are due, locked; those another transaction holds are left to it."""
        query = due_query(now, limit)
        return [self._due(row) for row in await self._connection.execute(query)]

    async def list_pending(self, zone: str, *, after: UUID, limit: int) -> list[tuple[Fire, Plan]]:
        """Return slots of a zone's plans that wait for their own time, locked; in order of plan ids."""
        query = _fires().add_columns(PersonRow.dek).join(PersonRow, PersonRow.id == P.person_id)
        query = query.where(IS_PENDING, F.postponed == 0, F.nudged == 0, P.zone == zone, P.id > after)
        query = query.order_by(P.id).limit(limit).with_for_update(of=[FireRow, PlanRow])
        rows = await self._connection.execute(query)
        return [(_fire(row), _plan(row, row.plan_id, self._key(row))) for row in rows]

    async def move(self, fire_id: UUID, due_at: datetime) -> None:
        """Give a slot that waits another instant."""
        await self._connection.execute(
            update(FireRow).where(F.id == fire_id, IS_PENDING).values(due_at=due_at)
        )

    async def list_stuck(self, *, before: datetime, limit: int) -> list[Fire]:
        """Return fires in the outbox that were due before `before`, the oldest first."""
        query: Select[Any] = select(*FIRE_COLUMNS).where(IS_QUEUED, F.due_at < before)
        query = query.order_by(F.due_at).limit(limit)
        return [_fire(row) for row in await self._connection.execute(query)]

    async def close(self, fire_ids: Collection[UUID], state: FireState) -> None:
        """Give these fires a state."""
        if fire_ids:
            query = update(FireRow).where(F.id.in_(fire_ids)).values(state=state.value)
            await self._connection.execute(query)

    async def silence_earlier(self, plan_ids: Collection[UUID], *, but: Collection[UUID]) -> None:
        """Close as unknown whatever these plans still wait for, except the fires `but`."""
        open_states = [FireState.PENDING.value, FireState.QUEUED.value, FireState.SENT.value]
        query = update(FireRow).where(F.plan_id.in_(plan_ids), F.state.in_(open_states), F.id.not_in(but))
        await self._connection.execute(query.values(state=FireState.UNKNOWN.value))

    async def mark_sent(self, fire_id: UUID, *, message_id: int | None) -> None:
        """Note that a fire reached her chat; one that is silent by now stays so."""
        query = update(FireRow).where(F.id == fire_id)
        await self._connection.execute(query.values(message_id=message_id))
        sent = query.where(F.state != FireState.UNKNOWN.value).values(state=FireState.SENT.value)
        await self._connection.execute(sent)

    async def mark_undelivered(self, fire_id: UUID) -> None:
        """Note that a fire never reached her chat."""
        query = update(FireRow).where(F.id == fire_id, IS_QUEUED)
        await self._connection.execute(query.values(state=FireState.UNKNOWN.value))

    async def next_due(self) -> datetime | None:
        """Return when the next fire of anybody is due."""
        query = select(F.due_at).where(IS_PENDING).order_by(F.due_at).limit(1)
        row = (await self._connection.execute(query)).first()
        return row.due_at if row else None

    async def purge_fires(self, *, before: datetime) -> int:
        """Forget settled fires that were due before `before`; return how many."""
        waiting = [FireState.PENDING.value, FireState.QUEUED.value]
        query = delete(FireRow).where(F.due_at < before, F.state.not_in(waiting))
        return (await self._connection.execute(query)).rowcount

    def _due(self, row: Row[Any]) -> DueFire:
        key = self._key(row)
        return DueFire(_fire(row), _plan(row, row.plan_id, key), key, row.reachable)

    def _key(self, row: Row[Any]) -> DataKey:
        return self._safe.person_key(row.person_id, row.dek)


def due_query(now: datetime, limit: int) -> Select[Any]:
    """Select what is due with plan and woman, locking all three rows; what others hold is skipped."""
    return (
        _fires()
        .add_columns(PersonRow.dek, PersonRow.reachable)
        .join(PersonRow, PersonRow.id == P.person_id)
        .where(IS_PENDING, F.due_at <= now)
        .order_by(F.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True, of=[FireRow, PlanRow, PersonRow])
    )


def _plans() -> Select[Any]:
    return select(P.id, *PLAN_COLUMNS, *PLAN_MARKS)


def _fires() -> Select[Any]:
    columns = (*FIRE_COLUMNS, *PLAN_COLUMNS, *PLAN_MARKS)
    return select(*columns).join_from(FireRow, PlanRow, P.id == F.plan_id)


def _plan(row: Row[Any], plan_id: UUID, key: DataKey) -> Plan:
    return Plan(
        id=plan_id,
        person_id=row.person_id,
        rule=rule_of(row),
        zone=ZoneInfo(row.zone),
        body=Body(**key.open_json(BODY, plan_id, row.body)),
        version=row.plan_version,
        state=PlanState(row.plan_state),
        limits=limits_of(row),
        nudges=row.nudges,
        series=row.series,
    )


def _fire(row: Row[Any]) -> Fire:
    return Fire(
        id=row.id,
        plan_id=row.plan_id,
        occurrence=row.occurrence,
        due_at=row.due_at,
        state=FireState(row.state),
        version=row.version,
        late=timedelta(minutes=row.late_minutes),
        postponed=row.postponed,
        nudged=row.nudged,
        message_id=row.message_id,
        settled_at=row.settled_at,
    )


def _seal(plan: Plan, key: DataKey) -> Envelope:
    body = {"kind": plan.body.kind, "wording": plan.body.wording, "more": plan.body.more}
    return key.seal_json(BODY, plan.id, body)


def _plan_values(plan: Plan) -> dict[str, Any]:
    return (
        rule_values(plan.rule)
        | limit_values(plan.limits)
        | {
            "zone": plan.zone.key,
            "nudges": plan.nudges,
            "series": plan.series,
            "version": plan.version,
            "state": plan.state.value,
        }
    )


def _fire_values(fire: Fire) -> dict[str, Any]:
    return {
        "id": fire.id,
        "plan_id": fire.plan_id,
        "occurrence": fire.occurrence,
        "version": fire.version,
        "due_at": fire.due_at,
        "state": fire.state.value,
        "late_minutes": fire.late // timedelta(minutes=1),
        "postponed": fire.postponed,
        "nudged": fire.nudged,
        "message_id": fire.message_id,
        "settled_at": fire.settled_at,
    }
