"""What is open now and takes her: chips to switch in place, places that fit, then those to ask."""

from bot.domain.chips import NO_CHIPS, PLACE_CHIPS, Chip, with_chips
from bot.domain.errands import Errand
from bot.services.place_views import OpenNow
from bot.telegram.callbacks import Shelf
from bot.telegram.keyboards import button
from bot.telegram.place_callbacks import ChipsKept
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import errands as errand_words
from bot.telegram.texts import open_now as words
from bot.telegram.texts.catalogue import Safe, plain
from bot.telegram.texts.nearby import near_label
from bot.telegram.texts.places import ask_first
from bot.telegram.views.paging import cut_page, side_by_side
from bot.telegram.views.place_list import Around, Item, PlaceList, help_row

CHIPS_A_ROW = 3


def open_now_screen(
    found: OpenNow,
    around: Around,
    page: int,
    *,
    kept: Chip = NO_CHIPS,
    answering: Safe | None = None,
    has_doors: bool = False,
) -> Screen:
    """Show what is open; when nothing is, what opens next and who answers; then what must be asked.

    From afar those that need no journey come first in each part.
    `kept` are the chips she has asked to remember; `has_doors` says that distances can be told here.
    """
    items = [Item(view) for view in around.hers_first(found.open)]
    if not items:
        heading = words.nothing_fits(found.chips)
        items = [Item(view, heading) for view in around.at_hand_first(found.upcoming)]
    items += [Item(view, ask_first()) for view in around.hers_first(found.ask)]
    what = with_chips(Errand.OPEN_NOW, found.chips, around.district)
    shelf = PlaceList(
        Errand.OPEN_NOW,
        around,
        errand_words.title(Errand.OPEN_NOW),
        what=what,
        empty=words.nothing_at_all(found.chips),
        line=lambda view: words.open_line(view, found.chips, around.now),
    )
    helping: tuple[Row, ...] = () if found.open else (help_row(),)
    near = near_rows(found.chips) if has_doors else ()
    chips = _chip_rows(found.chips, kept, around.district)
    more = (*chips, *around.district_rows(what), *near, *helping)
    return shelf.screen(cut_page(items, page), more=more, last=None if found.open else answering)


def _chip_rows(chips: Chip, kept: Chip, district: int) -> tuple[Row, ...]:
    """Make the chips, and beside them the button that remembers or forgets them."""
    buttons = chip_buttons(Errand.OPEN_NOW, chips, district)
    if chips and chips != kept:
        buttons.append(button(plain("💾 Remember"), ChipsKept(chips=int(chips))))
    elif kept:
        buttons.append(button(plain("🗑 Forget"), ChipsKept(chips=0)))
    return side_by_side(buttons, wide=CHIPS_A_ROW)


def chip_buttons(errand: Errand, chips: Chip, district: int = 0) -> list[Button]:
    """Make a switch of each chip, which shows the list of the errand again."""
    return [
        button(
            words.chip_label(chip, is_on=chip in chips),
            Shelf(what=with_chips(errand, chips ^ chip, district)),
        )
        for chip in PLACE_CHIPS
    ]


def near_rows(chips: Chip) -> tuple[Row, ...]:
    """Make the way to what is near, her chips with it."""
    return ((button(near_label(), Shelf(what=with_chips(Errand.NEAR, chips))),),)
