"""The summary of the morning: numbers and roles only, once a day, also as a sign that the bot is alive."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.duty import Turn, staff_day
from bot.domain.figures import Event, median_wait
from bot.domain.outgoing import Kind, Lane, Outgoing, member_stream
from bot.domain.programme import Programme
from bot.domain.rights import Right, may
from bot.domain.room_streams import room_stream
from bot.domain.staff import Member
from bot.domain.time_settings import DigestDays, DigestTo
from bot.domain.zones import zone_of
from bot.repositories.uow import UnitOfWork, Works
from bot.repositories.waits import WaitingNumbers
from bot.services.duties import Duties
from bot.services.post import Post
from bot.services.programme import Programmes
from bot.services.staff_rooms import StaffRooms
from bot.services.world import World

LATEST = timedelta(hours=4)  # a bot that was down at the hour still says good morning so long after it
A_DAY = timedelta(days=1)


class Digest:
    """Tell the team each morning how the desk stands."""

    def __init__(self, works: Works, world: World) -> None:
        self._works = works
        self._world = world
        self._done: tuple[date, str] | None = None  # spares work; keys make it once a day

    async def ring(self) -> bool:
        """Send the summary if its hour has come; return whether there is something to send."""
        async with self._works.begin() as uow:
            programme = await Programmes(uow, self._world).current()
            today = _day_to_tell(self._world.clock.now(), programme)
            if today is None or self._done == (today, programme.zone):
                return False
            await _Morning(uow, self._world, programme, today).tell()
            await uow.commit()
            self._done = today, programme.zone
            return uow.outbox.added > 0


class _Morning:
    """One morning's summary, inside its transaction."""

    def __init__(self, uow: UnitOfWork, world: World, programme: Programme, today: date) -> None:
        self._uow = uow
        self._world = world
        self._programme = programme
        self._today = today
        self._post = Post(uow, world)

    async def tell(self) -> None:
        """Put the summary into the outbox, once, on days it is wished for."""
        members, turns = await self._uow.staff.list_active(), await self._turns()
        if self._programme.digest_days is DigestDays.DUTY and not turns:
            return
        waiting = await self._uow.waits.numbers()
        numbers = await self._numbers(waiting, members, turns)
        if self._programme.digest_to is DigestTo.GROUP and await self._tell_group(numbers):
            return
        for member in members:
            is_away = member.away_until is not None and self._today < member.away_until
            if may(member, Right.QUEUE) and not is_away:
                await self._tell_member(member, numbers)

    async def _tell_group(self, numbers: Mapping[str, Any]) -> bool:
        """Tell the general group; False where there is none, or somebody unknown in it."""
        room = await StaffRooms(self._uow, self._world).general()
        if room is None or room.is_private or room.is_paused:
            return False
        payload, key = {"room": room.id.hex, "digest": numbers}, f"digest:{self._today:%Y%m%d}"
        await self._post.send(Outgoing(Kind.CALL, Lane.RELAY, room_stream("g", room.id), key, payload))
        return True

    async def _tell_member(self, member: Member, numbers: Mapping[str, Any]) -> None:
        key = f"digest:{self._today:%Y%m%d}:{member.id.hex}"
        payload = {"chat_id": member.chat_id, "code": "digest", "numbers": numbers}
        await self._post.send(Outgoing(Kind.TELL, Lane.REMINDER, member_stream(member.id), key, payload))

    async def _turns(self) -> list[Turn]:
        """Return the turns of today, and nights of yesterday that are not over yet."""
        now = self._world.clock.now()
        found = await Duties(self._uow, self._world).turns(since=self._today - A_DAY, days=2)
        return [turn for turn in found if turn.day == self._today or turn.ends_at > now]

    async def _numbers(
        self, waiting: WaitingNumbers, members: Sequence[Member], turns: Sequence[Turn]
    ) -> dict[str, Any]:
        """Return what everybody reads: no nickname, so that nothing of a woman stays when she has gone."""
        now = self._world.clock.now()
        waits, off = await self._yesterday(Event.WAITED), await self._yesterday(Event.WAITED_OFF)
        asked = await self._yesterday(Event.ASKED)
        longest = now - waiting.since if waiting.since else timedelta()
        return {
            "now": now.isoformat(),
            "zone": self._programme.zone,
            "waiting": waiting.count,
            "urgent": waiting.urgent,
            "longest": int(longest.total_seconds() // 60),
            "asked": asked.total(),
            "answered": waits.total() + off.total(),
            "off": off.total(),
            "median": median_wait(_by_minutes(waits)),
            "duty": _duty(members, turns),
        }

    async def _yesterday(self, event: Event) -> Counter[str]:
        yesterday = self._today - A_DAY
        found = await self._uow.counts.list_of(event, yesterday, yesterday)
        return Counter({key: number for _, key, number in found})


def _day_to_tell(now: datetime, programme: Programme) -> date | None:
    """Return which day it is for the staff, if its hour has come and is not long past; else None."""
    zone = zone_of(programme.zone)
    today = staff_day(now, zone)
    if programme.digest_days is DigestDays.NEVER:
        return None
    due = _at_hour(today, programme.digest_hour, zone)
    return today if due <= now < due + LATEST else None


def _at_hour(day: date, hour: int, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=zone)


def _by_minutes(waits: Mapping[str, int]) -> Counter[int]:
    minutes = Counter[int]()
    for key, number in waits.items():
        minutes[int(key.partition(":")[2])] += number
    return minutes


def _duty(members: Sequence[Member], turns: Sequence[Turn]) -> list[dict[str, Any]]:
    """Say who is on duty: by role and number, and when."""
    known = {member.id: member for member in members}
    return [
        {
            "role": known[turn.staff_id].role.value,
            "number": known[turn.staff_id].number,
            "starts": turn.starts_at.isoformat(),
            "ends": turn.ends_at.isoformat(),
        }
        for turn in turns
        if turn.staff_id in known
    ]
