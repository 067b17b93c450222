"""What the clockwork rings for: sending reminders that are due, and forgetting what need not be kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bot.domain.directory_job import KEPT
from bot.domain.entry_changes import KEPT_CHANGES, UNDO_WITHIN
from bot.domain.keeping import REPORT_LIFE
from bot.domain.outgoing import Kind, Lane, Outgoing
from bot.domain.recurrence import Steps
from bot.domain.reminder import FireState, Plan, PlanState, plan_stream
from bot.domain.visits import code_of
from bot.repositories.plans import DueFire
from bot.repositories.uow import UnitOfWork, Works
from bot.services.arrivals import Arrivals
from bot.services.care import Care
from bot.services.clearing import Clearing
from bot.services.liveness import move_canaries
from bot.services.planning import store_next
from bot.services.slips import Slips
from bot.services.visit_care import hand_over, is_hidden
from bot.services.world import World

BATCH = 50  # a batch holds SQLite's only write lock; fifty keep it well under what a pressing woman notices
CROWD = 20
SHORTEST_LATENESS = timedelta(minutes=30)
MINUTE_SECONDS = 60
KEPT_SETTLED = timedelta(days=8)
KEPT_FIRES = timedelta(days=62)
KEPT_CANARIES = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Sorted:
    """A claimed batch, each fire by what is to become of it."""

    ringing: tuple[DueFire, ...]
    expired: tuple[DueFire, ...]
    unknown: tuple[DueFire, ...]


class DueReminders:
    """Put every reminder that is due into the outbox, exactly once."""

    def __init__(self, works: Works, world: World) -> None:
        self._works = works
        self._world = world

    async def ring(self) -> bool:
        """Handle all that is due, batch by batch; return whether there is something to send."""
        await self._withdraw_stuck()
        is_crowded = has_parcels = False
        while True:
            async with self._works.begin() as uow:
                now = self._world.clock.now()
                due = await uow.plans.claim_due(now, limit=BATCH)
                if not due:
                    await move_canaries(uow, now)
                    await uow.commit()
                    return has_parcels
                is_crowded = is_crowded or len(due) > CROWD
                await hand_over(uow, self._world, [item for item in due if is_hidden(item)])
                await _fire(uow, due, now=now, is_crowded=is_crowded)
                await uow.commit()
                has_parcels = has_parcels or uow.outbox.added > 0

    async def next_due(self) -> datetime | None:
        """Return when the next reminder of anybody is due."""
        async with self._works.begin() as uow:
            return await uow.plans.next_due()

    async def _withdraw_stuck(self) -> None:
        """Expire reminders that Telegram could not be reached for until they were of no use."""
        now = self._world.clock.now()
        async with self._works.begin() as uow:
            queued = await uow.plans.list_stuck(before=now - SHORTEST_LATENESS, limit=BATCH)
            stuck = [fire for fire in queued if now - fire.due_at > fire.late]
            never_sent = [fire.id for fire in stuck if fire.is_first]
            if not stuck:
                return
            await uow.outbox.cancel_streams([plan_stream(fire.plan_id) for fire in stuck], now=now)
            await uow.plans.close(never_sent, FireState.EXPIRED)
            await uow.plans.close([fire.id for fire in stuck if not fire.is_first], FireState.UNKNOWN)
            await uow.commit()


class Retention:
    """Forget, every night, what need not be kept."""

    def __init__(self, works: Works, world: World) -> None:
        self._works = works
        self._world = world

    async def ring(self) -> bool:
        """Purge what has a date; return whether topics are to be deleted."""
        now = self._world.clock.now()
        async with self._works.begin() as uow:
            await uow.updates.purge(before=now - KEPT_SETTLED)
            await uow.outbox.purge(before=now - KEPT_SETTLED)
            await uow.plans.purge_fires(before=now - KEPT_FIRES)
            await uow.liveness.purge_canaries(before=now - KEPT_CANARIES)
            await Arrivals(uow, self._world).forget_lapsed()
            await uow.staff.purge_invitations(now=now)
            await uow.bars.purge(now=now)
            await uow.announcements.purge(now=now)
            await Slips(uow, self._world).forget_expired()
            await uow.approvals.purge(before=now - KEPT_SETTLED)
            await uow.duties.purge(before=now.date() - timedelta(days=2))
            today = now.date()
            await uow.upkeep.purge(reported_before=today - REPORT_LIFE, counted_before=today - timedelta(1))
            await uow.directory_changes.forget_values(before=now - UNDO_WITHIN)
            await uow.directory_jobs.purge(before=now - KEPT)
            await uow.directory_changes.purge(before=now - KEPT_CHANGES)
            await Clearing(uow, self._world).clear_expired()
            await Care(uow, self._world).forget_closed()
            await uow.commit()
            return uow.outbox.added > 0


async def _fire(uow: UnitOfWork, due: Sequence[DueFire], *, now: datetime, is_crowded: bool) -> None:
    batch = _sort([item for item in due if not is_hidden(item)], now)
    await uow.plans.close([item.fire.id for item in batch.expired], FireState.EXPIRED)
    await uow.plans.close([item.fire.id for item in batch.unknown], FireState.UNKNOWN)
    await _collapse(uow, batch.ringing, now=now)
    for item in batch.ringing:
        await uow.outbox.add(_parcel(item, now=now, is_crowded=is_crowded), now=now, key=item.key)
    await uow.plans.close([item.fire.id for item in batch.ringing], FireState.QUEUED)
    advancing = [item for item in due if item.fire.is_first and item.plan.state is PlanState.ON]
    await store_next(uow, [(item.plan, _advance_after(item, now)) for item in advancing])


def _sort(due: Sequence[DueFire], now: datetime) -> _Sorted:
    """Tell apart what rings, what came too late, and what cannot or need not be sent."""
    newest = _newest_of_each_plan(due)
    ringing: list[DueFire] = []
    expired: list[DueFire] = []
    unknown: list[DueFire] = []
    for item in due:
        if now - item.fire.due_at > item.fire.late:
            (expired if item.fire.is_first else unknown).append(item)
        elif _is_void(item, now) or newest[item.plan.id] != item.fire.id:
            unknown.append(item)
        else:
            ringing.append(item)
    return _Sorted(tuple(ringing), tuple(expired), tuple(unknown))


def _newest_of_each_plan(due: Sequence[DueFire]) -> dict[UUID, UUID]:
    """Name the fire that speaks for its plan: the slot itself before one that was sent already."""
    by_age = sorted(due, key=lambda item: (item.fire.is_first, item.fire.due_at))
    return {item.plan.id: item.fire.id for item in by_age}


def _is_void(item: DueFire, now: datetime) -> bool:
    if not item.is_reachable or item.plan.state is not PlanState.ON:
        return True
    return item.fire.nudged > 0 and not item.plan.may_nudge(now)


async def _collapse(uow: UnitOfWork, ringing: Sequence[DueFire], *, now: datetime) -> None:
    """Close what the same plans sent before and nobody answered, so that reminders never pile up."""
    fresh = [item for item in ringing if item.fire.is_first]
    if not fresh:
        return
    await uow.outbox.cancel_streams([plan_stream(item.plan.id) for item in fresh], now=now)
    await uow.plans.silence_earlier([item.plan.id for item in fresh], but=[item.fire.id for item in ringing])


def _parcel(item: DueFire, *, now: datetime, is_crowded: bool) -> Outgoing:
    fire, plan = item.fire, item.plan
    return Outgoing(
        kind=Kind.REMINDER,
        lane=Lane.REMINDER,
        stream=plan_stream(plan.id),
        dedupe_key=f"fire:{fire.id.hex}:{fire.postponed}:{fire.nudged}",
        payload=_payload(item),
        person_id=plan.person_id,
        not_before=now + _jitter(plan) if is_crowded else now,
    )


def _payload(item: DueFire) -> dict[str, str]:
    said = {"fire": item.fire.id.hex, "wording": item.plan.body.wording, "kind": item.plan.body.kind}
    code = code_of(item.fire.occurrence)
    return said if code is None else said | {"visit": code}


def _jitter(plan: Plan) -> timedelta:
    """Spread a crowded minute; each plan always gets the same second of it."""
    return timedelta(seconds=plan.id.int % MINUTE_SECONDS)


def _advance_after(item: DueFire, now: datetime) -> datetime:
    """Start where the next slot may still be of use: of several missed ones only the latest is sent.

    Each step of a row has a lateness of its own, so there each is judged by itself.
    """
    if isinstance(item.plan.rule, Steps):
        return item.fire.due_at
    return max(item.fire.due_at, now - item.fire.late)
