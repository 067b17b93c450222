"""Lines of the bot's own in a topic, and the buttons that some of them have."""

from datetime import date
from typing import Any

from bot.domain.conversation import Theme, ThreadState
from bot.domain.worklist import Past
from bot.telegram.desk_callbacks import DeskText
from bot.telegram.keyboards import button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import rooms as room_words
from bot.telegram.texts import staff as words
from bot.telegram.texts import templates
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.worklist import earlier

FLOODS = frozenset({"flooded", "flood_over"})
SEND, DROP = 1, 2  # what the buttons under a prepared answer do


def note_screen(note: dict[str, Any]) -> Screen:
    """Show a line of the bot's own; `note` is what `Relays.note` was told."""
    if note["code"] == "preview":
        return Screen(templates.preview(note["words"]), _preview_rows(note))
    if note["code"] == "earlier":
        return Screen(earlier(list(map(_past, note["past"])), date.fromisoformat(note["today"])))
    if note["code"] in FLOODS:
        counts = words.flood_counts(note.get("joined", 0), note.get("refused", 1))
        return Screen(words.note(note["code"], counts=counts))
    return Screen(room_words.note(**note) or words.note(**note))


def _past(stored: tuple[int, str, str]) -> Past:
    theme, day, state = stored
    return Past(Theme(theme), date.fromisoformat(day), ThreadState(state))


def _preview_rows(note: dict[str, Any]) -> tuple[Row, ...]:
    thread, number = note["of"], note["template"]
    send = button(plain("Send"), DeskText(thread=thread, what=number, send=SEND), style="success")
    return ((send, button(plain("Do not send"), DeskText(thread=thread, what=number, send=DROP))),)
