"""What somebody of the team should do for a woman: kinds of tasks, how they end, and what she allows."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from bot.domain.errors import DomainError

LONGEST_WORDS = 200
CLOSED_LIFE = timedelta(days=30)
LATER_DAYS = (1, 3, 7)


class CareKind(StrEnum):
    """Why somebody should look after her."""

    SILENT = "silent"  # two check-ins in a row without an answer
    QUESTION = "question"  # she has said that she has a question, and has not asked it
    NO_SUPPLY = "no_supply"  # her medicines are used up
    MISSED_VISIT = "missed_visit"  # three days after a visit nobody knows how it was
    LOST = "lost"  # four weeks after it still nobody does
    PERSON_FIRST = "person_first"  # what is never left to messages
    BLOCKED = "blocked"  # she has stopped the bot while reminders were on


TODAY = frozenset({CareKind.NO_SUPPLY})
# Only what she has pressed herself is told without a route of hers.
ASKED_FOR = frozenset({CareKind.NO_SUPPLY, CareKind.PERSON_FIRST})


class Outcome(StrEnum):
    """What came of a task; all but `LATER` close it."""

    WILL_COME = "will_come"
    LATER = "later"  # somebody calls or writes on another day
    MOVED = "moved"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"
    HELPED = "helped"
    NOT_HER = "not_her"
    BY_HERSELF = "by_herself"  # she has come back to it before anybody else did


CHOSEN = tuple(one for one in Outcome if one is not Outcome.BY_HERSELF)


class Route(StrEnum):
    """Who may do something when she is silent for long; by her own choice, nobody unless she says so."""

    NOBODY = "nobody"
    HERE = "here"  # a consultant writes to her in this chat
    PEER = "peer"  # a peer consultant comes or gets in touch, as the two have agreed


class Missing(StrEnum):
    """Why medicines are not always taken; six groups of the reasons HIV.H.DE54-71 of WHO. Only counted."""

    FORGET = "forget"
    UNWELL = "unwell"
    RAN_OUT = "ran_out"
    NO_PLACE = "no_place"
    HEAVY = "heavy"
    OTHER = "other"


MISSING_NUMBERS: Final = MappingProxyType(dict(enumerate(Missing, start=1)))
ROUTE_NUMBERS: Final = MappingProxyType(dict(enumerate(Route, start=1)))
OUTCOME_NUMBERS: Final = MappingProxyType(dict(enumerate(Outcome, start=1)))


@dataclass(frozen=True, slots=True)
class CareTask:
    """A task as the staff see it: an alias, its kind, the route she chose and her own sentence, no more.

    `due_on` is the day from which it is listed. `opened_at` is a whole hour.
    """

    id: UUID
    person_id: UUID
    alias: str
    kind: CareKind
    route: Route
    words: str
    taken_by: UUID | None
    due_on: date
    opened_at: datetime
    is_open: bool = True

    @property
    def may_be_written(self) -> bool:
        """Tell whether she is to be written to in this chat: by her route, or because she began it there."""
        return self.is_open and (self.route is Route.HERE or self.kind is CareKind.QUESTION)


class TaskDone(DomainError):
    """The task is closed, or a colleague has it."""

    code = "task_done"


def allowed(route: str | None) -> Route:
    """Read her choice; what she has never chosen is `NOBODY`."""
    return Route(route) if route in set(Route) else Route.NOBODY
