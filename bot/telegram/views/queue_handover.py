"""Handing over from the private chat: to another room, with a note or without, or a note to a colleague."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from bot.services.worklist import Case
from bot.telegram.desk_callbacks import QueueAct
from bot.telegram.handover_callbacks import DeskNote, QueueRoom
from bot.telegram.keyboards import back_button, button
from bot.telegram.screens import Button, Screen
from bot.telegram.texts import rooms as words
from bot.telegram.texts.catalogue import lines
from bot.telegram.views.handing import Naming, note_row
from bot.telegram.views.room_steps import RoomHand, mark_of
from bot.telegram.views.staff import Act
from bot.telegram.views.worklist import Pressed, case_screen


def room_buttons(pressed: QueueAct, rooms: Sequence[tuple[UUID, Naming]]) -> list[Button]:
    """Make the buttons that choose another room."""
    return [
        button(f"👥 {words.named(naming)}", _step(pressed, RoomHand.ASK, mark_of(room_id)))
        for room_id, naming in rooms
    ]


def ask_screen(case: Case, pressed: QueueRoom, naming: Naming) -> Screen:
    """Ask whether the other room gets a note."""
    choices = {RoomHand.PLAIN: words.without_history(), RoomHand.WITH_NOTE: words.with_note()}
    rows = [(button(label, _step(pressed, step, pressed.room)),) for step, label in choices.items()]
    shown = case_screen(case, pressed)
    asked = words.how_to_hand_over(words.named(naming))
    return replace(shown, text=lines(shown.text, "", asked), rows=(*rows, (_to_case(pressed),)))


def write_screen(case: Case, pressed: QueueRoom | DeskNote) -> Screen:
    """Ask for a note; whatever is pressed leaves it out."""
    shown = case_screen(case, pressed)
    return replace(shown, text=lines(shown.text, "", words.note_here()), rows=((_to_case(pressed),),))


def given_screen(case: Case, pressed: Pressed) -> Screen:
    """Show a conversation that a colleague has now; a note can follow, or not."""
    shown = case_screen(case, pressed, toast=words.given())
    offer = note_row(case.thread.id.hex, where=pressed.where, page=pressed.page)
    return replace(shown, rows=(offer, *shown.rows))


def _step(pressed: Pressed, step: RoomHand, room: int) -> QueueRoom:
    return QueueRoom(thread=pressed.thread, room=room, step=step, where=pressed.where, page=pressed.page)


def _to_case(pressed: Pressed) -> Button:
    again = QueueAct(thread=pressed.thread, act=Act.CARD, where=pressed.where, page=pressed.page)
    return back_button(again)
