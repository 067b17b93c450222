"""Keeping the directory true: women say what is wrong, keepers are asked, and their answer settles it."""

from datetime import date
from enum import StrEnum
from uuid import UUID, uuid4

from bot.domain.clock import whole_hour
from bot.domain.codes import short_code
from bot.domain.directory import Listing
from bot.domain.duty import staff_day
from bot.domain.entry_changes import Change
from bot.domain.errors import NotFound
from bot.domain.keeping import DOUBTING, MOST_REPORTS, Entry, MistakeKind, keepers
from bot.domain.people import Person
from bot.domain.rights import may_edit
from bot.domain.staff import Member
from bot.domain.zones import zone_of
from bot.repositories.uow import UnitOfWork
from bot.services.barring import Barring
from bot.services.post import Post
from bot.services.programme import Programmes
from bot.services.world import World


class Heeded(StrEnum):
    """What became of a report; a woman hears kind words in any case."""

    NEW = "new"
    KNOWN = "known"  # she has told this already
    TOO_MANY = "too_many"  # enough for one day


class Upkeep:
    """Take reports and settle them. Nothing that is kept of a report tells who has made it."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def report(self, person: Person, code: str, kind: MistakeKind) -> Heeded:
        """Take a report of a woman; the second of another one puts the card in doubt.

        Raises:
            NotFound: the place left the directory.
        """
        listing = await self._uow.entries.find(code, for_change=True)
        if listing is None:
            raise NotFound
        today = self._world.clock.now().date()
        if await Barring(self._uow, self._world).is_barred(person):
            return Heeded.KNOWN
        if await self._uow.upkeep.count_today(person.chat_id, today) > MOST_REPORTS:
            return Heeded.TOO_MANY
        if not await self._uow.upkeep.add(person.chat_id, listing.place.id, kind, day=today):
            return Heeded.KNOWN
        await self._weigh(listing, kind)
        return Heeded.NEW

    async def _weigh(self, listing: Listing, kind: MistakeKind) -> None:
        """Tell the keepers of the first report and of the one that makes a doubt; more change nothing."""
        count = await self._uow.upkeep.count_open(listing.place.id)
        if count > DOUBTING:
            return
        if count == DOUBTING:
            await self._uow.upkeep.doubt(listing.place.id, self._world.clock.now().date())
        today = await self.today()
        members = await self._uow.staff.list_active()
        for member in keepers(listing.place.keeper, members, today):
            await self._tell(member, listing, kind, count)

    async def _tell(self, member: Member, listing: Listing, kind: MistakeKind, count: int) -> None:
        about: dict[str, str | int] = {
            "place": short_code(listing.place.id),
            "name": listing.service.name,
            "where": listing.location.name,
            "what": int(kind),
            "count": count,
        }
        await Post(self._uow, self._world).tell(member, "mistake", f"mistake:{uuid4().hex}", **about)

    async def settle(self, listing: Listing, change_id: UUID | None, *, by: Member) -> None:
        """Take an entry for right again, because whoever keeps it has looked at it; noted in the audit.

        `change_id` is the change that says so; `revive` brings back what it has settled.
        """
        is_settled, check = await self._uow.upkeep.settle(listing.place.id, change_id)
        if check and change_id is not None:
            dates = {name: day.isoformat() for name, day in check.items()}
            await self._uow.directory_changes.keep_doubt(change_id, dates)
        if is_settled:
            await self._note("settle", by)

    async def revive(self, listing: Listing, change: Change, *, by: Member) -> None:
        """Let what a change has settled stand again, unless somebody has looked at the entry since."""
        if await self._uow.directory_changes.has_newer(change):
            return
        check = {name: date.fromisoformat(day) for name, day in (change.doubt or {}).items()}
        place_id = listing.place.id
        if await self._uow.upkeep.revive(place_id, change.id, check):
            await self._note("revive", by)
        if await self._uow.upkeep.count_open(place_id) >= DOUBTING:  # with what was reported since
            await self._uow.upkeep.doubt(place_id, self._world.clock.now().date())

    async def _note(self, action: str, by: Member) -> None:
        hour = whole_hour(self._world.clock.now())
        await self._uow.staff.audit(action, at_hour=hour, staff_id=by.id)

    async def today(self) -> date:
        """Return which day it is for the staff."""
        programme = await Programmes(self._uow, self._world).current()
        return staff_day(self._world.clock.now(), zone_of(programme.zone))

    async def list_due(self, member: Member) -> list[Entry]:
        """List the entries somebody must look at, those that a member may confirm; doubted ones first."""
        today = await self.today()
        due = [one for one in await self._uow.upkeep.list_entries() if one.is_due(today)]
        mine = [one for one in due if may_edit(member, one.keeper)]
        return sorted(mine, key=lambda one: one.doubted_on is None)
