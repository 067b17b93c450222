"""Screens of a hand-over to another room, on the card of a conversation."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from bot.telegram.desk_callbacks import DeskAct
from bot.telegram.handover_callbacks import DeskNote, DeskRoom
from bot.telegram.keyboards import button
from bot.telegram.plain_html import plain_words
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import rooms as words
from bot.telegram.texts.aliases import alias_name
from bot.telegram.texts.catalogue import Safe, lines, plain
from bot.telegram.texts.themes import theme_name
from bot.telegram.views.room_steps import NoteStep, RoomHand, mark_of
from bot.telegram.views.staff import Act, card_screen

Naming = list[str | None]


def room_buttons(thread: str, rooms: Sequence[tuple[UUID, Naming]]) -> list[Button]:
    """Make the buttons that choose another room."""
    return [
        button(f"👥 {words.named(naming)}", DeskRoom(thread=thread, room=mark_of(room_id), step=RoomHand.ASK))
        for room_id, naming in rooms
    ]


def ask_screen(card: dict[str, Any], room_id: UUID, naming: Naming) -> Screen:
    """Ask whether the other room gets a note."""
    choices = {
        RoomHand.PLAIN: words.without_history(),
        RoomHand.WITH_NOTE: words.with_note(),
    }
    rows = [
        (button(label, DeskRoom(thread=card["thread"], room=mark_of(room_id), step=step)),)
        for step, label in choices.items()
    ]
    return _beside(card, words.how_to_hand_over(words.named(naming)), (*rows, _back(card)))


def prompt_screen(card: dict[str, Any], naming: Naming) -> Screen:
    """Ask for the note; a line of its own says so too, which can be replied to."""
    return _beside(card, words.write_note(words.named(naming)), (_back(card),))


def gone_screen(card: dict[str, Any], naming: Naming) -> Screen:
    """Stand where the card of a conversation stood that has gone to another room."""
    alias, theme = alias_name(card["alias"]), theme_name(card["theme"])
    return Screen(words.left_card(alias, theme, naming))


def given_screen(card: dict[str, Any]) -> Screen:
    """Show the card of what a colleague has now; a note can follow, or not."""
    shown = card_screen(card, toast=words.given())
    return replace(shown, rows=(*shown.rows, note_row(card["thread"])))


def note_row(thread: str, *, where: int = 0, page: int = 0) -> Row:
    """Offer to add a note for the colleague who has a conversation now."""
    labels = {NoteStep.WRITE: words.with_note(), NoteStep.NONE: words.without_note()}
    return tuple(
        button(label, DeskNote(thread=thread, step=step, where=where, page=page))
        for step, label in labels.items()
    )


def _beside(card: dict[str, Any], text: Safe, rows: tuple[Row, ...]) -> Screen:
    """Ask beside what the card says, or in a toast where only its buttons may change."""
    screen = card_screen(card, toast=plain_words(text))
    return replace(screen, text=lines(screen.text, "", text), rows=(screen.rows[0], *rows))


def _back(card: dict[str, Any]) -> Row:
    return (button(plain("‹ Back"), DeskAct(thread=card["thread"], act=Act.CARD)),)
