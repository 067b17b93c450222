"""Buttons of the form that makes a reminder, of what can be set afterwards, and of a move to another clock.

The rules of `bot.telegram.callbacks` hold here too: prefixes, field orders and numbers are for ever,
and every press is re-read.
"""

from aiogram.filters.callback_data import CallbackData


class FormStep(CallbackData, prefix="ma"):
    """Show a question of the form; `ask` is one of `bot.domain.wishes.Ask`, `wish` all that is chosen."""

    ask: int
    wish: str
    page: int = 0


class FormSave(CallbackData, prefix="mb"):
    """Save what was previewed; `made` (seconds since 1970) makes saving twice keep one."""

    made: int
    wish: str


class PlanSet(CallbackData, prefix="mc"):
    """Set something of a reminder; `what` is a `What` of `views.plan_settings`, value -1 asks."""

    plan: str
    what: int
    value: int = -1


class ZoneMove(CallbackData, prefix="md"):
    """Choose the clock of her reminders; `answer` is a `Clock` of `bot.telegram.views.zone_move`."""

    answer: int
