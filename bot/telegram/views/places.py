"""Screens of places by errand: tests, doctors, situations."""

from collections.abc import Sequence

from bot.domain.errands import DOCTORS, KINDS, SITUATIONS, Errand
from bot.domain.referral import Slip
from bot.services.place_views import PlaceView
from bot.telegram.callbacks import Go, Place, Shelf
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Screen
from bot.telegram.texts import errands as errand_words
from bot.telegram.texts import places as words
from bot.telegram.texts.catalogue import lines
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


def errand_screen(errand: Errand, views: Sequence[PlaceView], around: Around, page: int) -> Screen:
    """Show the places that answer an errand; from afar those first that need no journey."""
    items = [Item(view) for view in around.at_hand_first(views)]
    shelf = PlaceList(errand, around, errand_words.title(errand))
    more = [ask_row()]
    if errand in {Errand.HURT, Errand.PILLS}:
        more = [help_row()]
    return shelf.screen(cut_page(items, page, size=DETAILED_PAGE), details=True, more=tuple(more))


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
