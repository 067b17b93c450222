"""Asking keepers, once a day at most and all at once, whether the entries that are due still hold."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from bot.domain.duty import staff_day
from bot.domain.keeping import Entry, asked_of
from bot.domain.outgoing import Kind, Lane, Outgoing, member_stream
from bot.domain.staff import Member
from bot.domain.zones import zone_of
from bot.repositories.uow import UnitOfWork, Works
from bot.services.post import Post
from bot.services.programme import Programmes
from bot.services.world import World

HOUR = time(10)  # by the programme's clock, when the morning's summary has been read
LATEST = timedelta(hours=8)  # a bot that was down asks later the same day
MOST_TOLD = 5


class Checks:
    """Ask about what was not confirmed in time and what women doubt; after a week, coordinators too."""

    def __init__(self, works: Works, world: World) -> None:
        self._works = works
        self._world = world
        self._done: tuple[date, str] | None = None  # spares work; keys make it once a day

    async def ring(self) -> bool:
        """Ask if the hour has come; return whether there is something to send."""
        async with self._works.begin() as uow:
            zone = (await Programmes(uow, self._world).current()).zone
            today = _day_to_ask(self._world.clock.now(), zone)
            if today is None or self._done == (today, zone):
                return False
            await _Round(uow, self._world, today).ask()
            await uow.commit()
            self._done = today, zone
            return uow.outbox.added > 0


class _Round:
    """One day's questions, inside its transaction."""

    def __init__(self, uow: UnitOfWork, world: World, today: date) -> None:
        self._uow = uow
        self._today = today
        self._post = Post(uow, world)

    async def ask(self) -> None:
        """Put one message for each member into the outbox who has something to look at."""
        today = self._today
        due = [one for one in await self._uow.upkeep.list_entries() if one.is_due(today)]
        due.sort(key=lambda one: one.doubted_on is None)
        members = await self._uow.staff.list_active()
        turns = {one.code for one in due if one.is_asked(today)}
        if not turns or not members:
            return
        for member in members:
            hers = [one for one in due if member in asked_of(one, members, today)]
            if any(one.code in turns for one in hers):
                await self._tell(member, hers)
        await self._uow.upkeep.mark_asked(turns, today)

    async def _tell(self, member: Member, hers: Sequence[Entry]) -> None:
        payload = {
            "chat_id": member.chat_id,
            "code": "checks",
            "entries": [one.to_json() for one in hers[:MOST_TOLD]],
            "total": len(hers),
        }
        key = f"checks:{self._today:%Y%m%d}:{member.id.hex}"
        await self._post.send(Outgoing(Kind.TELL, Lane.REMINDER, member_stream(member.id), key, payload))


def _day_to_ask(now: datetime, zone_name: str) -> date | None:
    """Return which day it is for the staff, if the hour has come and is not long past; else None."""
    zone = zone_of(zone_name)
    today = staff_day(now, zone)
    due = datetime.combine(today, HOUR, tzinfo=zone)
    return today if due <= now < due + LATEST else None
