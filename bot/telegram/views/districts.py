"""The screen of districts: which one comes first in a list."""

from collections.abc import Sequence

from bot.domain.chips import split_chips, with_chips
from bot.domain.districts import ANY, number_of
from bot.telegram.callbacks import Shelf
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Screen
from bot.telegram.texts import places as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.views.paging import side_by_side

MOST_DISTRICTS = 30


def districts_screen(names: Sequence[str], what: int) -> Screen:
    """Offer the districts of a city for a list, and none of them."""
    errand, chips = split_chips(what)
    choices = [(name, number_of(name)) for name in names[:MOST_DISTRICTS]]
    choices.append((plain("Any district"), ANY))
    buttons = [button(name, Shelf(what=with_chips(errand, chips, number))) for name, number in choices]
    return Screen(words.which_district(), (*side_by_side(buttons), home_row(Shelf(what=what))))
