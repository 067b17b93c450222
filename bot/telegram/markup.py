"""Our buttons as Telegram's inline keyboards."""

from collections.abc import Sequence

from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.telegram.screens import Button, Row


def inline_keyboard(rows: Sequence[Row]) -> InlineKeyboardMarkup | None:
    """Build the keyboard of a screen; None when it has no buttons."""
    if not rows:
        return None
    return InlineKeyboardMarkup(inline_keyboard=[[_inline_button(button) for button in row] for row in rows])


def _inline_button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        text=button.label,
        callback_data=button.data,
        url=button.url,
        copy_text=CopyTextButton(text=button.copy) if button.copy else None,
        style=button.style,
    )
