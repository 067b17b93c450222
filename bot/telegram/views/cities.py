"""Screens of correcting cities."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from bot.domain.city_fields import CityField, read_city
from bot.domain.codes import short_code
from bot.domain.directory import City
from bot.domain.entry_changes import ChangedMeanwhile
from bot.domain.entry_checks import EntryRefused
from bot.telegram.directory_callbacks import CityAct, CityStep, CityUndo, EntryList, ListStep
from bot.telegram.keyboards import back_button, button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import cities as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.entry_edit import conflict
from bot.telegram.views.paging import cut_page, paging_rows, side_by_side


def cities_screen(found: Sequence[City], number: int = 0, *, toast: str | None = None) -> Screen:
    """List the cities."""
    page = cut_page(found, number)
    shown = [button(words.city_label(one), _act(CityStep.CITY, one)) for one in page.items]
    turning = paging_rows(page, lambda to: CityAct(act=CityStep.LIST, value=to))
    back = (back_button(EntryList(act=ListStep.CITIES)),)
    return Screen(words.cities(), (*side_by_side(shown), *turning, back), toast=toast)


def city_screen(city: City, *, undo: UUID | None = None, toast: str | None = None) -> Screen:
    """Show a city; `undo` is the change just made."""
    rows: list[Row] = []
    if undo is not None:
        rows.append((button(plain("Undo the change"), CityUndo(change=undo.hex)),))
    fields = [button(words.field_label(field), _act(CityStep.ASK, city, field)) for field in CityField]
    back = (back_button(CityAct(act=CityStep.LIST)),)
    return Screen(words.city(city), (*rows, *side_by_side(fields), back), toast=toast)


def ask_screen(
    city: City, field: CityField, *, refused: EntryRefused | None = None, toast: str | None = None
) -> Screen:
    """Ask for a field."""
    now = read_city(city, field)
    clear = ((button(plain("🧹 Make it empty"), _act(CityStep.CLEAR, city, field)),),) if now else ()
    back = (back_button(_act(CityStep.CITY, city)),)
    return Screen(words.ask(city, field, now, refused), (*clear, back), toast=toast)


def preview_screen(city: City, field: CityField, value: Any) -> Screen:
    """Show what is to be saved."""
    again = button(plain("Correct"), _act(CityStep.ASK, city, field))
    rows = (
        (button(plain("Save"), _act(CityStep.SAVE, city, field), style="success"),),
        (again, button(plain("Cancel"), _act(CityStep.CITY, city))),
    )
    return Screen(words.preview(city, field, value), rows)


def conflict_screen(city: City, field: CityField, error: ChangedMeanwhile) -> Screen:
    """Tell that somebody else was quicker, before anything of theirs is written over."""
    rows = (
        (button(plain("Save mine"), _act(CityStep.SAVE, city, field)),),
        (button(plain("Cancel"), _act(CityStep.CITY, city)),),
    )
    return Screen(conflict(error.role, words.said(field, read_city(city, field))), rows)


def _act(step: CityStep, city: City, value: int = 0) -> CityAct:
    return CityAct(act=step, city=short_code(city.id), value=int(value))
