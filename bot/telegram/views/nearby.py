"""What is near a point she sends: how to send it, and what is there. The point itself is on no screen."""

from datetime import datetime

from bot.domain.chips import Chip, with_chips
from bot.domain.codes import short_code
from bot.domain.directory import City
from bot.domain.errands import Errand
from bot.services.place_views import Nearest, NearView, PlaceView
from bot.telegram.callbacks import Card, CityPick, Go, Place, Shelf
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import nearby as words
from bot.telegram.texts import open_now as open_words
from bot.telegram.texts.catalogue import Safe, lines, plain
from bot.telegram.texts.distances import as_the_crow_flies
from bot.telegram.texts.places import ask_first, state_sign
from bot.telegram.texts.towns import town_label
from bot.telegram.views.open_now import CHIPS_A_ROW, chip_buttons
from bot.telegram.views.paging import side_by_side
from bot.telegram.views.place_list import back_of, help_row, place_button

# The list is gone once it is overwritten, since nobody knows the point any more: a card of it comes below.
FROM_LIST = 1


def send_point_screen(chips: Chip) -> Screen:
    """Explain how to send a point; what she asks of places is switched here."""
    switches = side_by_side(chip_buttons(Errand.NEAR, chips), wide=CHIPS_A_ROW)
    back = Shelf(what=with_chips(Errand.OPEN_NOW, chips))
    return Screen(words.send_a_point(), (*switches, home_row(back)))


def no_points_screen() -> Screen:
    """Say that nothing can be measured, and what to do instead."""
    return Screen(words.no_points(), _ways())


def bad_point_screen() -> Screen:
    """Say that a point is not on the globe."""
    return Screen(words.not_a_point(), _ways())


def nearest_screen(found: Nearest, home: City | None, now: datetime, kept: Safe) -> Screen:
    """Show what is around a point; where nothing is, what needs no journey, and the nearest cities.

    `kept` says what became of the point.
    """
    if found.is_at_hand:
        told, rows = _at_hand(found, home, now)
    elif found.towns:
        told, rows = _far(found, now)
    else:
        told, rows = [words.no_points()], ()
    return Screen(lines(*told, kept), (*rows, *_ways(found.chips)))


def _at_hand(found: Nearest, home: City | None, now: datetime) -> tuple[list[Safe], tuple[Row, ...]]:
    told = [words.heading(found.chips)]
    shown = (*found.open, *found.ask, *found.closed)
    for head, part in ((None, found.open), (ask_first(), found.ask), (words.closed_now(), found.closed)):
        told += [head] if head and part else []
        told += [_line(one, found.chips, home, now) for one in part]
    told.append(as_the_crow_flies() if shown else words.nothing_fits(found.chips))
    return told, tuple(_row(one.view, found.chips, now) for one in shown)


def _line(one: NearView, chips: Chip, home: City | None, now: datetime) -> Safe:
    return words.near_line(one, chips, now, is_elsewhere=home is None or one.city.id != home.id)


def _far(found: Nearest, now: datetime) -> tuple[list[Safe], tuple[Row, ...]]:
    told = [words.heading(found.chips), words.far_away(found.towns[0])]
    if found.remote:
        told.append(words.without_a_journey())
        told += [open_words.open_line(view, found.chips, now) for view in found.remote]
    towns = [button(town_label(town), CityPick(code=short_code(town.city.id))) for town in found.towns]
    remote = tuple(_row(view, found.chips, now) for view in found.remote)
    return [*told, as_the_crow_flies()], (*remote, *((one,) for one in towns))


def _row(view: PlaceView, chips: Chip, now: datetime) -> Row:
    card = Card(code=view.code, what=with_chips(Errand.NEAR, chips), page=FROM_LIST)
    return (place_button(view, state_sign(view, now), card),)


def _ways(chips: Chip | None = None) -> tuple[Row, ...]:
    """Make the ways on: to all that is open, to people, and back."""
    opened = Go(to=Place.OPEN_NOW) if chips is None else Shelf(what=with_chips(Errand.OPEN_NOW, chips))
    return (button(plain("🟢 Open now"), opened),), help_row(), home_row(back_of(Errand.NEAR))
