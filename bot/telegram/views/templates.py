"""Screens of prepared answers: on a card, and in the coordinators' private chat."""

from collections.abc import Sequence
from typing import Any

from bot.domain.conversation import ASKABLE, Theme
from bot.domain.templates import Template
from bot.telegram.desk_callbacks import DeskAct, DeskText, StaffGo, TemplateAct
from bot.telegram.keyboards import button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import templates as words
from bot.telegram.texts.catalogue import lines, plain
from bot.telegram.texts.themes import theme_name
from bot.telegram.views.desk import Desk
from bot.telegram.views.paging import side_by_side
from bot.telegram.views.staff import Act, card_screen

MOST_SHOWN = 12
ALL_THEMES = 0
REMOVE = -1


def choice_screen(card: dict[str, Any], templates: Sequence[Template]) -> Screen:
    """Offer the templates for a conversation, those of its theme first."""
    theme, thread = Theme(card["theme"]), card["thread"]
    fitting = sorted((one for one in templates if one.fits(theme)), key=lambda one: one.theme is None)
    buttons = [button(one.title, DeskText(thread=thread, what=one.number)) for one in fitting[:MOST_SHOWN]]
    text = lines(card_screen(card).text, "", words.choose())
    return Screen(text, (*side_by_side(buttons), _back(thread, Act.CARD)))


def preview_screen(card: dict[str, Any], template: Template, filled: str) -> Screen:
    """Show what would go to her."""
    thread = card["thread"]
    send = button(plain("Send"), DeskText(thread=thread, what=template.number, send=1), style="success")
    text = lines(card_screen(card).text, "", words.preview(filled))
    return Screen(text, ((send,), _back(thread, Act.TEMPLATES)))


def own_screen(templates: list[Template]) -> Screen:
    """List the programme's own templates; each can be taken out."""
    rows: tuple[Row, ...] = tuple(
        (button(f"✖️ {one.title}", TemplateAct(what=one.number, theme=REMOVE)),) for one in templates
    )
    return Screen(words.own(templates), (*rows, (button(plain("‹ Back"), StaffGo(to=Desk.HOME)),)))


def theme_screen(number: int) -> Screen:
    """Ask for which theme a new template is."""
    themes = [button(theme_name(theme), TemplateAct(what=number, theme=int(theme))) for theme in ASKABLE]
    everything = button(words.for_theme(None), TemplateAct(what=number, theme=ALL_THEMES))
    return Screen(words.added(), ((everything,), *side_by_side(themes)))


def _back(thread: str, act: Act) -> Row:
    return (button(plain("‹ Back"), DeskAct(thread=thread, act=act)),)
