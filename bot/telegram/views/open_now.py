"""What is open now."""

from bot.domain.errands import Errand
from bot.services.place_views import OpenNow
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import errands as errand_words
from bot.telegram.texts import places as words
from bot.telegram.views.paging import cut_page
from bot.telegram.views.place_list import DETAILED_PAGE, Around, Item, PlaceList, help_row


def open_now_screen(found: OpenNow, around: Around, page: int) -> Screen:
    """Show what is open; when nothing is, what opens next; then what only a question can tell."""
    items = [Item(view) for view in found.open]
    if not items:
        items = [Item(view, words.nothing_open()) for view in found.upcoming]
    items += [Item(view, words.ask_first()) for view in found.ask]
    shelf = PlaceList(Errand.OPEN_NOW, around, errand_words.title(Errand.OPEN_NOW))
    helping: tuple[Row, ...] = () if found.open else (help_row(),)
    return shelf.screen(cut_page(items, page, size=DETAILED_PAGE), details=True, more=helping)
