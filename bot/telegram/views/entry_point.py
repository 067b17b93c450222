"""The screen that asks for the point of a place."""

from collections.abc import Sequence

from bot.domain.entry_checks import EntryRefused
from bot.domain.entry_fields import EntryField
from bot.services.entries import EntryView
from bot.telegram.directory_callbacks import DraftStep, EntryAct, EntryStep
from bot.telegram.keyboards import back_button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.entry_point import ask_point
from bot.telegram.views.entry_edit import step_button


def point_screen(view: EntryView, point: Sequence[float], *, refused: EntryRefused | None = None) -> Screen:
    """Ask for the point of a place."""
    rows: list[Row] = []
    if point:
        rows.append((step_button(plain("Remove the point"), DraftStep.CLEAR, view.code, EntryField.POINT),))
    back = back_button(EntryAct(act=EntryStep.EDIT, code=view.code))
    return Screen(ask_point(view, point, refused), (*rows, (back,)))
