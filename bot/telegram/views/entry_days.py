"""Screens of editing changed days."""

from collections.abc import Sequence
from datetime import date

from bot.domain.directory import LocationType
from bot.domain.entry_checks import EntryRefused
from bot.domain.entry_fields import EntryField
from bot.services.entries import EntryView
from bot.telegram.directory_callbacks import DraftAct, DraftStep, EntryAct, EntryStep
from bot.telegram.keyboards import back_button, button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import entry_days as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.views.paging import cut_page, paging_rows


def days_screen(view: EntryView, found: Sequence[tuple[date, str]], number: int) -> Screen:
    """List the changed days ahead, each with what is said of it."""
    code, page = view.code, cut_page(found, number)
    shown = [
        (_step(words.day_label(day, said), DraftStep.DAY_OPEN, code, day.toordinal()),)
        for day, said in page.items
    ]
    turning = paging_rows(
        page, lambda to: DraftAct(act=DraftStep.PAGE, code=code, field=int(EntryField.EXCEPTIONS), value=to)
    )
    add = _step(plain("➕ Add a day"), DraftStep.ADD_DAY, code)
    on = _step(plain("Next ›"), DraftStep.PREVIEW, code)
    back = back_button(EntryAct(act=EntryStep.EDIT, code=code))
    return Screen(words.days(view, len(found)), (*shown, *turning, (add,), (back, on)))


def asked_screen(view: EntryView, asks: str, refused: EntryRefused | None = None) -> Screen:
    """Ask for dates, hours, a stop or a note."""
    code = view.code
    near: tuple[Row, ...] = ()
    if asks == words.DATES:
        today = _step(plain("Today"), DraftStep.DAY_SOON, code, 0)
        near = ((today, _step(plain("Tomorrow"), DraftStep.DAY_SOON, code, 1)),)
    return Screen(words.asked(asks, refused), (*near, (_to_days(code),)))


def what_screen(
    view: EntryView, dates: Sequence[date], *, is_known: bool, refused: EntryRefused | None = None
) -> Screen:
    """Ask what happens on these days; a known one can be taken out."""
    code = view.code
    closed = _step(plain("🔴 Closed"), DraftStep.DAYS_CLOSED, code)
    rows: list[Row] = [(closed, _step(plain("🕐 Other hours"), DraftStep.DAYS_HOURS, code))]
    note = _step(plain("📝 Only a note"), DraftStep.DAYS_NOTE, code)
    if view.listing.location.location_type is LocationType.MOBILE:
        rows.append((_step(plain("🚌 Another stop"), DraftStep.DAYS_MOVED, code), note))
    else:
        rows.append((note,))
    if is_known:
        rows.append((_step(plain("✖️ As usual again"), DraftStep.DROP_DAY, code),))
    return Screen(words.what(dates, refused), (*rows, (_to_days(code),)))


def _to_days(code: str) -> Button:
    return _step(plain("‹ Back"), DraftStep.DAY_LIST, code)


def _step(label: str, step: DraftStep, code: str, value: int = 0) -> Button:
    return button(label, DraftAct(act=step, code=code, field=int(EntryField.EXCEPTIONS), value=value))
