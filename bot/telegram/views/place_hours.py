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
    """Show the hours of today, or of another `day`."""
    errand = Errand.TODAY if day is None else Errand.TOMORROW
    title = errand_words.title(errand)
    if day is not None:
        title = lines(f"{errand_words.title(errand)}, {full_date_words(day)}")
    items = [Item(view) for view in views]
    line = None if day is None else day_line
    return PlaceList(errand, around, title, line=line).screen(cut_page(items, page), more=(_day_row(errand),))


def _day_row(errand: Errand) -> Row:
    today, tomorrow = plain("Today"), plain("Tomorrow")
    if errand is Errand.TODAY:
        today = f"· {today} ·"
    else:
        tomorrow = f"· {tomorrow} ·"
    return (button(today, Go(to=Place.HOURS_TODAY)), button(tomorrow, Go(to=Place.HOURS_TOMORROW)))
