"""News of stops on their way to a woman: one message for all that waits, and none at night that can wait.

What it is about is looked at when it goes: what is over, or is again as she knows it, is no news any more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from uuid import UUID

from bot.domain.bus import (
    KnownStop,
    Told,
    Watch,
    as_said,
    changed_stops,
    is_missed,
    is_quiet,
    next_morning,
    told_of,
)
from bot.domain.codes import short_code
from bot.domain.outgoing import Kind, Lane, Outgoing, Parcel
from bot.domain.zones import zone_of
from bot.repositories.listings import LONGEST
from bot.repositories.uow import UnitOfWork
from bot.services.post import Post
from bot.services.world import World

KNOWN = "known"


class StopParcels:
    """Put news of stops into the outbox, and decide when they go."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._now = world.clock.now()
        self._post = Post(uow, world)

    async def watches(self, person_id: UUID) -> list[Watch]:
        """Return the stops a woman wants to hear of; of one who has erased herself none."""
        key = await self._uow.people.key_of(person_id)
        return [] if key is None else await self._uow.stop_watches.list_of(person_id, key=key)

    async def add(self, person_id: UUID, changed: Sequence[KnownStop], *, key: str) -> None:
        """Put news on their way; `key` makes it happen once."""
        stream, payload = "b" + person_id.hex, {KNOWN: [_written(one) for one in changed]}
        waiting = await self._uow.outbox.list_unsent(stream)
        await self._uow.outbox.postpone(*(one.id for one in waiting), until=self._now)  # looked at together
        await self._post.send(Outgoing(Kind.STOP_NEWS, Lane.REMINDER, stream, key, payload, person_id))

    async def ready(self, parcel: Parcel) -> Parcel | None:
        """Return news as they go out now, together with all that wait; None when they wait, or are over."""
        person = await self._uow.people.get(parcel.person_id) if parcel.person_id else None
        if person is None:
            return parcel
        waiting = [parcel, *await self._uow.outbox.list_unsent(parcel.stream)]
        known = _first_known(waiting)
        places = {one.place_id for one in known}
        real = {place_id: await self._real(place_id) for place_id in places}
        news = [one for one in known if self._is_news(one, real)]
        if not news:
            await self._settle(waiting)
            return None
        local = self._now.astimezone(zone_of(person.settings.zone))
        if is_quiet(local) and not any(self._is_missed(one, real, next_morning(local)) for one in news):
            await self._uow.outbox.postpone(*(one.id for one in waiting), until=next_morning(local))
            return None
        return await self._joined(waiting, news, is_silent=is_quiet(local))

    async def _joined(
        self, waiting: Sequence[Parcel], news: Sequence[KnownStop], *, is_silent: bool
    ) -> Parcel:
        """Put all into the first parcel, also for its next try, and let the others be."""
        first, key = waiting[0], await self._uow.people.key_of(waiting[0].person_id or UUID(int=0))
        if key is not None:
            payload = {KNOWN: [_written(one) for one in news]}
            await self._uow.outbox.repack(replace(first, payload=payload), key=key)
        await self._settle(waiting[1:])
        codes = sorted({short_code(one.place_id) for one in news})
        return replace(first, payload={"places": codes, "is_silent": is_silent})

    async def _settle(self, parcels: Iterable[Parcel]) -> None:
        for one in parcels:
            await self._uow.outbox.settle(one.id, sent=False, now=self._now)

    async def _real(self, place_id: str) -> dict[date, Told] | None:
        """Return the hours of the stops of a bus as they are now, by day; None when it left the directory."""
        if all(listing.place.id != place_id for listing in await self._uow.listings.list_mobile()):
            return None
        found = await self._uow.listings.list_place_openings([place_id], after=self._now - 2 * LONGEST)
        openings = as_said(found.get(place_id, []), await self._uow.buses.find(place_id, now=self._now))
        return {day: told_of(openings, day) for day in {one.day for one in openings}}

    def _is_news(self, known: KnownStop, real: dict[str, dict[date, Told] | None]) -> bool:
        now_told = _hours(known, real)
        if now_told is None:
            return False
        return bool(changed_stops({known.stop: known.hours}, {known.stop: now_told}, self._now))

    def _is_missed(
        self, known: KnownStop, real: dict[str, dict[date, Told] | None], morning: datetime
    ) -> bool:
        return is_missed(known.hours, _hours(known, real) or [], self._now, morning)


def _hours(known: KnownStop, real: dict[str, dict[date, Told] | None]) -> list[list[int]] | None:
    days = real[known.place_id]
    return None if days is None else days.get(known.day, {}).get(known.stop, [])


def _first_known(parcels: Iterable[Parcel]) -> list[KnownStop]:
    """Return what she knew of each stop before the first of these news."""
    known: dict[tuple[str, date, str], KnownStop] = {}
    for parcel in parcels:
        for values in parcel.payload.get(KNOWN, ()):
            one = KnownStop(**{**values, "day": date.fromisoformat(values["day"])})
            known.setdefault((one.place_id, one.day, one.stop), one)
    return list(known.values())


def _written(known: KnownStop) -> dict[str, object]:
    return asdict(known) | {"day": known.day.isoformat()}
