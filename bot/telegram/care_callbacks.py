"""Button data of tasks for the staff, and of her weekly check-in.

The rules of `bot.telegram.callbacks` hold here too: prefixes, field orders and numbers are for ever,
and every press is authorised and re-read.
"""

from aiogram.filters.callback_data import CallbackData


class CareGo(CallbackData, prefix="wa"):
    """Show a page of the tasks."""

    page: int = 0


class CareAct(CallbackData, prefix="wb"):
    """Show a task, or do something to it; the acts are in `bot.telegram.views.care`."""

    task: str
    act: int
    value: int = 0
    page: int = 0
