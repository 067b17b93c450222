"""The screens that ask for the city of a place, and for its clock."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.codes import short_code
from bot.domain.directory import City
from bot.domain.entry_checks import EntryRefused
from bot.domain.entry_fields import EntryField
from bot.domain.zones import ZONE_NAMES, StaffZone
from bot.services.entries import EntryView
from bot.telegram.directory_callbacks import DraftAct, DraftStep, EntryAct, EntryStep
from bot.telegram.keyboards import back_button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import city_clocks as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.time_settings import choice
from bot.telegram.views.entry_edit import step_button
from bot.telegram.views.paging import cut_page, paging_rows, side_by_side

HEX = 16


def number_of(city: City) -> int:
    """Return the number that names a city in buttons, whatever stands beside it."""
    return int(short_code(city.id), HEX)


def city_screen(
    view: EntryView, value: Sequence[str], cities: Sequence[City], *, sought: str = "", number: int = 0
) -> Screen:
    """Offer the cities, or those in whose names `sought` stands; also the clock by itself."""
    chosen_id, zone = value
    chosen = next((one for one in cities if one.id == chosen_id), view.city)
    found = [one for one in cities if sought.casefold() in one.name.casefold()]
    page = cut_page(found, number)
    shown = [
        _step(
            choice(city.name, is_chosen=city.id == chosen_id),
            DraftStep.CITY,
            view,
            value=number_of(city),
        )
        for city in page.items
    ]
    turning = paging_rows(page, lambda to: _act(DraftStep.PAGE, view, to))
    rows: list[Row] = [*side_by_side(shown), *turning]
    if sought:
        rows.append((_step(plain("All cities"), DraftStep.EVERY_CITY, view),))
    rows.append((_step(plain("🌍 Another clock"), DraftStep.ZONES, view),))
    text = words.ask_city(view, words.city_clock(chosen, zone), sought, len(found))
    return Screen(text, (*rows, (_back(view),)))


def zone_screen(view: EntryView, zone: str, now: datetime, *, own: str) -> Screen:
    """Offer the clocks with the time each shows now, the city's `own` first where it is none of these."""
    names = dict(ZONE_NAMES.items())
    clocks = [
        _step(
            choice(words.zone_label(one, name, now), is_chosen=name == zone), DraftStep.ZONE, view, value=one
        )
        for one, name in names.items()
    ]
    if own and own not in names.values():
        label = choice(plain("As the city: {zone}", zone=own), is_chosen=own == zone)
        clocks.insert(0, _step(label, DraftStep.ZONE, view))
    return Screen(words.ask_zone(view), (*((one,) for one in clocks), (_step_back(view),)))


def zone_name(number: int, own: str) -> str:
    """Return the zone that the number of a button stands for; nought is the city's own.

    Raises:
        EntryRefused: there is no such clock.
    """
    if number and number not in set(StaffZone):
        raise EntryRefused("unknown_code")
    return ZONE_NAMES[StaffZone(number)] if number else own


def _act(step: DraftStep, view: EntryView, value: int = 0) -> DraftAct:
    return DraftAct(act=step, code=view.code, field=int(EntryField.CITY), value=value)


def _step(label: str, step: DraftStep, view: EntryView, value: int = 0) -> Button:
    return step_button(label, step, view.code, EntryField.CITY, value=value)


def _step_back(view: EntryView) -> Button:
    return back_button(_act(DraftStep.SHOW, view))


def _back(view: EntryView) -> Button:
    return back_button(EntryAct(act=EntryStep.EDIT, code=view.code))
