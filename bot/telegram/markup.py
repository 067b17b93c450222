"""Our buttons as Telegram's inline keyboards."""

from collections.abc import Sequence
from functools import lru_cache

from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.telegram.screens import Button, Row


def inline_keyboard(rows: Sequence[Row]) -> InlineKeyboardMarkup | None:
    """Build the keyboard of a screen; None when it has no buttons."""
    return _keyboard(tuple(rows)) if rows else None


@lru_cache(maxsize=256)
def _keyboard(rows: tuple[Row, ...]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[_inline_button(button) for button in row] for row in rows])


def _inline_button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        text=button.label,
        callback_data=button.data,
        url=button.url,
        copy_text=CopyTextButton(text=button.copy) if button.copy else None,
        style=button.style,
    )
