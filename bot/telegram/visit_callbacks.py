"""Buttons of tests and doctors: what can tell when, single reminders, company, and mistakes on a card.

The rules of `bot.telegram.callbacks` hold here too: prefixes, field orders and numbers are for ever,
and every press is re-read.
"""

from aiogram.filters.callback_data import CallbackData


class RiskAgo(CallbackData, prefix="ta"):
    """Say how long ago the risk was; `ago` is a number of `bot.domain.windows.Ago`."""

    ago: int


class Retest(CallbackData, prefix="tb"):
    """Offer the days on which tests are to be repeated; `risk` is the ordinal of the day of the risk."""

    risk: int


class OnceDays(CallbackData, prefix="oa"):
    """Ask for the day of a single reminder; kinds are those of `bot.telegram.views.single_reminder`."""

    kind: int
    page: int = 0


class OnceTime(CallbackData, prefix="ob"):
    """Ask for the time of a single reminder; `day` is an ordinal date, `words` the number of a wording."""

    kind: int
    day: int
    words: int = 1


class OnceWords(CallbackData, prefix="oc"):
    """Show a page of wordings for a single reminder."""

    kind: int
    day: int
    minute: int
    page: int = 0


class OncePreview(CallbackData, prefix="od"):
    """See what a single reminder gives."""

    kind: int
    day: int
    minute: int
    words: int = 1


class OnceSave(CallbackData, prefix="oe"):
    """Save a single reminder under the id made for it."""

    kind: int
    day: int
    minute: int
    words: int
    plan: str


class Mistake(CallbackData, prefix="oi"):
    """Say what is wrong on a card; `kind` is one of `bot.domain.keeping.MistakeKind`, 0 asks."""

    code: str
    what: int
    page: int = 0
    kind: int = 0


class Company(CallbackData, prefix="oj"):
    """Ask to be accompanied to a place; `when` is one of `bot.telegram.texts.visits.When`, 0 asks."""

    code: str
    what: int
    page: int = 0
    when: int = 0
