"""Reminders that have come: what she answers, puts off or takes back, and what Telegram says of them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.domain.errors import NotFound
from bot.domain.outgoing import Parcel, Receipt, Refusal
from bot.domain.people import Person
from bot.domain.reminder import ANSWERED, POSTPONE_MINUTES, Fire, FireState, Plan, plan_stream
from bot.repositories.uow import UnitOfWork
from bot.services.world import World


@dataclass(frozen=True, slots=True)
class FireView:
    """A fire after her answer; `due_at` is when it comes again if she put it off."""

    id: UUID
    wording: str
    state: FireState
    due_at: datetime
    zone: ZoneInfo


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

    async def answer(self, person: Person, fire_id: UUID, state: FireState) -> FireView:
        """Mark a fire done or skipped, whatever it was before; one that was put off does not come again.

        Raises:
            NotFound: she has no such fire.
        """
        fire, plan = await self._fire(person, fire_id)
        if fire.state is FireState.QUEUED:
            await self._withdraw(plan)
        return await self._store(replace(fire, state=state, settled_at=self._world.clock.now()), plan)

    async def postpone(self, person: Person, fire_id: UUID, *, minutes: int) -> FireView:
        """Send a fire again in so many minutes, as a new message.

        Raises:
            NotFound: she has no such fire, or `minutes` is not on offer.
        """
        fire, plan = await self._fire(person, fire_id)
        if minutes not in POSTPONE_MINUTES:
            raise NotFound
        is_waiting = fire.state is FireState.PENDING
        if fire.state is FireState.QUEUED:
            await self._withdraw(plan)
        again = replace(
            fire,
            state=FireState.PENDING,
            due_at=self._world.clock.now() + timedelta(minutes=minutes),
            postponed=max(1, fire.postponed + (not is_waiting)),
            settled_at=None,
        )
        return await self._store(again, plan)

    async def undo(self, person: Person, fire_id: UUID) -> FireView:
        """Take back an answer or a postponement.

        Raises:
            NotFound: she has no such fire.
        """
        fire, plan = await self._fire(person, fire_id)
        is_put_off = fire.state is FireState.PENDING and fire.postponed > 0
        if fire.state in ANSWERED or is_put_off:
            fire = replace(fire, state=FireState.SENT, settled_at=None)
        return await self._store(fire, plan)

    async def sent(self, parcel: Parcel, receipt: Receipt) -> None:
        """Note that a fire reached her chat."""
        await self._uow.plans.mark_sent(UUID(parcel.payload["fire"]), message_id=receipt.message_id)

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

    async def _store(self, fire: Fire, plan: Plan) -> FireView:
        await self._uow.plans.save_fire(fire)
        return _view(fire, plan)

    async def _withdraw(self, plan: Plan) -> None:
        await self._uow.outbox.cancel_streams([plan_stream(plan.id)], now=self._world.clock.now())


def _view(fire: Fire, plan: Plan) -> FireView:
    return FireView(fire.id, plan.body.wording, fire.state, fire.due_at, plan.zone)
