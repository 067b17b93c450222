"""Reminders: a plan says when and in which words; a fire is one slot of it and what became of it."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.domain.recurrence import Rule, lateness_allowed

LONGEST_WORDING = 100
MOST_PLANS = 20
POSTPONE_MINUTES = (15, 60)
MEDICINE = "medicine"
RETEST = "retest"
VISIT = "visit"
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
    """What a plan is about; stored sealed. `wording` is all that ever appears in a message."""

    kind: str
    wording: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A reminder of one woman. Each change of `rule` or `zone` raises `version`."""

    id: UUID
    person_id: UUID
    rule: Rule
    zone: ZoneInfo
    body: Body
    version: int = 1
    state: PlanState = PlanState.ON

    @property
    def lateness(self) -> timedelta:
        """Tell how late its fires may still be sent."""
        return lateness_allowed(self.rule.times)


@dataclass(frozen=True, slots=True)
class Fire:
    """One slot of a plan; `postponed` counts how often she put it off."""

    id: UUID
    plan_id: UUID
    occurrence: str
    due_at: datetime
    state: FireState
    version: int
    postponed: int = 0
    message_id: int | None = None


def plan_stream(plan_id: UUID) -> str:
    """Name the outbox stream of one plan, so that its messages never overtake one another."""
    return "r" + plan_id.hex


def daily(times: tuple[time, ...], *, starts_on: date) -> Rule:
    """Make the rule «every day at these times»."""
    return Rule(tuple(sorted(set(times))), starts_on)


def once(wall: time, *, on: date) -> Rule:
    """Make the rule «at this time of this day, and never again»."""
    return Rule((wall,), on, ends_on=on)


def only_day(rule: Rule) -> date | None:
    """Return the day of a rule that fires on one day only; None for any other."""
    return rule.starts_on if rule.starts_on == rule.ends_on else None


def clean_wording(text: str) -> str | None:
    """Return her own words on one line, or None when nothing, or too much, is left."""
    printable = "".join(
        letter if letter.isprintable() or letter in "\u200d\ufe0f" else " " for letter in text
    )
    wording = _SPACES.sub(" ", printable).strip()
    return wording if 0 < len(wording) <= LONGEST_WORDING else None
