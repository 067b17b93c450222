"""Screens of the staff's directory: cities, entries, the card of one, its history."""

from collections.abc import Callable, Sequence
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.domain.codes import short_code
from bot.domain.directory import City, Status
from bot.domain.entry_changes import Change
from bot.domain.entry_fields import EntryField
from bot.domain.rights import Right, may
from bot.domain.staff import Member
from bot.services.day_statuses import Today
from bot.services.entries import PAGE, EntryPage, EntryView
from bot.telegram.desk_callbacks import StaffGo
from bot.telegram.directory_callbacks import (
    CityAct,
    CityStep,
    EntryAct,
    EntryList,
    EntryStep,
    EntryUndo,
    ListStep,
    PlacesFile,
)
from bot.telegram.keyboards import back_button, button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import entries as words
from bot.telegram.texts import place_card
from bot.telegram.texts.catalogue import lines, plain
from bot.telegram.texts.entry_history import history
from bot.telegram.texts.times import time_words
from bot.telegram.texts.upkeep import to_check_label
from bot.telegram.upkeep_callbacks import CheckList
from bot.telegram.views.desk import Desk
from bot.telegram.views.paging import Page, cut_page, paging_rows, side_by_side

HISTORY_PAGE = 10
MINUTES = 60


def cities_screen(
    found: Sequence[tuple[City, int]], member: Member, number: int = 0, *, to_check: int = 0
) -> Screen:
    """List the cities of the directory; `to_check` counts the entries somebody must look at."""
    page = cut_page(found, number)
    cities = [
        button(words.city_label(city, count), EntryList(act=ListStep.CITY, city=short_code(city.id)))
        for city, count in page.items
    ]
    turning = paging_rows(page, lambda to: EntryList(act=ListStep.CITIES, page=to))
    searching = (_find_button(), *_add_button(member, EntryList(act=ListStep.EVERYWHERE)))
    checking = ((button(to_check_label(to_check), CheckList()),),) if to_check else ()
    back = (back_button(StaffGo(to=Desk.HOME)),)
    files: tuple[Row, ...] = ()
    if may(member, Right.DIRECTORY):
        towns = button(plain("🏙 Cities"), CityAct(act=CityStep.LIST))
        files = ((button(plain("📥 File"), PlacesFile()), towns),)
    return Screen(words.cities(found), (*checking, *side_by_side(cities), *turning, searching, *files, back))


def everywhere_screen(found: Sequence[tuple[City, int]], number: int) -> Screen:
    """Ask in which city something is new; also in those that have nothing yet."""
    page = cut_page(found, number)
    cities = [
        button(words.city_label(city, count), EntryList(act=ListStep.ADD, city=short_code(city.id)))
        for city, count in page.items
    ]
    turning = paging_rows(page, lambda to: EntryList(act=ListStep.EVERYWHERE, page=to))
    back = (back_button(EntryList(act=ListStep.CITIES)),)
    return Screen(words.in_which_city(), (*side_by_side(cities), *turning, back))


def _add_button(member: Member, add: EntryList) -> list[Button]:
    return [button(plain("➕ Add"), add)] if may(member, Right.DIRECTORY) else []


def city_screen(city: City, page: EntryPage, member: Member) -> Screen:
    """List the entries of a city."""
    code = short_code(city.id)
    turning = _turning(page, lambda to: EntryList(act=ListStep.CITY, city=code, page=to))
    back = (back_button(EntryList(act=ListStep.CITIES)),)
    searching = (_find_button(), *_add_button(member, EntryList(act=ListStep.ADD, city=code)))
    return Screen(words.entries(city, page), (*_entry_rows(page), *turning, searching, back))


def _entry_rows(page: EntryPage) -> tuple[Row, ...]:
    return tuple(
        (
            button(
                words.entry_label(line, is_stale=line.code in page.stale),
                EntryAct(act=EntryStep.CARD, code=line.code),
            ),
        )
        for line in page.lines
    )


def _turning(page: EntryPage, to_page: Callable[[int], EntryList]) -> tuple[Row, ...]:
    return paging_rows(Page(page.lines, page.number, page.count), to_page)


def _find_button() -> Button:
    return button(plain("🔎 Search"), EntryList(act=ListStep.FIND))


def ask_words_screen(*, is_again: bool = False) -> Screen:
    """Ask what to look for."""
    return Screen(
        words.ask_words(is_again=is_again), ((back_button(EntryList(act=ListStep.CITIES)),),), fresh=is_again
    )


def found_screen(text: str, page: EntryPage) -> Screen:
    """List what was found."""
    turning = _turning(page, lambda to: EntryList(act=ListStep.FOUND, page=to))
    back = (back_button(EntryList(act=ListStep.CITIES)),)
    return Screen(words.found(text, page.total), (*_entry_rows(page), *turning, (_find_button(),), back))


def entry_screen(
    view: EntryView, member: Member, *, undo: UUID | None = None, toast: str | None = None
) -> Screen:
    """Show an entry with what this member may do to it; `undo` is the change just made."""
    rows: list[Row] = []
    if undo is not None:
        rows.append((button(plain("Undo the change"), EntryUndo(change=undo.hex)),))
    if view.may_edit and not view.listing.place.schedules:
        hours = EntryAct(act=EntryStep.FIELD, code=view.code, value=int(EntryField.HOURS))
        rows.append((button(plain("🕐 Write down the hours"), hours),))
    if view.listing.place.status is Status.ACTIVE:
        rows += _today_rows(view.code)
    if view.may_edit:
        edit = _act(plain("✏️ Change"), EntryStep.EDIT, view.code)
        rows.append((_act(plain("✅ All correct"), EntryStep.CONFIRM, view.code), edit))
    rows.append(tuple(_looking(view, member)))
    list_of = EntryList(act=ListStep.CITY, city=short_code(view.city.id), page=view.page)
    return Screen(words.entry_card(view), (*rows, (back_button(list_of),)), toast=toast)


def _today_rows(code: str) -> list[Row]:
    return [
        (
            _act(plain("Closed today"), EntryStep.CLOSED_TODAY, code),
            _act(plain("Closing earlier"), EntryStep.EARLIER, code),
        ),
        (_act(plain("Open as usual"), EntryStep.AS_USUAL, code),),
    ]


def _looking(view: EntryView, member: Member) -> list[Button]:
    row = []
    if view.card is not None:
        row.append(_act(plain("👁 As she sees it"), EntryStep.AS_SHE_SEES, view.code))
    if may(member, Right.JOURNAL):
        row.append(_act(plain("📜 History"), EntryStep.HISTORY, view.code))
    return row


def as_she_sees_screen(view: EntryView) -> Screen:
    """Show the card that women see."""
    text = place_card.card(view.card) if view.card else words.entry_gone()
    return Screen(text, (_back_to(view.code),))


def history_screen(view: EntryView, changes: Sequence[Change], number: int) -> Screen:
    """Show what was changed of an entry."""
    page = cut_page(changes, number, size=HISTORY_PAGE)
    turning = paging_rows(page, lambda to: EntryAct(act=EntryStep.HISTORY, code=view.code, value=to))
    text = history(view, page.items, ZoneInfo(view.listing.location.zone))
    return Screen(text, (*turning, _back_to(view.code)))


def earlier_screen(today: Today, code: str) -> Screen:
    """Ask until when a place is open today."""
    ends = [
        button(
            time_words(end, today.zone),
            EntryAct(act=EntryStep.EARLIER_AT, code=code, value=_minute(today, number)),
        )
        for number, end in enumerate(today.ends)
    ]
    shown = side_by_side(ends[-2 * PAGE :], wide=4)
    return Screen(words.ask_end(today.listing.service.name), (*shown, _back_to(code)))


def _minute(today: Today, number: int) -> int:
    """Return an end as minutes of its day, so that an old button means the same time of day."""
    local = today.ends[number].astimezone(today.zone)
    return (local.date() - today.day).days * 24 * MINUTES + local.hour * MINUTES + local.minute


def gone_screen(toast: str) -> Screen:
    """Show where to go on when an entry has left."""
    row = (back_button(EntryList(act=ListStep.CITIES)),)
    return Screen(lines(toast), (row,), toast=toast)


def _back_to(code: str) -> Row:
    return (back_button(EntryAct(act=EntryStep.CARD, code=code)),)


def _act(label: str, step: EntryStep, code: str) -> Button:
    return button(label, EntryAct(act=step, code=code))
