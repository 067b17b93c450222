"""Screens of her safe word."""

from bot.telegram.callbacks import Go, Place, PrivacyAct
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import safe_word as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.views.discreet import Step


def safe_word_screen(*, is_set: bool, again: bool = False) -> Screen:
    """Say how it works and ask for it; the word itself is never shown."""
    forget = (button(plain("Remove the word"), PrivacyAct(what=Step.FORGET_WORD)),)
    rows: tuple[Row, ...] = (forget,) if is_set else ()
    text = words.safe_word(is_set=is_set, again=again)
    return Screen(text, (*rows, home_row(Go(to=Place.PRIVACY))))


def chosen_screen() -> Screen:
    """Say that it is kept."""
    return Screen(words.chosen(), (home_row(Go(to=Place.PRIVACY)),))


def forgotten_screen() -> Screen:
    """Say that it is gone."""
    return Screen(words.forgotten(), (home_row(Go(to=Place.PRIVACY)),))
