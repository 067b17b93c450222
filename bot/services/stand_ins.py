"""Standing in for one another: asked for, taken by whoever presses first, given back until it begins."""

from datetime import date
from typing import Any
from uuid import UUID

from bot.domain.conversation import TakenAlready
from bot.domain.duty import NotYours, Shift, Turn, staff_day, turns_from
from bot.domain.errors import NotFound
from bot.domain.outgoing import Kind, Lane, Outgoing, member_stream
from bot.domain.rights import Right, may, require
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.services.post import Post
from bot.services.programme import Programmes
from bot.services.world import World


class StandIns:
    """Ask colleagues, take a colleague's duty on one day, give it back; everybody concerned is told.

    Every method raises `NotFound` where there is no such duty on that day, or it has begun.
    """

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def ask(self, member: Member, shift_id: UUID, day: date) -> None:
        """Ask all colleagues to stand in on one day; asked once already, nothing happens.

        Raises:
            NotYours: somebody else has the duty on that day.
        """
        require(member, Right.DUTY)
        _, turn = await self._find(shift_id, day)
        if turn.staff_id != member.id:
            raise NotYours
        if await self._uow.duties.ask(shift_id, day, member.id):
            for colleague in await self._colleagues(member):
                await self._tell(colleague, "stand_in_asked", turn, by=member)

    async def withdraw(self, member: Member, shift_id: UUID, day: date) -> None:
        """Ask no longer.

        Raises:
            NotYours: somebody else has asked.
        """
        _, turn = await self._find(shift_id, day)
        if turn.staff_id != member.id:
            raise NotYours
        if await self._uow.duties.take_ask(shift_id, day) is not None:
            for colleague in await self._colleagues(member):
                await self._tell(colleague, "stand_in_withdrawn", turn, by=member)

    async def take(self, member: Member, shift_id: UUID, day: date) -> Turn:
        """Take a duty somebody asks to be stood in for; of several who press only the first gets it.

        Raises:
            TakenAlready: somebody was faster, or nobody asks any more.
        """
        require(member, Right.DUTY)
        shift, turn = await self._find(shift_id, day)
        asker = None if turn.staff_id == member.id else await self._uow.duties.take_ask(shift_id, day)
        if asker is None:
            raise TakenAlready
        await self._give(shift, day, member.id)
        for colleague in await self._colleagues(member):
            code = "stand_in_found" if colleague.id == asker else "stand_in_over"
            await self._tell(colleague, code, turn, by=member)
        return turn

    async def take_over(self, member: Member, shift_id: UUID, day: date) -> None:
        """Take a colleague's duty unasked; whoever had it is told."""
        require(member, Right.DUTY)
        shift, turn = await self._find(shift_id, day)
        if turn.staff_id == member.id:
            return
        if await self._uow.duties.is_asked(shift_id, day):
            await self.take(member, shift_id, day)
            return
        await self._give(shift, day, member.id)
        await self._tell_of(turn.staff_id, "stand_in_found", turn, by=member)

    async def give_back(self, member: Member, shift_id: UUID, day: date) -> None:
        """Undo standing in: by whoever stands in, or by whoever is stood in for; the other is told.

        Raises:
            NotYours: it is between two others.
        """
        require(member, Right.DUTY)
        shift, turn = await self._find(shift_id, day)
        if turn.staff_id == shift.staff_id or member.id not in {turn.staff_id, shift.staff_id}:
            raise NotYours
        await self._give(shift, day, shift.staff_id)
        await self._uow.duties.take_ask(shift_id, day)
        is_mine = member.id == shift.staff_id
        other, code = (turn.staff_id, "stand_in_needless") if is_mine else (shift.staff_id, "stand_in_back")
        await self._tell_of(other, code, turn, by=member)

    async def asked(self) -> frozenset[tuple[UUID, date]]:
        """Return for which duties somebody asks to be stood in for."""
        return frozenset(await self._uow.duties.list_asks())

    async def _find(self, shift_id: UUID, day: date) -> tuple[Shift, Turn]:
        zone = await Programmes(self._uow, self._world).zone()
        shift = await self._uow.duties.find(shift_id)
        now = self._world.clock.now()
        if shift is None or shift.weekday != day.weekday() or day < staff_day(now, zone):
            raise NotFound
        swaps = await self._uow.duties.list_swaps(since=day)
        (turn,) = turns_from(day, [shift], swaps, zone=zone, days=1)
        if turn.starts_at <= now:
            raise NotFound
        return shift, turn

    async def _give(self, shift: Shift, day: date, staff_id: UUID) -> None:
        """Let somebody have a shift on one day; its own member needs no entry."""
        if staff_id == shift.staff_id:
            await self._uow.duties.unswap(shift.id, day)
        else:
            await self._uow.duties.swap(shift.id, day, staff_id)

    async def _colleagues(self, member: Member) -> list[Member]:
        """Return who can be asked: all others who have duties and are there."""
        today = staff_day(self._world.clock.now(), await Programmes(self._uow, self._world).zone())
        return [
            one
            for one in await self._uow.staff.list_active()
            if one.id != member.id
            and may(one, Right.DUTY)
            and (one.away_until is None or one.away_until <= today)
        ]

    async def _tell_of(self, staff_id: UUID, code: str, turn: Turn, *, by: Member) -> None:
        for one in await self._uow.staff.list_active():
            if one.id == staff_id:
                await self._tell(one, code, turn, by=by)

    async def _tell(self, to: Member, code: str, turn: Turn, *, by: Member) -> None:
        payload: dict[str, Any] = {
            "chat_id": to.chat_id,
            "code": code,
            "shift": turn.shift_id.hex,
            "day": turn.day.toordinal(),
            "starts": turn.starts_at.isoformat(),
            "ends": turn.ends_at.isoformat(),
            "zone": (await Programmes(self._uow, self._world).current()).zone,
            "who": by.role.value,
            "number": by.number,
        }
        mark = self._world.clock.now().timestamp()
        key = f"{code}:{turn.shift_id.hex[:12]}:{turn.day:%y%m%d}:{mark}:{to.id.hex[:8]}{by.id.hex[:4]}"
        await Post(self._uow, self._world).send(
            Outgoing(Kind.TELL, Lane.SCREEN, member_stream(to.id), key[:80], payload)
        )
