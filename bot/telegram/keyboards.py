"""Buttons that look and work the same on every screen."""

from aiogram.filters.callback_data import CallbackData

from bot.telegram.callbacks import Go, Place
from bot.telegram.screens import Button, Row
from bot.telegram.texts.catalogue import plain


def button(label: str, callback: CallbackData, *, style: str | None = None) -> Button:
    """Make a button that sends this callback back."""
    return Button(label, data=callback.pack(), style=style)


def back_button(back: CallbackData) -> Button:
    """Make the button one level up."""
    return button(plain("‹ Back"), back)


def menu_button() -> Button:
    """Make the button to the start."""
    return button(plain("🏠 Menu"), Go(to=Place.MENU))


def home_row(back: CallbackData) -> Row:
    """Make the last row of every screen: one level up, and to the start."""
    return (back_button(back), menu_button())
