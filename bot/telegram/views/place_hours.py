"""Opening hours of a city, day by day."""

from collections.abc import Sequence
from datetime import date

from bot.domain.errands import Errand
from bot.services.place_views import PlaceView
from bot.telegram.callbacks import Go, Place
from bot.telegram.keyboards import button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import errands as errand_words
from bot.telegram.texts.catalogue import lines, plain
from bot.telegram.texts.places import day_line
from bot.telegram.texts.times import full_date_words
from bot.telegram.views.paging import cut_page
from bot.telegram.views.place_list import Around, Item, PlaceList


def day_screen(views: Sequence[PlaceView], around: Around, *, day: date | None, page: int) -> Screen:
    """Show the hours of today, or of another `day`; from afar those first that need no journey."""
    errand = Errand.TODAY if day is None else Errand.TOMORROW
    title = errand_words.title(errand)
    if day is not None:
        title = lines(f"{errand_words.title(errand)}, {full_date_words(day)}")
    items = [Item(view) for view in around.at_hand_first(views)]
    line = None if day is None else day_line
    return PlaceList(errand, around, title, line=line).screen(cut_page(items, page), more=(day_row(errand),))


def day_row(errand: Errand) -> Row:
    """Make the row that leads to today, tomorrow and the week; the one that is shown stands between dots."""
    days = (
        (Errand.TODAY, plain("Today"), Place.HOURS_TODAY),
        (Errand.TOMORROW, plain("Tomorrow"), Place.HOURS_TOMORROW),
        (Errand.WEEK, plain("Week"), Place.HOURS_WEEK),
    )
    return tuple(
        button(f"· {label} ·" if errand is shown else label, Go(to=place)) for shown, label, place in days
    )
