"""Screens of adding to the directory: one question each, then what it gives."""

from collections.abc import Sequence
from typing import TypeVar

from bot.domain.directory import LocationType
from bot.domain.entry_checks import EntryRefused
from bot.domain.new_entry import NewEntry, Question
from bot.services.previews import Preview
from bot.telegram.directory_callbacks import NewAct, NewStep
from bot.telegram.keyboards import button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import entry_new as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.entry_edit import kind_name
from bot.telegram.texts.time_settings import choice
from bot.telegram.views.entry_edit import KIND_ORDER
from bot.telegram.views.paging import PAGE_SIZE, Page, cut_page, paging_rows, side_by_side

TYPE_ORDER = tuple(words.TYPES)  # places in it stand in buttons: append only
LABEL_LIMIT = 60
T = TypeVar("T")


def typed_screen(question: Question, refused: EntryRefused | None = None) -> Screen:
    """Ask for words."""
    return Screen(words.ask(question, refused), ((_cancel(),),))


def choice_screen(question: Question, names: Sequence[str], number: int) -> Screen:
    """Offer what is known; a place may also be new."""
    page = cut_page(names, number)
    shown = [
        (_act(name[:LABEL_LIMIT], NewStep.CHOOSE, page.number * PAGE_SIZE + at),)
        for at, name in enumerate(page.items)
    ]
    new: tuple[Row, ...] = ()
    if question is Question.LOCATION:
        new = ((_act(plain("➕ A new place"), NewStep.NEW_PLACE),),)
    return Screen(words.ask(question), (*shown, *_turning(page), *new, (_cancel(),)))


def kinds_screen(new: NewEntry, number: int) -> Screen:
    """Let what is given be chosen."""
    page = cut_page(KIND_ORDER, number)
    kinds = [
        _act(
            choice(kind_name(kind), is_chosen=kind in new.kinds),
            NewStep.KIND,
            KIND_ORDER.index(kind),
        )
        for kind in page.items
    ]
    on = [_act(plain("Next ›"), NewStep.KINDS_DONE)] if new.kinds else []
    rows = (*side_by_side(kinds), *_turning(page), (_cancel(), *on))
    return Screen(words.ask(Question.KINDS), rows)


def type_names() -> list[str]:
    """Name the kinds of places."""
    return [words.type_name(kind) for kind in TYPE_ORDER]


def type_of(number: int) -> LocationType:
    """Return the kind of place that the number of a button stands for."""
    return TYPE_ORDER[number % len(TYPE_ORDER)]


def preview_screen(found: Preview) -> Screen:
    """Show what a new entry would be, and ask whether it is to be saved."""
    again = _act(plain("Correct"), NewStep.AGAIN)
    save = button(plain("Save"), NewAct(act=NewStep.SAVE), style="success")
    return Screen(words.preview(found), ((save,), (again, _cancel())))


def _turning(page: Page[T]) -> tuple[Row, ...]:
    return paging_rows(page, lambda to: NewAct(act=NewStep.PAGE, value=to))


def _cancel() -> Button:
    return _act(plain("Cancel"), NewStep.CANCEL)


def _act(label: str, step: NewStep, value: int = 0) -> Button:
    return button(label, NewAct(act=step, value=value))
