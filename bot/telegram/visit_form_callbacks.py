"""Buttons of visits: making and moving one, answering one that has come, the row of a pregnancy.

The rules of `bot.telegram.callbacks` hold here too: prefixes, field orders and numbers are for ever,
and every press is re-read.
"""

from enum import IntEnum

from aiogram.filters.callback_data import CallbackData

UNKNOWN_MINUTE = -1
FOLLOWED, NEXT = 1, 2  # flags of a form: somebody may hear of silence; it is the next visit of a row


class VisitStep(IntEnum):
    """Which question of the form is shown; numbers are for ever."""

    CHOOSE = 1
    KIND = 2
    CALENDAR = 3
    BASE = 4
    INTERVAL = 5
    TIME = 6
    WORDS = 7
    PREVIEW = 8
    SAVE = 9
    STORY = 10
    CONTRACEPTION = 11
    INFECTIONS = 12
    PERSON = 13


class VisitForm(CallbackData, prefix="va"):
    """Show a question of the form with all that was chosen before.

    `kind` is one of `bot.domain.visit_templates.VisitKind`, `day` an ordinal date (0 is today), `minute`
    counts since midnight, `words` is the number of a wording, 0 her own, `every` an interval, `flags` as
    above. `plan` names the visit that is moved, or the id a new one will have.
    """

    step: int
    kind: int = 0
    day: int = 0
    minute: int = UNKNOWN_MINUTE
    words: int = 1
    every: str = ""
    flags: int = FOLLOWED
    plan: str = ""


class VisitAct(CallbackData, prefix="vb"):
    """Answer a message about a visit; `act` is one of `bot.telegram.views.visit_fires.VisitResponse`."""

    fire: str
    act: int


class VisitRules(CallbackData, prefix="vd"):
    """Let a coordinator choose the usual interval of a kind; `every` empty asks, "-" takes it back."""

    kind: int = 0
    every: str = ""
