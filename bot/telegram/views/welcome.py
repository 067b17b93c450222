"""First contact: a few words, and cities as buttons."""

from collections.abc import Sequence

from bot.domain.codes import short_code
from bot.domain.directory import City
from bot.domain.nearby import Town
from bot.telegram.callbacks import CityPages, CityPick, Go, Place
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import menu as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.towns import no_towns, town_label
from bot.telegram.texts.towns import towns as town_words
from bot.telegram.views.paging import PAGE_SIZE, cut_page, paging_rows, side_by_side
from bot.telegram.views.place_list import ask_row


def welcome_screen(programmes: Sequence[str], cities: Sequence[City], *, toast: str | None = None) -> Screen:
    """Greet a stranger and ask for her city."""
    return Screen(words.welcome(programmes), city_rows(cities), toast=toast)


def city_rows(cities: Sequence[City]) -> tuple[Row, ...]:
    """Offer the cities with services, and one button for all others."""
    served = [_city_button(city) for city in cities if city.has_services]
    other = (button(plain("Another city"), CityPages(page=0)),)
    return (*side_by_side(served), other)


def other_cities_screen(cities: Sequence[City], page: int, *, back: Place) -> Screen:
    """Offer the cities without services, page by page."""
    shown = cut_page([city for city in cities if not city.has_services], page)
    rows = side_by_side([_city_button(city) for city in shown.items])
    turning = paging_rows(shown, lambda number: CityPages(page=number))
    return Screen(words.which_city(), (*rows, *turning, home_row(Go(to=back))))


def towns_screen(towns: Sequence[Town]) -> Screen:
    """Offer the nearest cities with services; a press makes one hers."""
    near = towns[:PAGE_SIZE]
    buttons = [button(town_label(town), CityPick(code=short_code(town.city.id))) for town in near]
    told = town_words(near) if near else no_towns()
    return Screen(told, (*side_by_side(buttons), ask_row(), home_row(Go(to=Place.MENU))))


def _city_button(city: City) -> Button:
    return button(city.name, CityPick(code=short_code(city.id)))
