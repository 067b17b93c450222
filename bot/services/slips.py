"""Referral slips as she has them: taken for a place, looked at, called off; also issued by the staff."""

from collections.abc import Sequence
from uuid import UUID

from bot.domain.clock import whole_hour
from bot.domain.conversation import Thread
from bot.domain.directory import AccessTerm
from bot.domain.errors import NotFound
from bot.domain.figures import Event
from bot.domain.outgoing import Kind, Lane, Outgoing, person_stream
from bot.domain.people import Person
from bot.domain.referral import (
    MOST_LIVE,
    Slip,
    SlipBody,
    SlipEnd,
    SlipState,
    TooManySlips,
    accepts_referrals,
    draw_code,
    draw_token,
    end_of,
    last_day,
    prefix_of,
)
from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.repositories.vault import DataKey
from bot.services.figures import Figures
from bot.services.place_views import CardView, PlaceView
from bot.services.places import Places
from bot.services.post import Post
from bot.services.relays import Relays
from bot.services.slip_scans import SlipScans
from bot.services.world import World


class Slips:
    """Give out slips and take them back; `scans` are what clinics do with them."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._places = Places(uow, world)
        self.scans = SlipScans(uow, world)

    async def take(self, person: Person, place: str) -> Slip:
        """Give her a slip for a place, by its short code; one she has for it already is given again.

        Raises:
            NotFound: the place is gone, or nothing is agreed there for those who bring one.
            TooManySlips: as many are alive as may be.
        """
        card = await self._places.card(place)
        if not accepts_referrals(card.view.place):
            raise NotFound
        live = [slip for slip in await self.list_of(person) if slip.state is SlipState.LIVE]
        for slip in live:
            if slip.body.place == place:
                return slip
        if len(live) >= MOST_LIVE:
            raise TooManySlips
        body = _body(card, code=await self._free_code())
        until = end_of(body.last_day, card.view.location.zone)
        return await self._uow.referrals.add(await self._key(person), body, person_id=person.id, until=until)

    async def _free_code(self) -> str:
        code = draw_code()
        while await self._uow.referrals.is_code_taken(code):
            code = draw_code()
        return code

    async def _key(self, person: Person) -> DataKey:
        key = await self._uow.people.key_of(person.id)
        if key is None:
            raise NotFound
        return key

    async def list_of(self, person: Person) -> list[Slip]:
        """Return her slips that are good or were used lately, the soonest to end first."""
        stored = await self._uow.referrals.list_of(person.id, now=self._world.clock.now())
        key = await self._key(person) if stored else None
        return [slip.opened(key) for slip in stored if key is not None]

    async def get(self, slip_id: UUID, person: Person) -> Slip:
        """Return a slip of hers.

        Raises:
            NotFound: it is over, called off, or not hers.
        """
        stored = await self._uow.referrals.find(slip_id, now=self._world.clock.now())
        if stored is None or stored.person_id != person.id:
            raise NotFound
        return stored.opened(await self._key(person))

    async def revoke(self, slip_id: UUID, person: Person) -> Slip:
        """Let a slip of hers be good for nothing; return what it was.

        Raises:
            NotFound: it is over, called off or used, or not hers.
        """
        slip = await self.get(slip_id, person)
        if not await self._uow.referrals.revoke(slip.id, now=self._world.clock.now()):
            raise NotFound
        await Figures(self._uow, self._world).happened(Event.SLIP, SlipEnd.REVOKED)
        return slip

    async def forget_expired(self) -> None:
        """Delete slips past their time; those nobody has used are counted."""
        for _ in range(await self._uow.referrals.purge(now=self._world.clock.now())):
            await Figures(self._uow, self._world).happened(Event.SLIP, SlipEnd.MISSED)

    async def referring_places(self, thread: Thread) -> Sequence[PlaceView]:
        """Return where the woman of a conversation may be sent with a slip: in her city, or the nearest."""
        person = await self._uow.people.get(thread.person_id)
        city = await self._places.find_city((person.settings.city if person else None) or "")
        if city is None:
            return ()
        served = (await self._places.nearest_town(city)).city
        listed = await self._places.day(served, self._places.today(served))
        return sorted((one for one in listed if accepts_referrals(one.place)), key=lambda one: one.code)

    async def issue(self, thread: Thread, member: Member, place: str) -> Slip:
        """Give the woman of a conversation a slip; a neutral line tells her that something has come.

        Raises:
            NoRight: `member` answers nobody.
            NotFound: she or the place is gone, or nothing is agreed there.
            TooManySlips: she has as many as may be.
        """
        require(member, Right.ANSWER)
        person = await self._uow.people.get(thread.person_id)
        if person is None:
            raise NotFound
        slip = await self.take(person, place)
        hour = whole_hour(self._world.clock.now())
        await self._uow.staff.audit("refer", at_hour=hour, staff_id=member.id, thread_id=thread.id)
        notice = Outgoing(
            Kind.NOTICE,
            Lane.RELAY,
            stream=person_stream(person.id),
            dedupe_key=f"slip:{slip.id.hex}",
            payload={"code": "slip", "slip": slip.id.hex},
            person_id=person.id,
            thread_id=thread.id,
        )
        if await Post(self._uow, self._world).send(notice):
            key = f"slipnote:{slip.id.hex}"
            await Relays(self._uow, self._world).note(thread, "slip", key, about={"place": slip.body.service})
        return slip


def _body(card: CardView, *, code: str) -> SlipBody:
    """Write down what is agreed at the place now; that holds as long as the slip."""
    view, location = card.view, card.view.location
    return SlipBody(
        code=code,
        token=draw_token(),
        prefix=prefix_of(card.city.name),
        programme=view.organization.name,
        service=view.service.name,
        place=view.code,
        day=last_day(card.now, location.zone).isoformat(),
        words=view.service.desk_words,
        is_without_papers=view.takes(AccessTerm.NO_DOCS_WITH_REFERRAL),
        is_without_queue=view.takes(AccessTerm.SKIP_QUEUE),
    )
