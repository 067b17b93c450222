"""Alarms: nobody waits unseen. Staff are told in private, she is told when a promise has passed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from bot.domain.conversation import Theme, Thread
from bot.domain.figures import Event
from bot.domain.outgoing import Kind, Lane, Outgoing, person_stream
from bot.domain.rights import Right, may
from bot.domain.staff import Member
from bot.domain.waiting import HER_LEVEL, SHORTEST, STAFF_LEVELS, is_waking_hour, level_of
from bot.domain.zones import DEFAULT_ZONE
from bot.repositories.uow import UnitOfWork, Works
from bot.services.duties import Duties
from bot.services.figures import Figures
from bot.services.post import Post
from bot.services.relays import Relays
from bot.services.world import World

MOST_ONE_BY_ONE = 3
MOST_AT_ONCE = 200
OnDuty = Mapping[Theme, Collection[UUID]]


@dataclass(frozen=True, slots=True)
class _Alarm:
    """A conversation that waits too long, and how many minutes at least."""

    thread: Thread
    level: int


class Alarms:
    """Find conversations that wait too long; each is called out once a level."""

    def __init__(self, works: Works, world: World) -> None:
        self._works = works
        self._world = world

    async def ring(self) -> bool:
        """Call out what waits; return whether there is something to send."""
        async with self._works.begin() as uow:
            alarms = await self._due(uow)
            if not alarms:
                return False
            for alarm in alarms:
                await uow.threads.change(alarm.thread.id, alarmed=alarm.level)
                await Figures(uow, self._world).happened(Event.ALARMED, str(alarm.level))
                if alarm.level == HER_LEVEL:
                    await self._tell_her(uow, alarm.thread)
            on_duty = await self._on_duty(uow, {alarm.thread.theme for alarm in alarms})
            for member in await uow.staff.list_active():
                await self._tell(uow, member, [one for one in alarms if _concerns(one, member, on_duty)])
            await uow.commit()
            return uow.outbox.added > 0

    async def _on_duty(self, uow: UnitOfWork, themes: Collection[Theme]) -> OnDuty:
        """Return who is called first, by theme."""
        duties = Duties(uow, self._world)
        return {theme: {member.id for member in await duties.called(theme)} for theme in themes}

    async def _due(self, uow: UnitOfWork) -> list[_Alarm]:
        now = self._world.clock.now()
        found = []
        for thread, alarmed in await uow.threads.list_waiting(before=now - SHORTEST, limit=MOST_AT_ONCE):
            since = thread.waiting_since or now
            level = level_of(now - since, is_urgent=thread.is_urgent)
            is_night = not thread.is_urgent and not is_waking_hour(now, await self._zone(uow, thread))
            if level > alarmed and not is_night:
                found.append(_Alarm(thread, level))
        return found

    async def _zone(self, uow: UnitOfWork, thread: Thread) -> str:
        person = await uow.people.get(thread.person_id)
        return (person.settings.zone if person else None) or DEFAULT_ZONE

    async def _tell(self, uow: UnitOfWork, member: Member, alarms: Sequence[_Alarm]) -> None:
        """Tell a member of each, or of many in one line."""
        relays = Relays(uow, self._world)
        if len(alarms) > MOST_ONE_BY_ONE:
            alarm = max(alarms, key=lambda one: one.level)
            mark = self._world.clock.now().timestamp()
            key = f"alarms:{member.id.hex}:{mark}"
            await relays.tell(member, alarm.thread, "many_wait", key, minutes=alarm.level, count=len(alarms))
            return
        for alarm in alarms:
            key = f"alarm:{alarm.thread.id.hex}:{alarm.level}:{_since(alarm.thread)}:{member.id.hex[:12]}"
            await relays.tell(member, alarm.thread, "waits", key, minutes=alarm.level)

    async def _tell_her(self, uow: UnitOfWork, thread: Thread) -> None:
        notice = Outgoing(
            Kind.NOTICE,
            Lane.RELAY,
            stream=person_stream(thread.person_id),
            dedupe_key=f"late:{thread.id.hex}:{_since(thread)}",
            payload={"code": "still_waiting"},
            person_id=thread.person_id,
        )
        await Post(uow, self._world).send(notice)


def _concerns(alarm: _Alarm, member: Member, on_duty: OnDuty) -> bool:
    """Tell whether a member is called: first whoever has it or is on duty, later everybody who answers."""
    if not may(member, Right.ANSWER):
        return False
    taken_by = alarm.thread.taken_by
    is_first = member.id in on_duty[alarm.thread.theme] if taken_by is None else member.id == taken_by
    return is_first or alarm.level >= STAFF_LEVELS[-1]


def _since(thread: Thread) -> int:
    return int(thread.waiting_since.timestamp()) if thread.waiting_since else 0
