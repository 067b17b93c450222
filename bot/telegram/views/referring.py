"""Referring the woman of a conversation, from its card."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.services.place_views import PlaceView
from bot.telegram.desk_callbacks import DeskAct
from bot.telegram.keyboards import back_button, button
from bot.telegram.screens import Screen
from bot.telegram.slip_callbacks import DeskSlip, DeskSlips
from bot.telegram.texts import referring as words
from bot.telegram.views.paging import cut_page, paging_rows
from bot.telegram.views.staff import Act, card_screen

LABEL_LIMIT = 60
HEXADECIMAL = 16


def choice_screen(card: dict[str, Any], places: Sequence[PlaceView], number: int) -> Screen:
    """Ask where to; only the buttons of a card change."""
    page, thread = cut_page(places, number), card["thread"]
    rows = tuple((button(_label(one), DeskSlip(thread=thread, place=mark_of(one))),) for one in page.items)
    turning = paging_rows(page, lambda to: DeskSlips(thread=thread, page=to))
    back = (back_button(DeskAct(thread=thread, act=Act.MORE)),)
    toast = words.where_to() if places else words.nowhere()
    screen = card_screen(card, toast=toast)
    return replace(screen, rows=(screen.rows[0], *rows, *turning, back))


def mark_of(view: PlaceView) -> int:
    """Return the short code of a place as a number."""
    return int(view.code, HEXADECIMAL)


def _label(view: PlaceView) -> str:
    return f"{view.service.name} · {view.location.name}"[:LABEL_LIMIT]
