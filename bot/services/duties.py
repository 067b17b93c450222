"""The duty roster: who is called, and what a woman who writes is told to expect."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.domain.conversation import Theme, Thread
from bot.domain.duty import (
    LOOKED_AHEAD,
    NotYours,
    Shift,
    Turn,
    is_shift,
    on_duty,
    staff_day,
    turns_from,
)
from bot.domain.errors import NotFound
from bot.domain.outgoing import Kind, Lane, Outgoing, member_stream
from bot.domain.rights import Right, may, require
from bot.domain.routing import roles_for
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.services.post import Post
from bot.services.programme import Programmes
from bot.services.world import World


@dataclass(frozen=True, slots=True)
class Roster:
    """The week ahead as a member sees it: turns in order, their own shifts, everybody there.

    `owners` says whose each shift is by the weekly plan.
    """

    turns: tuple[Turn, ...]
    mine: tuple[Shift, ...]
    members: tuple[Member, ...]
    me: Member
    is_away: bool
    now: datetime
    zone: ZoneInfo
    owners: Mapping[UUID, UUID]


class Duties:
    """Plan duties, and find who is on duty now."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def roster(self, member: Member) -> Roster:
        """Return the week ahead."""
        shifts = await self._uow.duties.list_shifts()
        mine = tuple(shift for shift in shifts if shift.staff_id == member.id)
        members = tuple(await self._uow.staff.list_active())
        me = next((one for one in members if one.id == member.id), member)
        now = self._world.clock.now()
        turns = tuple(turn for turn in await self.turns() if turn.ends_at > now)
        is_away, zone = await self._is_away(me), await self._zone()
        owners = {shift.id: shift.staff_id for shift in shifts}
        return Roster(turns, mine, members, me, is_away, now, zone, owners)

    async def find_colleague(self, member_id: UUID, *, by: Member) -> Member:
        """Return somebody of the team whose duties another plans.

        Raises:
            NoRight: `by` plans only her own.
            NotFound: nobody of the team is that, or has no duties.
        """
        require(by, Right.DUTY_OF_OTHERS)
        for one in await self._uow.staff.list_active():
            if one.id == member_id and may(one, Right.DUTY):
                return one
        raise NotFound

    async def find_shift(self, shift_id: UUID) -> Shift:
        """Return a weekly shift.

        Raises:
            NotFound: it is not planned any more.
        """
        shift = await self._uow.duties.find(shift_id)
        if shift is None:
            raise NotFound
        return shift

    async def tell_planned(self, member: Member, code: str, *, weekday: int, starts: int, ends: int) -> None:
        """Tell a member that somebody else has changed her plan."""
        payload = {"chat_id": member.chat_id, "code": code, "day": weekday, "start": starts, "end": ends}
        key = f"{code}:{member.id.hex}:{self._world.clock.now().timestamp()}"
        parcel = Outgoing(Kind.TELL, Lane.SCREEN, member_stream(member.id), key, payload)
        await Post(self._uow, self._world).send(parcel)

    async def add(self, member: Member, *, weekday: int, starts: int, ends: int) -> None:
        """Plan a weekly shift of a member.

        Raises:
            NoRight: `member` has no duties.
            NotFound: the numbers make no shift.
        """
        require(member, Right.DUTY)
        if not is_shift(weekday, starts, ends):
            raise NotFound
        await self._uow.duties.add(member.id, weekday=weekday, starts=starts, ends=ends)

    async def remove(self, member: Member, shift_id: UUID) -> None:
        """Take a shift out of the plan.

        Raises:
            NoRight: `member` has no duties.
            NotYours: it is somebody else's, and `member` plans only her own.
        """
        require(member, Right.DUTY)
        shift = await self._uow.duties.find(shift_id)
        if shift is None:
            return
        if shift.staff_id != member.id and not may(member, Right.DUTY_OF_OTHERS):
            raise NotYours
        await self._uow.duties.remove(shift_id)

    async def leave(self, member: Member, *, days: int) -> None:
        """Let a member be away for so many days; 0 ends it."""
        until = await self._today() + timedelta(days=days) if days else None
        await self._uow.staff.set_away(member.id, until)

    async def presence(self, members: list[Member]) -> tuple[frozenset[UUID], frozenset[UUID]]:
        """Return who of the team is on duty now, and who is away."""
        away = frozenset([one.id for one in members if await self._is_away(one)])
        return on_duty(await self.turns(), self._world.clock.now()) - away, away

    async def city_of(self, thread: Thread) -> str | None:
        """Return the city of a woman, by its code, as far as it decides who is called."""
        person = await self._uow.people.get(thread.person_id)
        return None if person is None else person.settings.city

    async def called_for(self, thread: Thread) -> list[Member]:
        """Return who is called now to a conversation."""
        return await self.called(thread.theme, await self.city_of(thread))

    async def called(self, theme: Theme | None = None, city: str | None = None) -> list[Member]:
        """Return who is called now: of those on duty, first for a city, then with a role for a theme.

        Where none of these has such a role, all of these; where nobody is on duty, everybody who answers.
        """
        members = [one for one in await self._uow.staff.list_active() if may(one, Right.ANSWER)]
        present = [one for one in members if not await self._is_away(one)]
        turns = on_duty(await self.turns(), self._world.clock.now())
        on_duty_now = [one for one in present if one.id in turns]
        here = [one for one in on_duty_now if one.is_for_city(city)] or on_duty_now
        for role in () if theme is None else roles_for(theme):
            fitting = [one for one in here if one.role is role]
            if fitting:
                return fitting
        return here or present or members

    async def turns(self, *, since: date | None = None, days: int = LOOKED_AHEAD) -> list[Turn]:
        """Return the turns of those who are there, in order; without a day from yesterday's nights on."""
        shifts = await self._uow.duties.list_shifts()
        if not shifts:
            return []
        first = await self._today() - timedelta(days=1) if since is None else since
        swaps = await self._uow.duties.list_swaps(since=first)
        away = {one.id: one.away_until for one in await self._uow.staff.list_active()}
        turns = turns_from(first, shifts, swaps, zone=await self._zone(), days=days)
        return [turn for turn in turns if _takes(turn, away)]

    async def _is_away(self, member: Member) -> bool:
        return member.away_until is not None and await self._today() < member.away_until

    async def _today(self) -> date:
        return staff_day(self._world.clock.now(), await self._zone())

    async def _zone(self) -> ZoneInfo:
        return await Programmes(self._uow, self._world).zone()


def _takes(turn: Turn, away: dict[UUID, date | None]) -> bool:
    """Tell whether whoever has a turn is still in the team, and there on that day."""
    if turn.staff_id not in away:
        return False
    until = away[turn.staff_id]
    return until is None or turn.day >= until
