"""Lists of places: the lines, the buttons that open cards, and the ways on; the same on every list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.chips import split_district
from bot.domain.directory import City, LocationType
from bot.domain.districts import number_of
from bot.domain.districts import rank as district_rank
from bot.domain.errands import DOCTORS, SITUATIONS, TESTS, Errand
from bot.domain.nearby import Town
from bot.services.place_views import PlaceView
from bot.services.places import state_rank
from bot.telegram.callbacks import Card, Go, Place, Shelf
from bot.telegram.keyboards import button, home_row
from bot.telegram.place_callbacks import DistrictKept, DistrictPick
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import errands as errand_words
from bot.telegram.texts import places as words
from bot.telegram.texts.catalogue import Safe, lines, plain
from bot.telegram.views.paging import Page, paging_rows

DETAILED_PAGE = 4
LABEL_LIMIT = 60
ABOVE = {
    TESTS: Place.TESTS,
    DOCTORS: Place.DOCTORS,
    SITUATIONS: Place.HELP,
    (Errand.NEAR,): Place.OPEN_NOW,
}


@dataclass(frozen=True, slots=True)
class Around:
    """Whose places are shown: those of her city, or of the nearest one that has any, and how far that is.

    `districts` can be chosen from there; `district` is the number of the one whose places come first, and
    `kept` the name of the one she has asked to remember.
    """

    city: City
    served: City
    now: datetime
    kilometres: float | None = None
    districts: tuple[str, ...] = ()
    district: int = 0
    kept: str = ""

    @property
    def is_afar(self) -> bool:
        """Tell whether her own city has no services, and another one has."""
        return self.city != self.served

    @property
    def note(self) -> Safe:
        """Say that her own city has no programme; empty where it has."""
        if not self.is_afar:
            return Safe()
        return words.elsewhere(self.city.name, Town(self.served, self.kilometres))

    def at_hand_first(self, views: Iterable[PlaceView]) -> list[PlaceView]:
        """Put those that need no journey first; otherwise keep the order."""
        return sorted(views, key=self._is_far)

    def hers_first(self, views: Iterable[PlaceView]) -> list[PlaceView]:
        """Do that, and put what is open before the rest, and in each her district before others."""
        return sorted(
            views,
            key=lambda view: (
                self._is_far(view),
                state_rank(view),
                district_rank(view.location, self.district),
            ),
        )

    def district_rows(self, what: int) -> tuple[Row, ...]:
        """Make the button that chooses her district, and the one that remembers or forgets it."""
        if not self.districts:
            return ()
        chosen = next((name for name in self.districts if number_of(name) == self.district), "")
        label = plain("🏙 District: {name}", name=chosen) if chosen else plain("🏙 My district")
        row = [button(label[:LABEL_LIMIT], DistrictPick(what=what))]
        if chosen and chosen != self.kept:
            row.append(button(plain("💾 Remember the district"), DistrictKept(what=what)))
        elif self.kept:
            row.append(button(plain("🗑 Forget the district"), DistrictKept(what=_without_district(what))))
        return (tuple(row),)

    def _is_far(self, view: PlaceView) -> bool:
        """Tell whether she would have to travel to another city."""
        return self.is_afar and view.location.location_type is not LocationType.VIRTUAL


def _without_district(what: int) -> int:
    return split_district(what)[0]


@dataclass(frozen=True, slots=True)
class Item:
    """A place in a list, and the line that heads it where a new part begins."""

    view: PlaceView
    heading: str = ""


@dataclass(frozen=True, slots=True)
class PlaceList:
    """Build one page of a list of places.

    `what` is what its buttons carry, the errand alone unless told; `line` says a place; `empty` says why
    there is none.
    """

    errand: Errand
    around: Around
    title: str
    what: int = 0
    line: Callable[[PlaceView], Safe] | None = None
    empty: Safe | None = None

    def screen(
        self,
        page: Page[Item],
        *,
        more: tuple[Row, ...],
        details: bool = False,
        last: Safe | None = None,
    ) -> Screen:
        """Lay out lines and buttons; an empty list says why and what to do, `last` comes last."""
        told: list[str] = [words.shelf_title(self.title)]
        if self.around.note:
            told.append(self.around.note)
        if not page.items:
            told.append(self.empty or words.nothing_here())
            more = (*(row for row in more if row not in {ask_row(), help_row()}), help_row())
        told += self._item_lines(page, details=details)
        if last:
            told.append(last)
        buttons = tuple((self._button(item.view, page.number),) for item in page.items)
        turning = paging_rows(page, lambda number: Shelf(what=self._what, page=number))
        ways = (*more, *towns_rows(self.around), home_row(back_of(self.errand)))
        return Screen(lines(*told), (*buttons, *turning, *ways))

    @property
    def _what(self) -> int:
        return self.what or self.errand

    def _item_lines(self, page: Page[Item], *, details: bool) -> list[str]:
        told: list[str] = []
        heading = ""
        for item in page.items:
            if item.heading and item.heading != heading:
                heading = item.heading
                told.append(heading)
            told.append(self._line(item.view))
            detail = errand_words.detail(self.errand, item.view) if details else ""
            if detail:
                told.append(lines(detail))
        return told

    def _line(self, view: PlaceView) -> Safe:
        if self.line is not None:
            return self.line(view)
        return words.item_line(view, self.around.now)

    def _button(self, view: PlaceView, page: int) -> Button:
        sign = "🕐" if self.errand is Errand.TOMORROW else words.state_sign(view, self.around.now)
        return place_button(view, sign, Card(code=view.code, what=self._what, page=page))


def place_button(view: PlaceView, sign: str, card: Card) -> Button:
    """Make the button that opens the card of a place."""
    return button(f"{sign} {view.service.name}"[:LABEL_LIMIT], card)


def back_of(errand: Errand) -> Go:
    """Return what is one level above the list of an errand."""
    found = (place for errands, place in ABOVE.items() if errand in errands)
    return Go(to=next(found, Place.MENU))


def towns_rows(around: Around) -> tuple[Row, ...]:
    """Make the way to other cities with services, for whoever has none in her own."""
    return ((button(plain("🧭 Cities with a programme"), Go(to=Place.TOWNS)),),) if around.is_afar else ()


def ask_row() -> Row:
    """Make the way to a consultant."""
    return (button(plain("💬 Ask a question"), Go(to=Place.ASK)),)


def help_row() -> Row:
    """Make the ways to people: a consultant, and the urgent list."""
    return (*ask_row(), button(plain("🆘 Urgent"), Go(to=Place.SOS), style="danger"))
