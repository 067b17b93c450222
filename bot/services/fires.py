"""Reminders that have come: what she answers, puts off or takes back, and what Telegram says of them."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.domain.errors import NotFound
from bot.domain.outgoing import Parcel, Receipt, Refusal
from bot.domain.people import Person
from bot.domain.recurrence import AfterLast, counted_at
from bot.domain.reminder import (
    ANSWERED,
    MEDICINE,
    NUDGE_AFTER,
    POSTPONE_MINUTES,
    Fire,
    FireState,
    Plan,
    PlanState,
    plan_stream,
)
from bot.domain.wall_times import DAY, next_at
from bot.repositories.uow import UnitOfWork
from bot.services.erasure import Erasure
from bot.services.planning import store_next
from bot.services.world import World

CALLED_OFF = frozenset({*ANSWERED, FireState.PENDING})  # by what she pressed while it was being sent


@dataclass(frozen=True, slots=True)
class FireView:
    """A fire after her answer; `due_at` is when it comes again if she put it off.

    `settled_at` is when it was done, by her own word; None where it was not.
    """

    id: UUID
    wording: str
    state: FireState
    due_at: datetime
    zone: ZoneInfo
    is_medicine: bool = False
    is_put_off: bool = False
    is_until_alone: bool = False
    settled_at: datetime | None = None
    plan_id: UUID | None = None


class Fires:
    """What becomes of fires. Every press works on today's state, also of an old message."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def get(self, person: Person, fire_id: UUID) -> FireView:
        """Return a fire as it stands.

        Raises:
            NotFound: she has no such fire, because its reminder is deleted or long ago.
        """
        return _view(*await self._fire(person, fire_id))

    async def answer(
        self, person: Person, fire_id: UUID, state: FireState, *, at: datetime | None = None
    ) -> FireView:
        """Mark a fire done or skipped, whatever it was before; what is still to be sent of it is not.

        `at` is when it was done, where that is not now: within the last day.

        Raises:
            NotFound: she has no such fire, or `at` is not within the last day.
        """
        now = self._world.clock.now()
        fire, plan = await self._fire(person, fire_id)
        if at is not None and not now - DAY <= at <= now:
            raise NotFound
        if fire.state is FireState.QUEUED:
            await self._withdraw(plan)
        answered = replace(fire, state=state, settled_at=at or now)
        viewed = await self._store(answered, plan)
        await self._follow(answered, plan, was=fire.state)
        return viewed

    async def postpone(self, person: Person, fire_id: UUID, *, minutes: int) -> FireView:
        """Send a fire again in so many minutes, as a new message.

        Raises:
            NotFound: she has no such fire, or `minutes` is not on offer.
        """
        if minutes not in POSTPONE_MINUTES:
            raise NotFound
        fire, plan = await self._fire(person, fire_id)
        return await self._put_off(fire, plan, self._world.clock.now() + timedelta(minutes=minutes))

    async def postpone_until_alone(self, person: Person, fire_id: UUID) -> FireView | None:
        """Send a fire again when her hour alone comes next, never before; None where she has named none.

        Raises:
            NotFound: she has no such fire.
        """
        fire, plan = await self._fire(person, fire_id)
        if person.settings.alone_at is None:
            return None
        wall = time.fromisoformat(person.settings.alone_at)
        viewed = await self._put_off(fire, plan, next_at(wall, self._world.clock.now(), plan.zone))
        return replace(viewed, is_until_alone=True)

    async def undo(self, person: Person, fire_id: UUID, *, message_id: int | None = None) -> FireView:
        """Take back an answer or a postponement; `message_id` is where it stands in her chat from now on.

        Raises:
            NotFound: she has no such fire.
        """
        fire, plan = await self._fire(person, fire_id)
        if fire.state not in ANSWERED and not fire.is_put_off:
            return _view(fire, plan)
        again = replace(fire, state=FireState.SENT, settled_at=None, message_id=message_id or fire.message_id)
        viewed = await self._store(again, plan)
        await self._follow(again, plan, was=fire.state)
        return viewed

    async def take_message(self, person: Person, fire_id: UUID) -> None:
        """Take the message of a fire out of her chat, because another one stands for it.

        Raises:
            NotFound: she has no such fire.
        """
        fire, plan = await self._fire(person, fire_id)
        if fire.message_id is not None:
            await self._uow.plans.save_fire(replace(fire, message_id=None))
            await self._take_out(plan.person_id, [fire.message_id])

    async def sent(self, parcel: Parcel, receipt: Receipt) -> None:
        """Note that a fire reached her chat, and take out what it stands for.

        One that was answered, put off or deleted while it was being sent is taken out itself.
        """
        fire_id, message_id = UUID(parcel.payload["fire"]), receipt.message_id
        stand = await self._uow.fire_log.lock(fire_id)
        if stand is None or stand.state in CALLED_OFF:
            if parcel.person_id is not None and message_id is not None:
                await self._take_out(parcel.person_id, [message_id])
            return
        stale = await self._uow.fire_log.take_messages(stand.plan_id, but=message_id)
        await self._uow.plans.mark_sent(fire_id, message_id=message_id)
        await self._take_out(stand.person_id, stale)
        if stand.may_come_again:
            await self._uow.fire_log.nudge(fire_id, due_at=self._world.clock.now() + NUDGE_AFTER)

    async def undelivered(self, parcel: Parcel, refusal: Refusal) -> None:
        """Note that a fire will never reach her chat; what becomes of it is unknown."""
        del refusal
        await self._uow.plans.mark_undelivered(UUID(parcel.payload["fire"]))

    async def _fire(self, person: Person, fire_id: UUID) -> tuple[Fire, Plan]:
        key = await self._uow.people.key_of(person.id)
        found = (
            None if key is None else await self._uow.plans.find_fire(fire_id, person_id=person.id, key=key)
        )
        if found is None:
            raise NotFound
        return found

    async def _put_off(self, fire: Fire, plan: Plan, due_at: datetime) -> FireView:
        if fire.state is FireState.QUEUED:
            await self._withdraw(plan)
        again = replace(
            fire,
            state=FireState.PENDING,
            due_at=due_at,
            postponed=max(1, fire.postponed + (not fire.is_put_off)),
            nudged=0,
            settled_at=None,
        )
        viewed = await self._store(again, plan)
        await self._follow(again, plan, was=fire.state)
        return viewed

    async def _follow(self, fire: Fire, plan: Plan, *, was: FireState) -> None:
        """Count the next slot of a chain from the last one taken; one that was not taken counts when due."""
        if not isinstance(plan.rule, AfterLast) or FireState.DONE not in {fire.state, was}:
            return
        taken = fire.settled_at if fire.state is FireState.DONE else None
        taken = taken or counted_at(fire.occurrence) or fire.due_at
        last = max(taken, await self._uow.fire_log.last_done(plan.id) or taken)
        moved = replace(
            plan, rule=replace(plan.rule, first_at=last + plan.rule.gap), version=plan.version + 1
        )
        await self._uow.plans.save(moved)
        await self._uow.plans.drop_next(plan.id)
        if fire.state is FireState.DONE:
            await self._withdraw(plan)
            await self._uow.plans.silence_earlier([plan.id], but=[fire.id])
        if moved.state is PlanState.ON:
            await store_next(self._uow, [(moved, self._world.clock.now())])

    async def _store(self, fire: Fire, plan: Plan) -> FireView:
        await self._uow.plans.save_fire(fire)
        return _view(fire, plan)

    async def _withdraw(self, plan: Plan) -> None:
        await self._uow.outbox.cancel_streams([plan_stream(plan.id)], now=self._world.clock.now())

    async def _take_out(self, person_id: UUID, message_ids: list[int]) -> None:
        await Erasure(self._uow, self._world).withdraw(person_id, message_ids)


def _view(fire: Fire, plan: Plan) -> FireView:
    return FireView(
        fire.id,
        plan.body.wording,
        fire.state,
        fire.due_at,
        plan.zone,
        is_medicine=plan.body.kind == MEDICINE,
        is_put_off=fire.is_put_off,
        settled_at=fire.settled_at if fire.state is FireState.DONE else None,
        plan_id=plan.id,
    )
