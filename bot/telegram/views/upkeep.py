"""What those who keep the directory are asked: one tap says that an entry holds, another mends it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from bot.domain.keeping import Entry
from bot.telegram.desk_callbacks import StaffGo
from bot.telegram.directory_callbacks import EntryAct, EntryStep, EntryUndo
from bot.telegram.keyboards import back_button, button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import upkeep as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.upkeep_callbacks import CheckDone, CheckList
from bot.telegram.views.desk import Desk
from bot.telegram.views.paging import cut_page, paging_rows

LIST_PAGE = 5


def upkeep_rows(code: str, values: dict[str, Any]) -> tuple[Row, ...]:
    """Return the buttons under what a keeper is told; the values are those of the services."""
    if code == "mistake":
        return (_answers(values["place"]),)
    told, total = values["entries"], values["total"]
    if total == len(told):
        return _entry_rows(told)
    return (*_entry_rows(told), (button(words.to_check_label(total), CheckList()),))


def check_list_screen(
    found: Sequence[Entry], number: int, *, undo: UUID | None = None, toast: str | None = None
) -> Screen:
    """List what must be looked at; `undo` is what takes the last answer back."""
    page = cut_page(found, number, size=LIST_PAGE)
    first = page.number * LIST_PAGE + 1
    told = [one.to_json() for one in page.items]
    taking_back = ((button(plain("Undo the change"), EntryUndo(change=undo.hex)),),) if undo else ()
    rows: tuple[Row, ...] = (
        *_entry_rows(told, first=first, page=page.number),
        *paging_rows(page, lambda to: CheckList(page=to)),
        *taking_back,
        (back_button(StaffGo(to=Desk.DIRECTORY)),),
    )
    return Screen(words.due(told, len(found), first=first), rows, toast=toast)


def _entry_rows(told: Sequence[dict[str, Any]], *, first: int = 1, page: int = 0) -> tuple[Row, ...]:
    return tuple(_answers(one["code"], number, page) for number, one in enumerate(told, start=first))


def _answers(code: str, number: int | None = None, page: int = 0) -> Row:
    return (
        button(words.right_label(number), CheckDone(code=code, page=page), style="success"),
        button(words.mend_label(number), EntryAct(act=EntryStep.CARD, code=code)),
    )
