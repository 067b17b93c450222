"""Tasks in the members' private chats: the list, one of them, and what can come of it."""

from collections.abc import Sequence
from enum import IntEnum

from bot.domain.care import CHOSEN, LATER_DAYS, OUTCOME_NUMBERS, CareTask, Outcome
from bot.services.care import TaskView
from bot.telegram.care_callbacks import CareAct, CareGo
from bot.telegram.desk_callbacks import StaffGo
from bot.telegram.keyboards import back_button, button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import care as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.worklist import member_name
from bot.telegram.views.desk import Desk
from bot.telegram.views.paging import cut_page, paging_rows, side_by_side

NUMBERS = {outcome: number for number, outcome in OUTCOME_NUMBERS.items()}


class Do(IntEnum):
    """What a button does to a task; the numbers are for ever."""

    SHOW = 0
    TAKE = 1
    WRITE = 2
    END = 3
    ASK_LATER = 4
    LATER = 5


def tasks_row() -> tuple[Row, ...]:
    """Lead from a line in private to the tasks."""
    return ((button(plain("🗒 Show the tasks"), CareGo()),),)


def tasks_screen(tasks: Sequence[CareTask], number: int = 0, *, toast: str | None = None) -> Screen:
    """Show a page of tasks, each a button."""
    page = cut_page(tasks, number)
    items = [(button(words.label(task), _act(task, Do.SHOW, page.number)),) for task in page.items]
    turning = paging_rows(page, lambda to: CareGo(page=to))
    back: Row = (back_button(StaffGo(to=Desk.QUEUE)),)
    about = tuple(task.id for task in page.items)
    return Screen(words.heading(len(tasks)), (*items, *turning, back), toast=toast, about=about)


def task_screen(view: TaskView, page: int, *, toast: str | None = None) -> Screen:
    """Show a task and what can be done."""
    task, holder = view.task, None if view.holder is None else member_name(view.holder)
    text = words.card(task, holder, view.now)
    back: Row = (back_button(CareGo(page=page)),)
    rows = (*_rows(task, page), back) if task.is_open else (back,)
    return Screen(text, rows, toast=toast, about=(task.id,))


def _rows(task: CareTask, page: int) -> tuple[Row, ...]:
    first: list[Button] = []
    if task.taken_by is None:
        first.append(button(plain("Take"), _act(task, Do.TAKE, page), style="primary"))
    if task.may_be_written:
        first.append(button(plain("✍️ Write to her"), _act(task, Do.WRITE, page)))
    ends = [_end(task, outcome, page) for outcome in CHOSEN if outcome is not Outcome.LATER]
    later = button(words.outcome_label(Outcome.LATER), _act(task, Do.ASK_LATER, page))
    return (*((tuple(first),) if first else ()), *side_by_side(ends), (later,))


def _end(task: CareTask, outcome: Outcome, page: int) -> Button:
    return button(words.outcome_label(outcome), _act(task, Do.END, page, NUMBERS[outcome]))


def later_screen(view: TaskView, page: int) -> Screen:
    """Ask on which day a task comes back."""
    days = tuple(button(words.day_label(days), _act(view.task, Do.LATER, page, days)) for days in LATER_DAYS)
    back: Row = (back_button(_act(view.task, Do.SHOW, page)),)
    return Screen(words.when_again(), (days, back), about=(view.task.id,))


def _act(task: CareTask, act: Do, page: int, value: int = 0) -> CareAct:
    return CareAct(task=task.id.hex, act=act, value=value, page=page)
