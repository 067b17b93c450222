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


class CheckGo(CallbackData, prefix="wd"):
    """Offer the weekly check-in; with a weekday (0 is Monday) ask for the hour."""

    day: int = -1


class CheckTime(CallbackData, prefix="we"):
    """Choose weekday and minute of the check-in and see what that gives; `words` is a number of a wording."""

    day: int
    minute: int
    words: int = 0


class CheckWords(CallbackData, prefix="wf"):
    """Show a page of wordings for the check-in."""

    day: int
    minute: int
    page: int = 0


class CheckSave(CallbackData, prefix="wg"):
    """Keep the check-in that was previewed, under the id made for it."""

    day: int
    minute: int
    words: int
    plan: str


class CheckAct(CallbackData, prefix="wc"):
    """Answer a check-in that has come; the acts are in `bot.telegram.views.check_ins`."""

    fire: str
    act: int


class SilenceAct(CallbackData, prefix="wh"):
    """Choose who may do something when she is silent; 0 asks, -1 goes on without a sentence."""

    route: int


class MissingAct(CallbackData, prefix="wi"):
    """Say why medicines are not always taken, by the number of a group; 0 asks, -1 is yes to all well."""

    why: int


class SupplyAct(CallbackData, prefix="wj"):
    """Let a consultant know that medicines are used up."""

    sure: int = 1
