"""The hours of seven days: in words, and as a picture when she asks for one."""

from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module

from bot.domain.errands import Errand
from bot.services.place_views import WeekView
from bot.telegram.callbacks import Go, Place
from bot.telegram.keyboards import button, home_row
from bot.telegram.place_callbacks import WeekPicture
from bot.telegram.screens import Picture, Reply, Screen
from bot.telegram.texts import errands as errand_words
from bot.telegram.texts import week as words
from bot.telegram.texts.catalogue import lines, plain
from bot.telegram.views.paging import Page, cut_page
from bot.telegram.views.place_hours import day_row
from bot.telegram.views.place_list import Around, Item, PlaceList

WEEK_PAGE = 4  # a picture taller than 1280 points is made smaller by Telegram


def week_screen(weeks: Sequence[WeekView], around: Around, page: int) -> Screen:
    """Show the week in words, some places a page."""
    told = {week.view.code: week for week in weeks}
    shelf = PlaceList(
        Errand.WEEK,
        around,
        errand_words.title(Errand.WEEK),
        line=lambda view: words.week_line(told[view.code]),
    )
    shown = cut_page([Item(week.view) for week in weeks], page, size=WEEK_PAGE)
    drawing = (button(plain("🖼 As a picture"), WeekPicture(page=shown.number)),)
    more = (day_row(Errand.WEEK), drawing) if shown.items else (day_row(Errand.WEEK),)
    return shelf.screen(shown, more=more)


def week_picture_reply(weeks: Sequence[WeekView], around: Around, page: int) -> Reply | Screen:
    """Draw the places of a page; the words are put in now, in her language, and drawn in a thread."""
    shown: Page[WeekView] = cut_page(weeks, page, size=WEEK_PAGE)
    if not shown.items:
        return week_screen(weeks, around, page)
    today = shown.items[0].today
    picture = Picture(_file_name(today), _drawing(words.timetable(shown.items, around.served.name, today)))
    return Reply(lines(words.caption(today)), (home_row(Go(to=Place.HOURS_WEEK)),), picture=picture)


def _file_name(today: date) -> str:
    return f"{today:%d-%m}"


def _drawing(table: words.Timetable) -> Callable[[], bytes]:
    """Put off loading the library until the picture is drawn."""

    def make() -> bytes:
        drawn: bytes = import_module("bot.telegram.timetable").draw(table)
        return drawn

    return make
