"""The screen that asks whether a service is to be taken away from a place."""

from bot.domain.entry_fields import EntryField
from bot.services.entries import EntryView
from bot.telegram.directory_callbacks import EntryAct, EntryStep
from bot.telegram.keyboards import back_button, button
from bot.telegram.screens import Screen
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.entries import field_name
from bot.telegram.texts.entry_places import ask_away


def ask_away_screen(view: EntryView, left: int) -> Screen:
    """Ask it, or lead to the state of what is nowhere else."""
    state = EntryAct(act=EntryStep.FIELD, code=view.code, value=int(EntryField.STATUS))
    away = EntryAct(act=EntryStep.TAKEN_AWAY, code=view.code)
    row = button(field_name(EntryField.STATUS), state)
    if left:
        row = button(plain("Take away"), away, style="danger")
    return Screen(
        ask_away(view, left), ((row,), (back_button(EntryAct(act=EntryStep.EDIT, code=view.code)),))
    )
