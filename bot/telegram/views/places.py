"""Screens of places by errand: tests, doctors, situations."""

from collections.abc import Sequence

from bot.domain.chips import NO_CHIPS, TEST_CHIPS, Chip, way_agrees, with_chips
from bot.domain.directory import Tri
from bot.domain.errands import DOCTORS, KINDS, SITUATIONS, TESTS, Errand
from bot.domain.referral import Slip
from bot.services.place_views import PlaceView
from bot.telegram.callbacks import Go, Place, Shelf
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import errands as errand_words
from bot.telegram.texts import places as words
from bot.telegram.texts.catalogue import lines
from bot.telegram.texts.open_now import chip_label
from bot.telegram.views.paging import cut_page, side_by_side
from bot.telegram.views.place_list import (
    DETAILED_PAGE,
    Around,
    Item,
    PlaceList,
    ask_row,
    help_row,
    towns_rows,
)
from bot.telegram.views.slips import slip_rows


def errand_screen(
    errand: Errand, views: Sequence[PlaceView], around: Around, page: int, *, chips: Chip = NO_CHIPS
) -> Screen:
    """Show the places that answer an errand; from afar those first that need no journey.

    `chips` ask for a rapid test or a laboratory; where nobody knows how a place tests, it comes last.
    """
    so = {view.code: way_agrees(chips, view.service.how_tested) for view in views}
    ordered = around.hers_first(views)
    items = [Item(view) for view in ordered if so[view.code] is Tri.YES]
    items += [Item(view, words.ask_first()) for view in ordered if so[view.code] is Tri.UNKNOWN]
    what = with_chips(errand, chips, around.district)
    empty = words.no_such_test() if chips else None
    shelf = PlaceList(errand, around, errand_words.title(errand), what=what, empty=empty)
    ask = help_row() if errand in {Errand.HURT, Errand.PILLS} else ask_row()
    test_chips = _test_chips(errand, chips, around) if views else ()
    more = (*test_chips, *around.district_rows(what), ask)
    return shelf.screen(cut_page(items, page, size=DETAILED_PAGE), details=True, more=more)


def _test_chips(errand: Errand, chips: Chip, around: Around) -> tuple[Row, ...]:
    """Make the chips of a list of tests; one takes the place of the other."""
    if errand not in TESTS:
        return ()
    return (
        tuple(
            button(
                chip_label(chip, is_on=chip in chips),
                Shelf(what=with_chips(errand, NO_CHIPS if chip in chips else chip, around.district)),
            )
            for chip in TEST_CHIPS
        ),
    )


def doctors_screen(views: Sequence[PlaceView], around: Around, slips: Sequence[Slip] = ()) -> Screen:
    """Offer the specialities that her city has, and the referral slips she has; none leads to a person."""
    kinds = {kind for view in views for kind in view.service.kinds}
    offered = [errand for errand in DOCTORS if kinds & set(KINDS[errand])]
    buttons = [button(errand_words.label(errand), Shelf(what=errand)) for errand in offered]
    told = [errand_words.which_doctor() if offered else words.nothing_here()]
    more = ask_row() if offered else help_row()
    text = lines(*(line for line in (errand_words.doctors_title(), around.note, *told) if line))
    ways = (*slip_rows(slips), more, *towns_rows(around), home_row(Go(to=Place.MENU)))
    return Screen(text, (*side_by_side(buttons), *ways))


def help_screen() -> Screen:
    """Offer help by situation."""
    buttons = [button(errand_words.label(errand), Shelf(what=errand)) for errand in SITUATIONS]
    return Screen(errand_words.what_help(), (*side_by_side(buttons), ask_row(), home_row(Go(to=Place.MENU))))
