"""The screen of a bus, the stops she hears of, and the stub that says one has changed."""

from collections.abc import Collection, Sequence

from bot.domain.bus import Watch, number_of
from bot.domain.codes import short_code
from bot.domain.errands import Errand
from bot.services.place_views import CardView
from bot.telegram.callbacks import Card, Go, Place
from bot.telegram.keyboards import button, home_row
from bot.telegram.place_callbacks import BusGo, BusStops, StopNewsAct, StopSwitch
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import buses as words
from bot.telegram.texts.catalogue import lines, plain
from bot.telegram.texts.unasked import change_stub, letter_button

MOST_STOPS = 8
MOST_BUSES = 4
ALL_HERS = ""  # in place of a bus: all she hears of
LABEL_LIMIT = 60


def bus_screen(card: CardView, origin: Card) -> Screen:
    """Show where a bus stands now and next."""
    hear = (button(plain("🔔 Tell me about changes"), BusStops(code=card.view.code)),)
    ask = (button(plain("💬 Ask"), Go(to=Place.ASK)),)
    return Screen(words.bus(card), (hear, ask, home_row(origin)))


def bus_row(origin: Card) -> Row:
    """Make the way from a card to the screen of its bus."""
    label = plain("🚌 Where it is now")
    return (button(label, BusGo(code=origin.code, what=origin.what, page=origin.page)),)


def stops_screen(
    card: CardView, stops: Sequence[str], watched: Collection[Watch], *, toast: str | None = None
) -> Screen:
    """Let her choose of which stops of a bus she hears."""
    place_id = card.view.place.id
    rows = [
        _switch_row(card.view.code, stop, is_on=Watch(place_id, stop) in watched)
        for stop in stops[:MOST_STOPS]
    ]
    back = Card(code=card.view.code, what=Errand.TODAY)
    return Screen(words.which_stops(is_mine=False), (*rows, home_row(back)), toast=toast)


def my_stops_screen(watches: Sequence[Watch], *, toast: str | None = None) -> Screen:
    """List the stops she hears of; a tap switches one off."""
    rows = tuple(
        _switch_row(short_code(one.place_id), one.stop, is_on=True, mine=1) for one in watches[:MOST_STOPS]
    )
    text = words.which_stops(is_mine=True) if watches else words.no_stops()
    return Screen(text, (*rows, home_row(Go(to=Place.STORED))), toast=toast)


def _switch_row(code: str, stop: str, *, is_on: bool, mine: int = 0) -> Row:
    label = f"{'🔔 ✓' if is_on else '🔕'} {stop}"[:LABEL_LIMIT]
    return (button(label, StopSwitch(code=code, stop=number_of(stop), mine=mine)),)


def stub_screen(code: str) -> Screen:
    """Say that something has changed; what it is stands behind the tap."""
    return Screen(change_stub(), ((button(letter_button(), StopNewsAct(code=code, is_open=1)),),))


def all_news_screen(cards: Sequence[CardView]) -> Screen:
    """Show how all the buses go that she hears of, in the place of the stub."""
    hide = (button(plain("Hide"), StopNewsAct(code=ALL_HERS, is_open=0)),)
    stops = (button(plain("🔔 Stops I hear of"), BusStops()),)
    told = [words.bus(card) for card in cards[:MOST_BUSES]] or [words.no_stops()]
    return Screen(lines(*told), (hide, stops, home_row(Go(to=Place.MENU))))


def news_screen(card: CardView) -> Screen:
    """Show how the bus goes now, in the place of the stub."""
    hide = (button(plain("Hide"), StopNewsAct(code=card.view.code, is_open=0)),)
    stops = (button(plain("🔔 Tell me about changes"), BusStops(code=card.view.code)),)
    back = Card(code=card.view.code, what=Errand.TODAY)
    return Screen(words.bus(card), (hide, stops, home_row(back)))
