"""Screens after a conversation is closed."""

from bot.domain.conversation import Thread
from bot.telegram.callbacks import Go, Place, Rate
from bot.telegram.keyboards import button, home_row, menu_button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import question as words
from bot.telegram.texts.unasked import letter_button

SCORES = range(1, 6)


def closed_rows(thread: str) -> tuple[Row, ...]:
    """Offer to open the neutral stub."""
    return ((button(letter_button(), Rate(thread=thread, score=0)),),)


def rating_screen(thread: Thread) -> Screen:
    """Say that the conversation is closed, and ask whether it has helped."""
    scores = tuple(button(str(score), Rate(thread=thread.id.hex, score=score)) for score in SCORES)
    return Screen(words.closed(words.question_theme(thread.theme)), (scores, home_row(Go(to=Place.ASK))))


def rated_screen() -> Screen:
    """Thank her, and let her add a line."""
    return Screen(words.rated(), ((menu_button(),),))


def commented_screen() -> Screen:
    """Thank her for the line."""
    return Screen(words.commented(), ((menu_button(),),))
