"""Screens of asking a question and of reading the answer."""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from uuid import UUID

from bot.domain.content import ContentKind
from bot.domain.conversation import ASKABLE, Theme, Thread
from bot.domain.letter import LetterView
from bot.telegram.callbacks import AskAbout, AskStep, Go, LetterAct, Place
from bot.telegram.contents import bare, html_of, words_of
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Button, Outcome, Reply, Row, Screen
from bot.telegram.texts import question as words
from bot.telegram.texts.catalogue import Safe, lines, plain
from bot.telegram.texts.themes import theme_name
from bot.telegram.texts.times import day_words
from bot.telegram.texts.unasked import letter_button, letter_stub
from bot.telegram.views.paging import side_by_side

MOST_SHOWN = 6
TEXT_LIMIT = 4000  # Telegram takes 4096; the signature and a margin stay free


class Step(IntEnum):
    """What to do with what she has written."""

    SEND = 1
    WRITE_ON = 2
    CANCEL = 3
    YES = 4
    NO = 5


class LetterStep(IntEnum):
    """What to do with a letter."""

    OPEN = 1
    HIDE = 2
    ANSWER = 3


def themes_screen(*, unread: Sequence[UUID], has_questions: bool) -> Screen:
    """Ask what it is about; letters that wait come first."""
    letters: tuple[Row, ...] = tuple((_open_button(letter),) for letter in unread[:MOST_SHOWN])
    themes = side_by_side([button(theme_name(theme), AskAbout(theme=int(theme))) for theme in ASKABLE])
    mine: tuple[Row, ...] = ()
    if has_questions:
        mine = ((button(plain("My questions"), Go(to=Place.MY_QUESTIONS)),),)
    return Screen(words.themes(), (*letters, *themes, *mine, home_row(Go(to=Place.MENU))))


def writing_screen(theme: Theme, expected: Safe) -> Screen:
    """Ask her to write, and say when an answer comes."""
    if theme is Theme.URGENT:
        return Screen(words.urgent_invitation(), (home_row(Go(to=Place.SOS)),))
    return Screen(words.invitation_to_write(theme_name(theme), expected), (home_row(Go(to=Place.ASK)),))


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


def write_on_screen() -> Screen:
    """Let her go on writing."""
    cancel = button(plain("✖️ Cancel"), AskStep(step=Step.CANCEL))
    return Screen(words.write_on(), ((cancel,),))


def sent_screen(expected: Safe, *, is_urgent: bool) -> Screen:
    """Say that it was sent, and when an answer comes."""
    text = words.sent_urgent() if is_urgent else words.sent(expected)
    mine = (button(plain("My questions"), Go(to=Place.MY_QUESTIONS)),)
    return Screen(text, (mine, home_row(Go(to=Place.ASK))))


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


def my_questions_screen(threads: Sequence[Thread], unread: Sequence[UUID], today: date) -> Screen:
    """List her questions and where each stands."""
    letters: tuple[Row, ...] = tuple((_open_button(letter),) for letter in unread[:MOST_SHOWN])
    rows = (*letters, home_row(Go(to=Place.ASK)))
    if not threads:
        return Screen(words.no_questions(), rows)
    shown = [
        words.question_line(
            theme_name(thread.theme), words.state_words(thread.state), day_words(thread.opened_day, today)
        )
        for thread in threads[:MOST_SHOWN]
    ]
    return Screen(lines(words.my_questions(), "", *shown), rows)


def stub_screen(letter_id: UUID) -> Screen:
    """Show a letter closed."""
    return Screen(letter_stub(), ((_open_button(letter_id),),))


def letter_screen(letter: LetterView) -> Outcome:
    """Show a letter opened; pictures, voices and files come below it, as messages of their own."""
    rows, signature = _letter_rows(letter.id), words.role_name(letter.role)
    if letter.is_changed:
        signature = words.changed(signature)
    body = lines(*(html_of(content) for content in letter.contents if words_of(content)))
    media = tuple(bare(content) for content in letter.contents if content["kind"] != ContentKind.TEXT)
    text = words.letter(signature, body or words.media_below()) if len(body) < TEXT_LIMIT else body
    if not media:
        return Screen(text, rows)
    return Screen(text, rows), Reply("", media=media, letter_id=letter.id)


def _letter_rows(letter_id: UUID) -> tuple[Row, ...]:
    return (
        (
            button(plain("Hide"), LetterAct(letter=letter_id.hex, act=LetterStep.HIDE)),
            button(plain("💬 Answer"), LetterAct(letter=letter_id.hex, act=LetterStep.ANSWER)),
        ),
    )


def _open_button(letter_id: UUID) -> Button:
    return button(letter_button(), LetterAct(letter=letter_id.hex, act=LetterStep.OPEN))
