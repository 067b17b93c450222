"""Deliveries: lease parcels, and settle in the database what became of each."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from bot.domain.clock import whole_hour
from bot.domain.errors import BROKEN
from bot.domain.outgoing import TO_STAFF, Address, Consignment, Kind, Parcel, Receipt, Refusal, Round
from bot.domain.zones import DEFAULT_ZONE
from bot.repositories.traces import Footprint
from bot.repositories.uow import UnitOfWork, Works
from bot.services import aftermath
from bot.services.cards import Cards
from bot.services.full_rooms import FullRooms
from bot.services.gathering import Gathering
from bot.services.scope import Scope
from bot.services.stop_parcels import StopParcels
from bot.services.world import World

logger = logging.getLogger(__name__)
LEASE = timedelta(seconds=25)
NO_ADDRESS_PAUSE = timedelta(minutes=1)
OF_HERS = frozenset({Kind.CARD, Kind.RELAY})
MOST_TRIES_BROKEN = 5
BROKEN_PAUSE = timedelta(seconds=5)
READY: dict[Kind, Callable[[Scope, Parcel], Awaitable[Parcel | None]]] = {
    Kind.CALL: lambda scope, parcel: scope.urgent_calls.ready(parcel),
    Kind.CALLS_TOPIC: lambda scope, parcel: FullRooms(scope.uow, scope.world).ready(parcel),
    Kind.RECEPTION: lambda scope, parcel: FullRooms(scope.uow, scope.world).ready(parcel),
    Kind.STATE: lambda scope, parcel: scope.looks.ready(parcel),
    Kind.STOP_NEWS: lambda scope, parcel: StopParcels(scope.uow, scope.world).ready(parcel),
    Kind.TELL: lambda scope, parcel: scope.private_lines.ready(parcel),
}
Consign = Callable[[Scope, Parcel], Awaitable[Consignment | None]]


class Deliveries:
    """The sender's side of the outbox. Every method is a transaction of its own."""

    def __init__(self, works: Works, world: World) -> None:
        self._works = works
        self._world = world
        self._alone: set[UUID] = set()  # refused together with others: to be tried one by one

    async def claim(self, round_: Round, *, limit: int) -> list[Consignment]:
        """Lease due parcels of a round; those without an address yet are put off for a minute.

        Those of a conversation that stands in another room wait until it is begun anew in this one.
        """
        try:
            return await self._claim(round_, limit, one=self._consignment)
        except BROKEN:  # of one parcel: the others go, and that one is given up after a few tries
            return await self._claim(round_, limit, one=self._guarded)

    async def _claim(self, round_: Round, limit: int, *, one: Consign) -> list[Consignment]:
        now = self._world.clock.now()
        async with self._works.begin() as uow:
            parcels = await uow.outbox.claim(now=now, lease_until=now + LEASE, round_=round_, limit=limit)
            if not parcels:
                return []
            consignments = await self._consigned(Scope(uow, self._world), parcels, one)
            await uow.commit()
            return consignments

    async def _consigned(self, scope: Scope, parcels: Sequence[Parcel], one: Consign) -> list[Consignment]:
        """Put together what goes out in one call each."""
        left = {parcel.id: parcel for parcel in parcels}
        gathering = Gathering(scope.uow, self._alone, self._world.clock.now())
        consignments = []
        while left:
            parcel = left.pop(next(iter(left)))
            consignment = await one(scope, parcel)
            if consignment is not None:
                rest = await gathering.companions(consignment.parcel, left)
                await self._lease(scope.uow, [item.id for item in rest if left.pop(item.id, None) is None])
                consignments.append(replace(consignment, rest=tuple(rest)))
        return consignments

    async def _lease(self, uow: UnitOfWork, parcel_ids: Sequence[UUID]) -> None:
        if parcel_ids:
            await uow.outbox.lease(parcel_ids, until=self._world.clock.now() + LEASE)

    async def _guarded(self, scope: Scope, parcel: Parcel) -> Consignment | None:
        """Return a parcel as it goes out; one that cannot be made ready stops no other."""
        try:
            async with scope.uow.savepoint():
                return await self._consignment(scope, parcel)
        except BROKEN as error:
            logger.error("parcel_broken kind=%s error=%s", parcel.kind, type(error).__name__)
            await self._try_later(scope, parcel)
            return None

    async def _try_later(self, scope: Scope, parcel: Parcel) -> None:
        """Put off what is broken; after some tries give it up, and say so to whoever waits."""
        now = self._world.clock.now()
        if parcel.attempts < MOST_TRIES_BROKEN:
            await scope.uow.outbox.postpone(parcel.id, until=now + parcel.attempts * BROKEN_PAUSE)
        elif await scope.uow.outbox.settle(parcel.id, sent=False, now=now):
            try:
                async with scope.uow.savepoint():
                    await aftermath.refused(scope, parcel, Refusal.REJECTED)
            except BROKEN as error:  # then nobody can be told of it either
                logger.error("parcel_given_up kind=%s error=%s", parcel.kind, type(error).__name__)

    async def broken(self, consignment: Consignment, error: Exception) -> bool:
        """Put off what cannot be rendered, or give it up; of several, each is tried alone.

        Returns whether new parcels came of it.
        """
        logger.error("parcel_broken kind=%s error=%s", consignment.parcel.kind, type(error).__name__)
        async with self._works.begin() as uow:
            scope, now = Scope(uow, self._world), self._world.clock.now()
            if consignment.rest:
                self._alone.update(one.id for one in consignment.parcels)
                await uow.outbox.postpone(*(one.id for one in consignment.parcels), until=now)
            else:
                await self._try_later(scope, consignment.parcel)
            await uow.people.flush()
            await uow.commit()
            return uow.outbox.added > 0 or bool(consignment.rest)

    async def _consignment(self, scope: Scope, parcel: Parcel) -> Consignment | None:
        """Return a parcel with its address and all it is to show; None when it does not go out now."""
        ready = await self._ready(scope, parcel)
        if ready is None:
            return None
        address = await self._address(scope, ready)
        if address is None:
            until = self._world.clock.now() + NO_ADDRESS_PAUSE
            await scope.uow.outbox.postpone(parcel.id, until=until)
            return None
        packed = await scope.arrivals.packed(ready, is_discreet=address.is_discreet)
        if packed is None:
            return None
        made = await scope.directory_sending.packed(await scope.reports.packed(packed))
        return Consignment(made, address)

    async def _ready(self, scope: Scope, parcel: Parcel) -> Parcel | None:
        """Return a parcel as it goes out; None when something must be there first, or it is over."""
        if parcel.kind in READY:
            return await READY[parcel.kind](scope, parcel)
        if scope.raising.is_raised(parcel):
            return await scope.raising.ready(parcel)
        checks = (scope.topics.follow_room, scope.stranded.fetch, scope.reception.is_missing_for)
        for must_wait in checks:
            if await must_wait(parcel):
                return None
        return await Cards(scope.uow, scope.world).ready(parcel)

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
            zone=settings.zone or DEFAULT_ZONE,
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

    async def postpone(self, consignment: Consignment, *, delay: timedelta) -> None:
        """Try again after `delay`; the stream waits with it."""
        async with self._works.begin() as uow:
            ids = [parcel.id for parcel in consignment.parcels]
            await uow.outbox.postpone(*ids, until=self._world.clock.now() + delay)
            await uow.commit()

    async def delivered(self, consignment: Consignment, receipt: Receipt, *, is_again: bool = False) -> bool:
        """Mark parcels sent, drop their content, and let their services note what follows.

        `is_again` after a try that failed: it may have been committed all the same, and then this is all.

        Returns whether new parcels came of it.
        """
        async with self._works.begin() as uow:
            if is_again and await uow.batches.is_sent(consignment.parcel.id):
                return True
            scope = Scope(uow, self._world)
            receipt = replace(receipt, is_shared=consignment.is_shared)
            settled = [
                (replace(consignment, parcel=parcel), receipt.of(place))
                for place, parcel in enumerate(consignment.parcels)
            ]
            overtaken = [one for one in settled if not await self._settle(scope, *one)]
            for one in overtaken:  # after the others: they may have to be shown again
                await aftermath.overtaken(scope, *one)
            await uow.people.flush()
            await uow.commit()
            self._alone.difference_update(parcel.id for parcel in consignment.parcels)
            return uow.outbox.added > 0

    async def _settle(self, scope: Scope, consignment: Consignment, receipt: Receipt) -> bool:
        """Note that a parcel has arrived; False when it was called off meanwhile."""
        parcel = consignment.parcel
        if not await scope.uow.outbox.settle(parcel.id, sent=True, now=self._world.clock.now()):
            return False
        await self._leave_trace(scope.uow, parcel, receipt)
        await aftermath.delivered(scope, parcel, receipt)
        if parcel.kind in OF_HERS and receipt.topic_id != consignment.address.topic_id:
            await scope.reception.stands_outside(parcel, receipt)
        return True

    async def _leave_trace(self, uow: UnitOfWork, parcel: Parcel, receipt: Receipt) -> None:
        if parcel.kind in TO_STAFF or parcel.person_id is None or receipt.message_id is None:
            return
        hour = whole_hour(self._world.clock.now())
        await uow.traces.add([Footprint(parcel.person_id, receipt.message_id, is_hers=False, at_hour=hour)])

    async def _leave_pieces(self, uow: UnitOfWork, parcel: Parcel, message_ids: Sequence[int]) -> None:
        """Remember the pictures, files and longer words of a letter that came before its last message."""
        if parcel.kind is not Kind.LETTER or parcel.person_id is None:
            return
        letter_id, hour = UUID(parcel.payload["letter"]), whole_hour(self._world.clock.now())
        marks = [
            Footprint(parcel.person_id, one, is_hers=False, at_hour=hour, letter_id=letter_id)
            for one in message_ids
        ]
        await uow.traces.add(marks)

    async def begun(self, consignment: Consignment, parts: Sequence[Sequence[Any]]) -> None:
        """Remember how far a message in parts has come; what stands there is swept with the rest."""
        parcel, ids = consignment.parcel, parts[-1][1:]
        async with self._works.begin() as uow:
            scope = Scope(uow, self._world)
            await self._leave_pieces(uow, parcel, ids)
            await aftermath.begun(scope, consignment, ids)
            key = None if parcel.person_id is None else await uow.people.key_of(parcel.person_id)
            if key is not None:
                kept = {name: value for name, value in parcel.payload.items() if name != "shown"}
                await uow.outbox.repack(replace(parcel, payload=kept | {"sent": list(parts)}), key=key)
            await uow.commit()

    async def astray(self, consignment: Consignment, receipt: Receipt) -> bool:
        """Take back what Telegram put outside its topic, and send it again into a new one."""
        async with self._works.begin() as uow:
            for message_id in {*receipt.message_ids, receipt.message_id, *receipt.earlier}:
                if message_id is not None:
                    await Scope(uow, self._world).post.take_out(consignment.address.chat_id, message_id)
            await uow.commit()
        return await self.refused(consignment, Refusal.TOPIC_LOST)

    async def refused(self, consignment: Consignment, refusal: Refusal) -> bool:
        """Close or repair a parcel that Telegram will not take; of several, try each alone.

        Returns whether new parcels came of it.
        """
        parcel, now = consignment.parcel, self._world.clock.now()
        async with self._works.begin() as uow:
            scope = Scope(uow, self._world)
            if consignment.rest:
                await uow.outbox.postpone(*(one.id for one in consignment.rest), until=now)
            if consignment.rest and refusal is Refusal.REJECTED:
                await uow.outbox.postpone(parcel.id, until=now)
                await uow.commit()
                self._alone.update(one.id for one in consignment.parcels)
                return True
            is_repaired = await aftermath.repaired(scope, consignment, refusal)
            if not is_repaired and await uow.outbox.settle(parcel.id, sent=False, now=now):
                await aftermath.refused(scope, parcel, refusal)
            await uow.people.flush()
            await uow.commit()
            return uow.outbox.added > 0

    async def moved(self, old_chat_id: int, new_chat_id: int) -> bool:
        """Follow the staff group to its new id; any other chat is ignored. Tell whether it was news."""
        async with self._works.begin() as uow:
            is_news = await Scope(uow, self._world).binding.move(old_chat_id, new_chat_id)
            await uow.commit()
            return is_news

    async def topic_refused(self, consignment: Consignment, *, pause: timedelta) -> bool:
        """Open topics of a room later, and show in its reception what would wait for them.

        Returns whether new parcels came of it.
        """
        async with self._works.begin() as uow:
            await Scope(uow, self._world).reception.put_off_topics(consignment.parcel, pause=pause)
            await uow.commit()
            return uow.outbox.added > 0
