"""Screens of prepared answers on a card."""

from collections.abc import Sequence
from typing import Any

from bot.domain.conversation import Theme
from bot.domain.templates import Template
from bot.telegram.desk_callbacks import DeskAct, DeskText, DeskTexts
from bot.telegram.keyboards import button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import templates as words
from bot.telegram.texts.catalogue import lines, plain
from bot.telegram.views.paging import cut_page, paging_rows
from bot.telegram.views.staff import Act, card_screen


def choice_screen(card: dict[str, Any], templates: Sequence[Template], number: int = 0) -> Screen:
    """Offer a page of the templates for a conversation, those of its theme first."""
    theme, thread = Theme(card["theme"]), card["thread"]
    fitting = sorted((one for one in templates if one.fits(theme)), key=lambda one: one.theme is None)
    page = cut_page(fitting, number)
    rows = tuple((button(one.title, DeskText(thread=thread, what=one.number)),) for one in page.items)
    turning = paging_rows(page, lambda to: DeskTexts(thread=thread, page=to))
    text = lines(card_screen(card).text, "", words.choose())
    return Screen(text, (*rows, *turning, _back(thread, Act.CARD)))


def preview_screen(card: dict[str, Any], template: Template, filled: str) -> Screen:
    """Show what would go to her."""
    thread = card["thread"]
    send = button(plain("Send"), DeskText(thread=thread, what=template.number, send=1), style="success")
    text = lines(card_screen(card).text, "", words.preview(filled))
    return Screen(text, ((send,), _back(thread, Act.TEMPLATES)))


def _back(thread: str, act: Act) -> Row:
    return (button(plain("‹ Back"), DeskAct(thread=thread, act=act)),)
