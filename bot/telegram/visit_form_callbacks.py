"""Buttons of visits: making and moving one, answering one that has come, the row of a pregnancy.

The rules of `bot.telegram.callbacks` hold here too: prefixes, field orders and numbers are for ever,
and every press is re-read.
"""

from enum import IntEnum

from aiogram.filters.callback_data import CallbackData

from bot.domain.intervals import Interval
from bot.domain.visit_templates import VisitKind

UNKNOWN_MINUTE = -1


class Flags(IntEnum):
    """What else holds for a form, as bits: somebody may hear of silence; it is the next visit of a row."""

    NONE = 0
    FOLLOWED = 1
    NEXT = 2
    BOTH = 3


class Every(IntEnum):
    """An interval that is on offer, named as it is written; numbers are for ever."""

    NONE = 0
    I10D = 1
    I14D = 2
    I28D = 3
    I4W = 4
    I6W = 5
    I8W = 6
    I12W = 7
    I13W = 8
    I3M = 9
    I1Y = 10
    I3Y = 11
    I5Y = 12

    @classmethod
    def of(cls, interval: Interval) -> "Every":
        """Return the number of an interval that is on offer."""
        return cls[f"I{interval}".upper()]

    @property
    def interval(self) -> Interval | None:
        """Return the interval; None when none is chosen."""
        return Interval.read(self.name[1:].lower()) if self else None


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

    step: VisitStep
    kind: VisitKind = VisitKind.NONE
    day: int = 0
    minute: int = UNKNOWN_MINUTE
    words: int = 1
    every: Every = Every.NONE
    flags: Flags = Flags.FOLLOWED
    plan: str = ""


class VisitAct(CallbackData, prefix="vb"):
    """Answer a message about a visit; `act` is one of `bot.telegram.views.visit_fires.VisitResponse`."""

    fire: str
    act: int


class VisitRules(CallbackData, prefix="vd"):
    """Let a coordinator choose the usual interval of a kind; `every` empty asks, "-" takes it back."""

    kind: int = 0
    every: str = ""
