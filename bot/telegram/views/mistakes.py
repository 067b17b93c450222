"""What a woman can say is wrong on a card."""

from bot.domain.keeping import MistakeKind
from bot.services.upkeep import Heeded
from bot.telegram.callbacks import Card
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import upkeep as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.views.place_list import ask_row
from bot.telegram.visit_callbacks import Mistake


def mistake_row(origin: Card) -> Row:
    """Make the way from a card to what is wrong on it."""
    return (button(plain("⚠️ There is a mistake"), _press(origin)),)


def _press(origin: Card, kind: int = 0) -> Mistake:
    return Mistake(code=origin.code, what=origin.what, page=origin.page, kind=kind)


def wrong_screen(name: str, origin: Card) -> Screen:
    """Ask what is wrong."""
    kinds = tuple((button(words.kind_label(kind), _press(origin, kind)),) for kind in MistakeKind)
    return Screen(words.what_is_wrong(name), (*kinds, home_row(origin)))


def heeded_screen(heeded: Heeded, origin: Card) -> Screen:
    """Thank her, and lead back to the card."""
    if heeded is Heeded.TOO_MANY:
        return Screen(words.enough(), (ask_row(), home_row(origin)))
    return Screen(words.thanks(is_known=heeded is Heeded.KNOWN), (home_row(origin),))
