"""Buttons below what a directory file would change."""

from bot.telegram.directory_callbacks import EntryList, FileAct, FileStep, ListStep
from bot.telegram.keyboards import back_button, button
from bot.telegram.screens import Row, Rows, Screen
from bot.telegram.texts import places_intake as words
from bot.telegram.texts.catalogue import Safe, plain


def agree_rows(job: str) -> tuple[Row, ...]:
    """Offer to write the changes or to leave all as it is."""
    return (
        (
            button(plain("Write it"), FileAct(job=job, act=FileStep.WRITE), style="success"),
            button(plain("Drop the file"), FileAct(job=job, act=FileStep.DROP)),
        ),
    )


def progress_rows(job: str, done: int, of: int) -> Rows:
    """Show how far the writing has come in the place of the buttons; a press says so in words."""
    return Rows(((button(words.progress_label(done, of), FileAct(job=job, act=FileStep.STATE)),),))


def file_screen(text: Safe) -> Screen:
    """Say something about a file, with the way to the directory."""
    return Screen(text, ((back_button(EntryList(act=ListStep.CITIES)),),), fresh=True)
