"""Alarms: nobody waits unseen. Staff are called in private and in the group, she is told what is late."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bot.domain.conversation import Theme, Thread
from bot.domain.figures import Event
from bot.domain.office import Span, is_within, next_within
from bot.domain.programme import Programme
from bot.domain.promise import URGENT_WITHOUT, WITHOUT_PROMISE, late_from
from bot.domain.rights import Right, may
from bot.domain.staff import Member
from bot.domain.waiting import is_called_again, is_waking_hour, level_of
from bot.domain.zones import DEFAULT_ZONE
from bot.repositories.uow import UnitOfWork, Works
from bot.repositories.waits import Due, Waiting
from bot.services.answering import Answering
from bot.services.duties import Duties
from bot.services.figures import Figures
from bot.services.post import Post
from bot.services.programme import Programmes
from bot.services.relays import Relays
from bot.services.urgent_calls import UrgentCalls
from bot.services.world import World

MOST_ONE_BY_ONE = 3
MOST_AT_ONCE = 500
Called = Mapping[UUID, Sequence[Member]]  # by conversation
OnDuty = Mapping[UUID, Collection[UUID]]
SECONDS_OF_HOUR = 3600


@dataclass(frozen=True, slots=True)
class _Alarm:
    """A conversation to be called out: the level, for how many minutes she has waited, and which call."""

    thread: Thread
    level: int
    minutes: int
    is_for_all: bool
    mark: str


class Alarms:
    """Find conversations that wait too long; each is called out once a level, then again every few hours."""

    def __init__(self, works: Works, world: World) -> None:
        self._works = works
        self._world = world

    async def ring(self) -> bool:
        """Call out what waits; return whether there is something to send."""
        async with self._works.begin() as uow:
            programme = await Programmes(uow, self._world).current()
            now = self._world.clock.now()
            waiting = await uow.threads.list_waiting(_due(now, programme), limit=MOST_AT_ONCE)
            if not waiting:
                return False
            await _Round(uow, self._world, programme).call(waiting)
            await uow.commit()
            return uow.outbox.added > 0


class _Round:
    """One ring of the alarms, inside its transaction."""

    def __init__(self, uow: UnitOfWork, world: World, programme: Programme) -> None:
        self._uow = uow
        self._programme = programme
        self._now = world.clock.now()
        self._post = Post(uow, world)
        self._relays = Relays(uow, world)
        self._duties = Duties(uow, world)
        self._answering = Answering(uow, world)
        self._calls = UrgentCalls(uow, world)
        self._figures = Figures(uow, world)

    async def call(self, waiting: Sequence[Waiting]) -> None:
        """Call whoever is to be called, and tell the women what is late."""
        alarms = [alarm for one in waiting if (alarm := await self._alarm_of(one)) is not None]
        late = [one.thread for one in waiting if await self._is_late(one)]
        if not alarms and not late:
            return
        for alarm in alarms:
            await self._uow.threads.change(alarm.thread.id, alarmed=alarm.level, alarmed_at=self._now)
            await self._figures.happened(Event.ALARMED, str(alarm.level))
        for thread in late:
            await self._uow.threads.change(thread.id, is_late_told=True)
            await self._tell_her(thread)
        called = await self._called([alarm.thread for alarm in alarms] + late)
        on_duty = {thread: {member.id for member in called[thread]} for thread in called}
        for member in await self._uow.staff.list_active():
            if may(member, Right.ANSWER):
                await self._tell_waits(member, [one for one in alarms if _concerns(one, member, on_duty)])
                await self._tell_late(member, [one for one in late if _keeps(one, member, on_duty)])
        await self._call_group(alarms, called)

    async def _called(self, threads: Sequence[Thread]) -> Called:
        """Return who is called to each conversation; looked up once for the same theme and city."""
        known: dict[tuple[Theme, str | None], Sequence[Member]] = {}
        called: dict[UUID, Sequence[Member]] = {}
        for thread in threads:
            key = thread.theme, await self._duties.city_of(thread)
            if key not in known:
                known[key] = await self._duties.called(*key)
            called[thread.id] = known[key]
        return called

    async def _alarm_of(self, waiting: Waiting) -> _Alarm | None:
        thread, levels = waiting.thread, self._programme.alarm_minutes(is_urgent=waiting.thread.is_urgent)
        since = await self._counted_since(thread)
        if since is None:
            return None
        waited = int((self._now - (thread.waiting_since or self._now)) / timedelta(minutes=1))
        level = level_of(self._now - since, levels)
        if level > waiting.alarmed:
            minutes = level if waited < 2 * level else waited
            return _Alarm(thread, level, minutes, is_for_all=level == levels[-1], mark=f"{level}")
        is_again = is_called_again(waiting.alarmed_at, self._now, every_hours=self._programme.repeat_hours)
        if is_again and thread.taken_by is None and waiting.alarmed >= levels[-1]:
            hour = f"h{self._now.timestamp() // SECONDS_OF_HOUR:.0f}"
            return _Alarm(thread, waiting.alarmed, waited, is_for_all=True, mark=hour)
        return None

    async def _counted_since(self, thread: Thread) -> datetime | None:
        """Return since when a wait counts that somebody may be called for now; None while nobody may.

        What is urgent counts at any time. Else the hours of its theme decide; where nobody has said any, it
        must be day where she is.
        """
        since = thread.waiting_since
        if since is None or thread.is_urgent:
            return since
        office = await self._answering.office(thread.theme, since)
        if office is not None:
            return _within(office, since, self._now)
        return since if is_waking_hour(self._now, await self._her_zone(thread)) else None

    async def _is_late(self, waiting: Waiting) -> bool:
        """Tell whether she is to be told now: once, and not at night unless it is urgent."""
        thread, since = waiting.thread, waiting.thread.waiting_since
        if waiting.is_late_told or since is None:
            return False
        if self._now < late_from(since, waiting.promised_by, is_urgent=thread.is_urgent):
            return False
        return thread.is_urgent or is_waking_hour(self._now, await self._her_zone(thread))

    async def _her_zone(self, thread: Thread) -> str:
        person = await self._uow.people.get(thread.person_id)
        return (person.settings.zone if person else None) or DEFAULT_ZONE

    async def _tell_waits(self, member: Member, alarms: Sequence[_Alarm]) -> None:
        """Tell a member of each, or of many in one line."""
        if len(alarms) > MOST_ONE_BY_ONE:
            alarm = max(alarms, key=lambda one: one.minutes)
            numbers = {"minutes": alarm.minutes, "count": len(alarms)}
            key = f"alarms:{member.id.hex}:{self._now.timestamp():.0f}"
            await self._relays.tell(member, alarm.thread, "many_wait", key, about=numbers)
            return
        for alarm in alarms:
            key = f"alarm:{_wait_of(alarm.thread)}:{alarm.mark}:{member.id.hex[:12]}"
            await self._relays.tell(member, alarm.thread, "waits", key, about={"minutes": alarm.minutes})

    async def _tell_late(self, member: Member, late: Sequence[Thread]) -> None:
        """Tell a member whom we have told that it takes longer: each, or of many only how many."""
        if len(late) > MOST_ONE_BY_ONE:
            key = f"lates:{member.id.hex}:{self._now.timestamp():.0f}"
            await self._relays.tell(member, late[0], "many_late", key, about={"count": len(late)})
            return
        for thread in late:
            key = f"late:{_wait_of(thread)}:{member.id.hex[:12]}"
            await self._relays.tell(member, thread, "late", key)

    async def _tell_her(self, thread: Thread) -> None:
        await self._post.notify(thread.person_id, "still_waiting", f"late:{_wait_of(thread)}")

    async def _call_group(self, alarms: Sequence[_Alarm], called: Called) -> None:
        """Call in the groups for what nobody has taken."""
        for alarm in alarms:
            if alarm.thread.taken_by is None:
                await self._calls.call(
                    alarm.thread,
                    called[alarm.thread.id],
                    minutes=alarm.minutes,
                    is_for_all=alarm.is_for_all,
                )


def _due(now: datetime, programme: Programme) -> Due:
    usual, urgent = programme.usual_minutes, programme.urgent_minutes
    again = now - timedelta(hours=programme.repeat_hours) if programme.repeat_hours else None
    return Due(
        now=now,
        waiting=max(now - URGENT_WITHOUT, now - timedelta(minutes=min(*usual, *urgent))),
        usual_level=usual[-1],
        urgent_level=urgent[-1],
        again=again,
        late=now - WITHOUT_PROMISE,
        urgent_late=now - URGENT_WITHOUT,
    )


def _within(office: Sequence[Span], since: datetime, now: datetime) -> datetime | None:
    """Return since when a wait counts: from the opening, where she wrote before it; None while closed."""
    return next_within(office, since) if is_within(office, now) else None


def _concerns(alarm: _Alarm, member: Member, on_duty: OnDuty) -> bool:
    """Tell whether a member is called: first whoever has it or is on duty, later everybody who answers."""
    return alarm.is_for_all or _has(alarm.thread, member, on_duty)


def _keeps(thread: Thread, member: Member, on_duty: OnDuty) -> bool:
    """Tell whether a member is told of a promise that has passed."""
    return may(member, Right.TEAM) or _has(thread, member, on_duty)


def _has(thread: Thread, member: Member, on_duty: OnDuty) -> bool:
    return member.id in on_duty[thread.id] if thread.taken_by is None else member.id == thread.taken_by


def _wait_of(thread: Thread) -> str:
    """Name what waits: a conversation, and since when."""
    return f"{thread.id.hex}:{thread.waiting_since.timestamp() if thread.waiting_since else 0:.0f}"
