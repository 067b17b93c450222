"""Deliveries: lease parcels, and settle in the database what became of each."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from uuid import UUID

from bot.domain.clock import whole_hour
from bot.domain.outgoing import TO_STAFF, Address, Consignment, Lane, Parcel, Receipt, Refusal
from bot.repositories.traces import Footprint
from bot.repositories.uow import UnitOfWork, Works
from bot.services import aftermath
from bot.services.scope import Scope
from bot.services.world import World

LEASE = timedelta(seconds=25)
NO_ADDRESS_PAUSE = timedelta(minutes=1)


class Deliveries:
    """The sender's side of the outbox. Every method is a transaction of its own."""

    def __init__(self, works: Works, world: World) -> None:
        self._works = works
        self._world = world

    async def claim(self, lanes: Collection[Lane], *, limit: int) -> list[Consignment]:
        """Lease due parcels of these lanes; those without an address yet are put off for a minute."""
        now = self._world.clock.now()
        async with self._works.begin() as uow:
            parcels = await uow.outbox.claim(now=now, lease_until=now + LEASE, lanes=lanes, limit=limit)
            if not parcels:
                return []
            scope = Scope(uow, self._world)
            consignments = []
            for parcel in parcels:
                address = await self._address(scope, parcel)
                if address is None:
                    await uow.outbox.postpone(parcel.id, until=now + NO_ADDRESS_PAUSE)
                else:
                    consignments.append(Consignment(parcel, address))
            await uow.commit()
            return consignments

    async def _address(self, scope: Scope, parcel: Parcel) -> Address | None:
        if parcel.kind in TO_STAFF:
            return await scope.staff_rooms.address_of(parcel)
        if parcel.person_id is None:
            return Address(chat_id=int(parcel.payload["chat_id"]))
        person = await scope.uow.people.get(parcel.person_id)
        if person is None:
            return None
        settings = person.settings
        return Address(
            chat_id=person.chat_id,
            language=settings.language,
            zone=settings.zone or "Europe/Moscow",
            is_discreet=settings.discreet,
        )

    async def extend(self, parcel_ids: Sequence[UUID]) -> None:
        """Keep the leases of sends that take long."""
        async with self._works.begin() as uow:
            await uow.outbox.extend(parcel_ids, lease_until=self._world.clock.now() + LEASE)
            await uow.commit()

    async def release_all(self) -> None:
        """Take back every lease of a process that is gone; only where no other process can send."""
        async with self._works.begin() as uow:
            await uow.outbox.release_all()
            await uow.commit()

    async def postpone(self, parcel: Parcel, *, delay: timedelta) -> None:
        """Try again after `delay`; its stream waits with it."""
        async with self._works.begin() as uow:
            await uow.outbox.postpone(parcel.id, until=self._world.clock.now() + delay)
            await uow.commit()

    async def delivered(self, parcel: Parcel, receipt: Receipt) -> bool:
        """Mark a parcel sent, drop its content, and let its service note what follows.

        Returns whether new parcels came of it.
        """
        now = self._world.clock.now()
        async with self._works.begin() as uow:
            scope = Scope(uow, self._world)
            if not await uow.outbox.settle(parcel.id, sent=True, now=now):
                await aftermath.overtaken(scope, parcel, receipt)
                await uow.commit()
                return uow.outbox.added > 0
            await self._leave_trace(uow, parcel, receipt)
            await aftermath.delivered(scope, parcel, receipt)
            await uow.people.flush()
            await uow.commit()
            return uow.outbox.added > 0

    async def _leave_trace(self, uow: UnitOfWork, parcel: Parcel, receipt: Receipt) -> None:
        if parcel.kind in TO_STAFF or parcel.person_id is None or receipt.message_id is None:
            return
        hour = whole_hour(self._world.clock.now())
        await uow.traces.add([Footprint(parcel.person_id, receipt.message_id, is_hers=False, at_hour=hour)])

    async def refused(self, parcel: Parcel, refusal: Refusal) -> bool:
        """Close or repair a parcel that Telegram will not take.

        Returns whether new parcels came of it.
        """
        async with self._works.begin() as uow:
            scope = Scope(uow, self._world)
            now = self._world.clock.now()
            is_repaired = await aftermath.repaired(scope, parcel, refusal)
            if not is_repaired and await uow.outbox.settle(parcel.id, sent=False, now=now):
                await aftermath.refused(scope, parcel, refusal)
            await uow.people.flush()
            await uow.commit()
            return uow.outbox.added > 0

    async def moved(self, old_chat_id: int, new_chat_id: int) -> None:
        """Follow the staff group to its new id; any other chat is ignored."""
        async with self._works.begin() as uow:
            await Scope(uow, self._world).staff_rooms.move(old_chat_id, new_chat_id)
            await uow.commit()
