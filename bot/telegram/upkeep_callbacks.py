"""Buttons of those who keep the directory true; the rules of `bot.telegram.callbacks` hold here too."""

from aiogram.filters.callback_data import CallbackData


class CheckList(CallbackData, prefix="ke"):
    """Show a page of the entries that somebody must look at."""

    page: int = 0


class CheckDone(CallbackData, prefix="kf"):
    """Say that an entry holds, and go on with the list."""

    code: str
    page: int = 0
