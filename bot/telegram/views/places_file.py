"""The screen that offers the directory as a file."""

from bot.services.directory_sending import FORMS
from bot.telegram.directory_callbacks import EntryList, ListStep, PlacesFile
from bot.telegram.keyboards import back_button, button
from bot.telegram.screens import Screen
from bot.telegram.texts import places_file as words


def forms_screen(*, toast: str | None = None) -> Screen:
    """Offer the forms, a button each."""
    forms = [(button(words.form_label(form), PlacesFile(form=at)),) for at, form in enumerate(FORMS, start=1)]
    back = (back_button(EntryList(act=ListStep.CITIES)),)
    return Screen(words.choose_form(), (*forms, back), toast=toast)
