"""Reminders: a plan says when and in which words; a fire is one slot of it and what became of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.domain.recurrence import (
    NO_LIMITS,
    AfterLast,
    Every,
    Limits,
    Occurrence,
    Recurrence,
    Rule,
    Steps,
    next_fires,
)
from bot.domain.wall_times import DAY

LONGEST_WORDING = 100
MOST_PLANS = 20
POSTPONE_MINUTES = (15, 60)
MOST_NUDGES = 2
NUDGE_AFTER = timedelta(minutes=30)
MEDICINE = "medicine"
RETEST = "retest"
VISIT = "visit"
CHECK_IN = "check_in"
SUPPLY = "supply"
OWN = "own"
LONGEST_LATENESS = timedelta(hours=6)
LATENESS: Final[Mapping[str, timedelta]] = MappingProxyType(
    {CHECK_IN: timedelta(days=1), SUPPLY: timedelta(days=3), RETEST: timedelta(days=3)}
)
_SPACES = re.compile(r"\s+")


class PlanState(StrEnum):
    """Whether a plan fires."""

    ON = "on"
    PAUSED = "paused"
    OFF = "off"


class FireState(StrEnum):
    """What became of a slot; silence is `unknown`, never a reproach."""

    PENDING = "pending"  # waits for its time, the first or a later one
    QUEUED = "queued"  # in the outbox
    SENT = "sent"
    DONE = "done"
    SKIPPED = "skipped"
    EXPIRED = "expired"  # too late to be of use; never sent
    UNKNOWN = "unknown"


ANSWERED = frozenset({FireState.DONE, FireState.SKIPPED})


@dataclass(frozen=True, slots=True)
class Body:
    """What a plan is about; stored sealed. `wording` is all that ever appears in a message.

    `more` holds what only some kinds have, JSON-able.
    """

    kind: str
    wording: str
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """A reminder of one woman. Each change of `rule`, `zone` or `limits` raises `version`.

    `nudges` (0 to 2) is how often a fire without an answer comes again. Plans of one `series` belong
    together.
    """

    id: UUID
    person_id: UUID
    rule: Recurrence
    zone: ZoneInfo
    body: Body
    version: int = 1
    state: PlanState = PlanState.ON
    limits: Limits = NO_LIMITS
    nudges: int = 0
    series: UUID | None = None

    @property
    def is_step_of_series(self) -> bool:
        """Tell whether it is a step of a row that was made as a whole, not a reminder she made by itself."""
        return self.series is not None and isinstance(self.rule, Steps)

    def with_more(self, **more: Any) -> "Plan":
        """Return it with these values of its body changed; None takes one out."""
        values = {name: value for name, value in (self.body.more | more).items() if value is not None}
        return replace(self, body=replace(self.body, more=values))

    def next_fires(self, after: datetime, n: int) -> list[Occurrence]:
        """Return its next `n` slots due later than `after`, soonest first."""
        return next_fires(self.rule, after, self.zone, n, limits=self.limits)

    def may_nudge(self, now: datetime) -> bool:
        """Tell whether a fire without an answer may come again now: not in quiet hours, not in a pause."""
        quiet, resumes_on = self.limits.quiet, self.limits.resumes_on
        if resumes_on is not None and now.astimezone(self.zone).date() < resumes_on:
            return False
        return quiet is None or quiet.around(now, self.zone) is None

    def lateness_of(self, slot: Occurrence) -> timedelta:
        """Tell how late one of its slots may still be sent."""
        if slot.step is not None:
            return slot.step.late
        return LATENESS.get(self.body.kind) or lateness_of_dose(self.rule)


@dataclass(frozen=True, slots=True)
class Fire:
    """One slot of a plan; `postponed` counts how often she put it off, `nudged` how often it came again.

    `late` is how long after `due_at` it may still be sent; `settled_at` is when she answered it.
    """

    id: UUID
    plan_id: UUID
    occurrence: str
    due_at: datetime
    state: FireState
    version: int
    late: timedelta
    postponed: int = 0
    nudged: int = 0
    message_id: int | None = None
    settled_at: datetime | None = None

    @property
    def is_first(self) -> bool:
        """Tell whether it is the slot itself, neither put off nor come again."""
        return self.postponed == 0 and self.nudged == 0

    @property
    def is_put_off(self) -> bool:
        """Tell whether it waits because she put it off; one that waits to come again is not."""
        return self.state is FireState.PENDING and self.postponed > 0 and self.nudged == 0


def plan_stream(plan_id: UUID) -> str:
    """Name the outbox stream of one plan, so that its messages never overtake one another."""
    return "r" + plan_id.hex


def daily(times: tuple[time, ...], *, starts_on: date) -> Rule:
    """Make the rule «every day at these times»."""
    return Rule(tuple(sorted(set(times))), starts_on)


def once(wall: time, *, on: date) -> Rule:
    """Make the rule «at this time of this day, and never again»."""
    return Rule((wall,), on, ends_on=on)


def only_day(rule: Recurrence) -> date | None:
    """Return the day of a rule that fires on one day only; None for any other."""
    return rule.starts_on if isinstance(rule, Rule) and rule.starts_on == rule.ends_on else None


def lateness_of_dose(rule: Recurrence) -> timedelta:
    """Tell how late a dose is still of use: half the shortest interval, at most six hours.

    Half keeps clear of the next dose; facts.md 4.2.
    """
    match rule:
        case Rule():
            return min(_shortest_gap(rule.times) / 2, LONGEST_LATENESS)
        case Every() | AfterLast():
            return min(rule.gap / 2, LONGEST_LATENESS)
        case _:
            return LONGEST_LATENESS


def _shortest_gap(times: Sequence[time]) -> timedelta:
    since_midnight = sorted(timedelta(hours=wall.hour, minutes=wall.minute) for wall in times)
    following = [*since_midnight[1:], since_midnight[0] + DAY]
    return min(later - earlier for earlier, later in zip(since_midnight, following, strict=True))


def clean_wording(text: str) -> str | None:
    """Return her own words on one line, or None when nothing, or too much, is left."""
    printable = "".join(
        letter if letter.isprintable() or letter in "\u200d\ufe0f" else " " for letter in text
    )
    wording = _SPACES.sub(" ", printable).strip()
    return wording if 0 < len(wording) <= LONGEST_WORDING else None
