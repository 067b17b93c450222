"""Screens of asking a question and of reading the answer."""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from uuid import UUID

from bot.domain.conversation import ASKABLE, Theme, Thread
from bot.services.letters import LetterView
from bot.telegram.callbacks import AskAbout, AskStep, Go, LetterAct, Place
from bot.telegram.contents import html_of
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Button, Outcome, Reply, Row, Screen
from bot.telegram.texts import question as words
from bot.telegram.texts.catalogue import lines, plain
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


def writing_screen(theme: Theme) -> Screen:
    """Ask her to write."""
    if theme is Theme.URGENT:
        return Screen(words.urgent_invitation(), (home_row(Go(to=Place.SOS)),))
    return Screen(words.invitation_to_write(theme_name(theme)), (home_row(Go(to=Place.ASK)),))


def ready_screen(count: int, *, note: str = "") -> Screen:
    """Ask whether to send what she has written."""
    text = lines(note, words.ready(count)) if note else words.ready(count)
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


def sent_screen(*, is_urgent: bool) -> Screen:
    """Say that it was sent."""
    text = words.sent_urgent() if is_urgent else words.sent()
    mine = (button(plain("My questions"), Go(to=Place.MY_QUESTIONS)),)
    return Screen(text, (mine, home_row(Go(to=Place.ASK))))


def dropped_screen() -> Screen:
    """Say that nothing was sent."""
    return Screen(words.dropped(), (home_row(Go(to=Place.ASK)),))


def offer_screen() -> Screen:
    """Ask whether a loose message is meant for the consultants."""
    yes = button(plain("Yes"), AskStep(step=Step.YES), style="success")
    return Screen(
        words.offer(), ((yes, button(plain("No"), AskStep(step=Step.NO))), home_row(Go(to=Place.MENU)))
    )


def refused_screen() -> Screen:
    """Refuse a kind of message kindly."""
    return Screen(words.not_this_kind(), (home_row(Go(to=Place.ASK)),))


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
    """Show a letter opened; a photo comes as a message of its own."""
    rows = _letter_rows(letter.id)
    body, signature = html_of(letter.content), words.role_name(letter.role)
    if "photo" in letter.content:
        photo = Reply(body if len(body) < 1000 else "", photo=str(letter.content["photo"]))  # noqa: PLR2004
        text = words.letter(signature, body or words.photo_below())
        return Screen(text, rows), photo
    text = words.letter(signature, body) if len(body) < TEXT_LIMIT else body
    return Screen(text, rows)


def _letter_rows(letter_id: UUID) -> tuple[Row, ...]:
    return (
        (
            button(plain("Hide"), LetterAct(letter=letter_id.hex, act=LetterStep.HIDE)),
            button(plain("💬 Answer"), LetterAct(letter=letter_id.hex, act=LetterStep.ANSWER)),
        ),
    )


def _open_button(letter_id: UUID) -> Button:
    return button(letter_button(), LetterAct(letter=letter_id.hex, act=LetterStep.OPEN))
