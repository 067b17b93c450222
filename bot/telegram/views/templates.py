"""Screens of prepared answers on a card."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.domain.conversation import Theme
from bot.domain.templates import Template
from bot.telegram.desk_callbacks import DeskAct, DeskText, DeskTexts
from bot.telegram.keyboards import button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import templates as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.views.paging import cut_page, paging_rows
from bot.telegram.views.staff import Act, card_screen


def choice_screen(card: dict[str, Any], templates: Sequence[Template], number: int = 0) -> Screen:
    """Offer a page of the templates for a conversation, those of its theme first."""
    theme, thread = Theme(card["theme"]), card["thread"]
    fitting = sorted((one for one in templates if one.fits(theme)), key=lambda one: one.theme is None)
    page = cut_page(fitting, number)
    rows = tuple((button(one.title, DeskText(thread=thread, what=one.number)),) for one in page.items)
    turning = paging_rows(page, lambda to: DeskTexts(thread=thread, page=to))
    screen = card_screen(card, toast=words.choose())
    return replace(screen, rows=(screen.rows[0], *rows, *turning, _back(thread, Act.CARD)))


def _back(thread: str, act: Act) -> Row:
    return (button(plain("‹ Back"), DeskAct(thread=thread, act=act)),)
