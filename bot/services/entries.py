"""The staff's directory: every entry, active or not, found by city or by words, with its card and history."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.codes import short_code
from bot.domain.directory import City, Listing
from bot.domain.entry_changes import Change
from bot.domain.entry_fields import EntryField
from bot.domain.entry_line import EntryLine
from bot.domain.errors import NotFound
from bot.domain.freshness import Freshness, freshness
from bot.domain.rights import Right, may, may_edit, require
from bot.domain.staff import Member, Role
from bot.repositories.uow import UnitOfWork
from bot.services.editing import Editing
from bot.services.place_views import CardView
from bot.services.places import Places
from bot.services.world import World

PAGE = 8
MOST_WORDS = 5
SHORTEST_WORD = 2
HISTORY_LENGTH = 64


@dataclass(frozen=True, slots=True)
class EntryPage:
    """A page of entries; `count` is of pages, `total` of entries. `stale` ones need a check."""

    lines: tuple[EntryLine, ...]
    number: int
    total: int
    stale: frozenset[str] = frozenset()

    @property
    def count(self) -> int:
        """Return how many pages there are."""
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry as the staff see it. `card` is what she sees, None where the entry is not shown to her.

    `page` is where its city lists it; `shared` counts the entries of its service and of its location.
    """

    code: str
    listing: Listing
    city: City
    card: CardView | None
    freshness: Freshness
    verified_by: Role | None
    may_edit: bool
    page: int
    shared: tuple[int, int]


class Entries:
    """Reading the directory for those who keep it."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._editing = Editing(uow, world)

    async def cities(self, *, by: Member, everywhere: bool = False) -> list[tuple[City, int]]:
        """List the cities with the number of their entries; those without any only if `everywhere`.

        Raises:
            NoRight: `by` has nothing to do with the directory.
        """
        require(by, Right.PLACES)
        counts = await self._uow.entry_lists.count_by_city()
        cities = await self._uow.listings.list_cities()
        return [(city, counts.get(city.id, 0)) for city in cities if everywhere or city.id in counts]

    async def city(self, code: str) -> City:
        """Return a city by the short code of a button.

        Raises:
            NotFound: it left the directory.
        """
        for city in await self._uow.listings.list_cities():
            if short_code(city.id) == code:
                return city
        raise NotFound

    async def page(self, city: City, number: int, *, by: Member) -> EntryPage:
        """Return a page of the entries of a city; one out of range is the nearest.

        Raises:
            NoRight: `by` has nothing to do with the directory.
        """
        require(by, Right.PLACES)
        total = (await self._uow.entry_lists.count_by_city()).get(city.id, 0)
        number = _nearest(number, total)
        lines = await self._uow.entry_lists.list_city(city.id, first=number * PAGE, limit=PAGE)
        return self._page(lines, number, total)

    async def find(self, text: str, number: int, *, by: Member) -> EntryPage:
        """Return a page of the entries whose names or addresses hold these words; none for too short ones.

        Raises:
            NoRight: `by` has nothing to do with the directory.
        """
        require(by, Right.PLACES)
        words = [word for word in text.split() if len(word) >= SHORTEST_WORD][:MOST_WORDS]
        if not words:
            return EntryPage((), 0, 0)
        number = max(0, number)
        lines, total = await self._uow.entry_lists.find(words, first=number * PAGE, limit=PAGE)
        if not lines and total:
            number = _nearest(number, total)
            lines, total = await self._uow.entry_lists.find(words, first=number * PAGE, limit=PAGE)
        return self._page(lines, number, total)

    def _page(self, found: Sequence[EntryLine], number: int, total: int) -> EntryPage:
        today = self._world.clock.now().date()
        stale = frozenset(
            one.code
            for one in found
            if freshness(one.verified_on, one.location_type, today=today) is not Freshness.FRESH
        )
        return EntryPage(tuple(found), number, total, stale)

    async def view(self, code: str, *, by: Member) -> EntryView:
        """Show an entry.

        Raises:
            NoRight: `by` has nothing to do with the directory.
            NotFound: it left the directory.
        """
        require(by, Right.PLACES)
        listing = await self._editing.get(code)
        place, location = listing.place, listing.location
        city = await self._uow.listings.find_city(location.city_id)
        if city is None:
            raise NotFound
        verified = await self._uow.directory_changes.last(listing, EntryField.VERIFIED)
        before = await self._uow.entry_lists.count_before(city.id, code)
        sharing = {"service_id": place.service_id, "location_id": place.location_id}
        return EntryView(
            code=code,
            listing=listing,
            city=city,
            card=await self._card(code),
            freshness=freshness(
                place.verified_on, location.location_type, today=self._editing.today(listing)
            ),
            verified_by=verified.role if verified else None,
            may_edit=may_edit(by, place.keeper),
            page=before // PAGE,
            shared=await self._uow.entry_lists.count_sharing(**sharing),
        )

    async def _card(self, code: str) -> CardView | None:
        try:
            return await Places(self._uow, self._world).card(code)
        except NotFound:
            return None

    async def history(self, code: str, *, by: Member) -> tuple[EntryView, list[Change]]:
        """Return what was changed of an entry, the newest first: who by role, when, which field.

        Raises:
            NoRight: `by` may not read the journal.
            NotFound: it left the directory.
        """
        require(by, Right.JOURNAL)
        view = await self.view(code, by=by)
        return view, await self._uow.directory_changes.list_of(view.listing, limit=HISTORY_LENGTH)

    def may_read_history(self, member: Member) -> bool:
        """Tell whether a member may read it."""
        return may(member, Right.JOURNAL)


def _nearest(number: int, total: int) -> int:
    return min(max(number, 0), max(0, -(-total // PAGE) - 1))
