"""A letter closed and opened, and the rows that lead to the others."""

from enum import IntEnum
from uuid import UUID

from bot.domain.letter import LetterView
from bot.services.mailbox import Letterbox, Opened
from bot.telegram.callbacks import LetterAct
from bot.telegram.contents import bare, html_of
from bot.telegram.keyboards import button
from bot.telegram.screens import Button, Outcome, Reply, Row, Screen
from bot.telegram.texts import letters as words
from bot.telegram.texts.catalogue import Safe, plain
from bot.telegram.texts.privacy import overwritten
from bot.telegram.texts.question import role_name
from bot.telegram.texts.unasked import letter_button, letter_stub

MOST_SHOWN = 6


class LetterStep(IntEnum):
    """What to do with a letter."""

    OPEN = 1
    HIDE = 2
    ANSWER = 3
    TELL_READING = 4
    KEEP_READING = 5


def stub_screen(letter_id: UUID) -> Screen:
    """Show a letter closed."""
    return Screen(letter_stub(), ((_act(letter_button(), letter_id, LetterStep.OPEN),),))


def spent_screen() -> Screen:
    """Stand where a letter was that cannot be opened any more."""
    return Screen(overwritten(), toast=words.never_again())


def letter_texts(letter: LetterView, *, is_media_above: bool = False) -> list[Safe]:
    """Return the words of a letter, in as many pieces as Telegram needs; the first is signed."""
    signed = words.signature(role_name(letter.role), letter.pseudonym, is_changed=letter.is_changed)
    place = words.media_above() if is_media_above else words.media_below()
    first, *rest = [html_of(piece) for piece in letter.texts] or [place]
    return [words.head(signed, first), *rest]


def letter_screen(opened: Opened, *, toast: str | None = None) -> Screen:
    """Show a letter opened."""
    text = letter_texts(opened.letter)[0]
    rows = letter_rows(opened.letter.id)
    if opened.is_asking:
        text = words.ask_about_reading(text)
        rows += (_reading_row(opened.letter.id),)
    if opened.next_id is not None:
        rows += ((_act(plain("Next letter ›"), opened.next_id, LetterStep.OPEN),),)
    return Screen(text, rows, toast=toast)


def opened_letter(opened: Opened) -> Outcome:
    """Show a letter opened; longer words, pictures, voices and files come below, as messages of their own."""
    letter = opened.letter
    parts = [Reply(text, letter_id=letter.id) for text in letter_texts(letter)[1:]]
    if letter.media:
        parts.append(Reply("", media=tuple(bare(one) for one in letter.media), letter_id=letter.id))
    return letter_screen(opened), *parts


def letter_rows(letter_id: UUID) -> tuple[Row, ...]:
    """Return the buttons of a letter that lies open."""
    hide = _act(plain("Hide"), letter_id, LetterStep.HIDE)
    return ((hide, _act(plain("💬 Answer"), letter_id, LetterStep.ANSWER)),)


def _reading_row(letter_id: UUID) -> Row:
    return (
        _act(plain("Yes"), letter_id, LetterStep.TELL_READING),
        _act(plain("No"), letter_id, LetterStep.KEEP_READING),
    )


def unread_rows(box: Letterbox) -> tuple[Row, ...]:
    """Return a button for each letter that waits."""
    return tuple((_act(letter_button(), one, LetterStep.OPEN),) for one in box.unread[:MOST_SHOWN])


def kept_rows(box: Letterbox) -> tuple[Row, ...]:
    """Return a button for each letter that she has read and can read again, the newest first."""
    room = MOST_SHOWN - min(len(box.unread), MOST_SHOWN)
    kept = list(reversed(box.kept))[:room]
    return tuple((_act(plain("Read again"), one, LetterStep.OPEN),) for one in kept)


def _act(label: str, letter_id: UUID, act: LetterStep) -> Button:
    return button(label, LetterAct(letter=letter_id.hex, act=act))
