"""Screens of places: lists for an errand or a day, the card, and the ways into them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

from bot.domain.directory import City, LocationType
from bot.domain.errands import DOCTORS, KINDS, SITUATIONS, TESTS, Errand
from bot.services.place_views import CardView, OpenNow, PlaceView
from bot.telegram.callbacks import Card, DeskWords, Go, Place, Shelf
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import errands as errand_words
from bot.telegram.texts import place_card
from bot.telegram.texts import places as words
from bot.telegram.texts.catalogue import Safe, lines, plain
from bot.telegram.texts.times import full_date_words
from bot.telegram.views.paging import Page, cut_page, paging_rows, side_by_side

DETAILED_PAGE = 4
COPY_LIMIT = 256
LABEL_LIMIT = 60
MAP = "https://yandex.ru/maps/?text="


@dataclass(frozen=True, slots=True)
class Around:
    """Whose places are shown: those of her city, or of the nearest one that has any."""

    city: City
    served: City
    now: datetime

    @property
    def note(self) -> Safe:
        """Say that her own city has no programme; empty where it has."""
        if self.city == self.served:
            return Safe()
        return words.elsewhere(self.city.name, self.served.name)

    def is_far(self, view: PlaceView) -> bool:
        """Tell whether she would have to travel to another city."""
        return self.city != self.served and view.location.location_type is not LocationType.VIRTUAL


@dataclass(frozen=True, slots=True)
class _Item:
    """A place in a list, and the line that heads it where a new part begins."""

    view: PlaceView
    heading: str = ""


def open_now_screen(found: OpenNow, around: Around, page: int) -> Screen:
    """Show what is open; when nothing is, what opens next; then what only a question can tell."""
    items = [_Item(view) for view in found.open]
    if not items:
        items = [_Item(view, words.nothing_open()) for view in found.upcoming]
    items += [_Item(view, words.ask_first()) for view in found.ask]
    shelf = _Shelf(Errand.OPEN_NOW, around, errand_words.title(Errand.OPEN_NOW))
    helping: tuple[Row, ...] = () if found.open else (_help_row(),)
    return shelf.screen(cut_page(items, page, size=DETAILED_PAGE), details=True, more=helping)


def day_screen(views: Sequence[PlaceView], around: Around, *, day: date | None, page: int) -> Screen:
    """Show the hours of today, or of another `day`."""
    errand = Errand.TODAY if day is None else Errand.TOMORROW
    title = errand_words.title(errand)
    if day is not None:
        title = lines(f"{errand_words.title(errand)}, {full_date_words(day)}")
    items = [_Item(view) for view in views]
    return _Shelf(errand, around, title).screen(cut_page(items, page), more=(_day_row(errand),))


def errand_screen(errand: Errand, views: Sequence[PlaceView], around: Around, page: int) -> Screen:
    """Show the places that answer an errand; from afar those first that need no journey."""
    items = [_Item(view) for view in sorted(views, key=around.is_far)]
    shelf = _Shelf(errand, around, errand_words.title(errand))
    more = [_ask_row()]
    if errand in {Errand.HURT, Errand.PILLS}:
        more = [_help_row()]
    return shelf.screen(cut_page(items, page, size=DETAILED_PAGE), details=True, more=tuple(more))


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Build one page of a list of places."""

    errand: Errand
    around: Around
    title: str

    def screen(self, page: Page[_Item], *, more: tuple[Row, ...], details: bool = False) -> Screen:
        """Lay out lines and buttons; an empty list says why and what to do."""
        told: list[str] = [words.shelf_title(self.title)]
        if self.around.note:
            told.append(self.around.note)
        if not page.items:
            told.append(words.nothing_here())
            more = (_help_row(),)
        told += self._item_lines(page, details=details)
        buttons = tuple((self._button(item.view, page.number),) for item in page.items)
        turning = paging_rows(page, lambda number: Shelf(what=self.errand, page=number))
        return Screen(lines(*told), (*buttons, *turning, *more, home_row(_back_of(self.errand))))

    def _item_lines(self, page: Page[_Item], *, details: bool) -> list[str]:
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
        if self.errand is Errand.TOMORROW:
            return words.day_line(view)
        return words.item_line(view, self.around.now)

    def _button(self, view: PlaceView, page: int) -> Button:
        sign = "🕐" if self.errand is Errand.TOMORROW else words.state_sign(view, self.around.now)
        label = f"{sign} {view.service.name}"[:LABEL_LIMIT]
        return button(label, Card(code=view.code, what=self.errand, page=page))


def _back_of(errand: Errand) -> Go:
    if errand in TESTS:
        return Go(to=Place.TESTS)
    if errand in DOCTORS:
        return Go(to=Place.DOCTORS)
    if errand in SITUATIONS:
        return Go(to=Place.HELP)
    return Go(to=Place.MENU)


def _day_row(errand: Errand) -> Row:
    today, tomorrow = plain("Today"), plain("Tomorrow")
    if errand is Errand.TODAY:
        today = f"· {today} ·"
    else:
        tomorrow = f"· {tomorrow} ·"
    return (button(today, Go(to=Place.HOURS_TODAY)), button(tomorrow, Go(to=Place.HOURS_TOMORROW)))


def _ask_row() -> Row:
    return (button(plain("💬 Ask a question"), Go(to=Place.ASK)),)


def _help_row() -> Row:
    return (*_ask_row(), button(plain("🆘 Urgent"), Go(to=Place.SOS), style="danger"))


def card_screen(card: CardView, origin: Card) -> Screen:
    """Show a place; the last row leads back to the list it was taken from."""
    rows = [_where_row(card), _ask_about_row(card, origin)]
    back = Shelf(what=origin.what, page=origin.page)
    return Screen(place_card.card(card), (*(row for row in rows if row), home_row(back)))


def _where_row(card: CardView) -> Row:
    address = _address(card)
    if not address:
        return ()
    return (
        Button(plain("🗺 On the map"), url=MAP + quote(address)),
        Button(plain("📋 Copy the address"), copy=address[:COPY_LIMIT]),
    )


def _address(card: CardView) -> str:
    """Return what a map can find: an address, or the stop of a bus; a secret place has none."""
    location = card.view.location
    if location.location_type is LocationType.PHYSICAL and location.address:
        return f"{card.city.name}, {location.address}"
    if location.location_type is LocationType.MOBILE and card.view.stop:
        return f"{card.city.name}, {card.view.stop}"
    return ""


def _ask_about_row(card: CardView, origin: Card) -> Row:
    ask = button(plain("💬 Ask"), Go(to=Place.ASK))
    if not card.view.service.desk_words:
        return (ask,)
    desk = DeskWords(code=origin.code, what=origin.what, page=origin.page)
    return (button(plain("💬 Words for the reception"), desk), ask)


def desk_words_screen(text: str, origin: Card) -> Screen:
    """Show the sentence for the reception with a button that copies it."""
    copy = Button(plain("📋 Copy"), copy=text[:COPY_LIMIT])
    return Screen(place_card.desk_words(text), ((copy,), home_row(origin)))


def tests_screen() -> Screen:
    """Ask what she wants to be tested for."""
    tests = [button(errand_words.label(errand), Shelf(what=errand)) for errand in TESTS]
    choose = button(errand_words.label(Errand.TEST_CHOOSE), Shelf(what=Errand.TEST_CHOOSE))
    rows = (*side_by_side(tests), (choose,), home_row(Go(to=Place.MENU)))
    return Screen(errand_words.what_test(), rows)


def choose_test_screen() -> Screen:
    """Help her choose a test by when the risk was."""
    tests = [button(errand_words.label(errand), Shelf(what=errand)) for errand in TESTS]
    rows = (*side_by_side(tests), _help_row(), home_row(Go(to=Place.TESTS)))
    return Screen(errand_words.which_test(), rows)


def doctors_screen(views: Sequence[PlaceView], around: Around) -> Screen:
    """Offer the specialities that her city has; none leads to a person."""
    kinds = {kind for view in views for kind in view.service.kinds}
    offered = [errand for errand in DOCTORS if kinds & set(KINDS[errand])]
    buttons = [button(errand_words.label(errand), Shelf(what=errand)) for errand in offered]
    told = [errand_words.which_doctor() if offered else words.nothing_here()]
    more = _ask_row() if offered else _help_row()
    text = lines(*(line for line in (errand_words.doctors_title(), around.note, *told) if line))
    return Screen(text, (*side_by_side(buttons), more, home_row(Go(to=Place.MENU))))


def help_screen() -> Screen:
    """Offer help by situation."""
    buttons = [button(errand_words.label(errand), Shelf(what=errand)) for errand in SITUATIONS]
    return Screen(errand_words.what_help(), (*side_by_side(buttons), _ask_row(), home_row(Go(to=Place.MENU))))
