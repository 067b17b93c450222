"""Screens of asking a question and of reading the answer."""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from bot.domain.conversation import ASKABLE, Theme, Thread
from bot.services.mailbox import Letterbox
from bot.telegram.callbacks import AskAbout, AskStep, Go, Place
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import question as words
from bot.telegram.texts.catalogue import Safe, lines, plain
from bot.telegram.texts.themes import theme_name
from bot.telegram.texts.times import day_words
from bot.telegram.views.letters import MOST_SHOWN, kept_rows, unread_rows
from bot.telegram.views.paging import side_by_side


class Step(IntEnum):
    """What to do with what she has written."""

    SEND = 1
    WRITE_ON = 2
    CANCEL = 3
    YES = 4
    NO = 5


def themes_screen(box: Letterbox, *, has_questions: bool) -> Screen:
    """Ask what it is about; letters that wait come first."""
    themes = side_by_side([button(theme_name(theme), AskAbout(theme=int(theme))) for theme in ASKABLE])
    mine: tuple[Row, ...] = ()
    if has_questions:
        mine = ((button(plain("My questions"), Go(to=Place.MY_QUESTIONS)),),)
    return Screen(words.themes(), (*unread_rows(box), *themes, *mine, home_row(Go(to=Place.MENU))))


def writing_screen(theme: Theme, expected: Safe, *, has_places: bool = False) -> Screen:
    """Ask her to write, and say when an answer comes; where that is late, lead to what is open now."""
    if theme is Theme.URGENT:
        return Screen(words.urgent_invitation(), (home_row(Go(to=Place.SOS)),))
    text = words.invitation_to_write(theme_name(theme), expected)
    return Screen(text, (*_places(has_places=has_places), home_row(Go(to=Place.ASK))))


def ready_screen(count: int, *, note: str = "", is_album: bool = False) -> Screen:
    """Ask whether to send what she has written; the messages of an album are still coming in."""
    ready = words.ready_album() if is_album else words.ready(count)
    text = lines(note, ready) if note else ready
    return Screen(
        text,
        (
            (button(plain("✅ Send"), AskStep(step=Step.SEND), style="success"),),
            (
                button(plain("✏️ Write more"), AskStep(step=Step.WRITE_ON)),
                button(plain("✖️ Cancel"), AskStep(step=Step.CANCEL)),
            ),
        ),
    )


def prepared_screen(text: str, *, is_whole: bool) -> Screen:
    """Show words put together for her: she sends them herself, or writes what is missing."""
    send = (button(plain("✅ Send"), AskStep(step=Step.SEND), style="success"),)
    rest = (
        button(plain("✏️ Write more"), AskStep(step=Step.WRITE_ON)),
        button(plain("✖️ Cancel"), AskStep(step=Step.CANCEL)),
    )
    rows: tuple[Row, ...] = (send, rest) if is_whole else (rest[1:],)
    return Screen(words.prepared(text, is_whole=is_whole), (*rows, home_row(Go(to=Place.MENU))))


def write_on_screen() -> Screen:
    """Let her go on writing."""
    cancel = button(plain("✖️ Cancel"), AskStep(step=Step.CANCEL))
    return Screen(words.write_on(), ((cancel,),))


def sent_screen(expected: Safe, *, is_urgent: bool, has_places: bool = False) -> Screen:
    """Say that it was sent, and when an answer comes."""
    text = words.sent_urgent() if is_urgent else words.sent(expected)
    mine = (button(plain("My questions"), Go(to=Place.MY_QUESTIONS)),)
    return Screen(text, (*_places(has_places=has_places), mine, home_row(Go(to=Place.ASK))))


def _places(*, has_places: bool) -> tuple[Row, ...]:
    return ((button(plain("🟢 Open now"), Go(to=Place.OPEN_NOW)),),) if has_places else ()


def dropped_screen() -> Screen:
    """Say that nothing was sent."""
    return Screen(words.dropped(), (home_row(Go(to=Place.ASK)),))


def offer_screen(*, note: str = "") -> Screen:
    """Ask whether loose messages are meant for the consultants."""
    yes = button(plain("Yes"), AskStep(step=Step.YES), style="success")
    return Screen(
        lines(note, words.offer()) if note else words.offer(),
        ((yes, button(plain("No"), AskStep(step=Step.NO))), home_row(Go(to=Place.MENU))),
    )


def my_questions_screen(threads: Sequence[Thread], box: Letterbox, today: date) -> Screen:
    """List her questions and where each stands; letters that wait come first, those she has read last."""
    rows = (*unread_rows(box), *kept_rows(box), home_row(Go(to=Place.ASK)))
    if not threads:
        return Screen(words.no_questions(), rows)
    shown = [
        words.question_line(
            words.question_theme(thread.theme),
            words.state_words(thread.state),
            day_words(thread.opened_day, today),
        )
        for thread in threads[:MOST_SHOWN]
    ]
    waiting = [words.letters_wait(len(box.unread))] if box.unread else []
    return Screen(lines(words.my_questions(), *waiting, "", *shown), rows)
