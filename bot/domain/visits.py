"""The steps of a visit: two notices before it, a question after it, and what follows silence. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.domain import facts
from bot.domain.intervals import Interval
from bot.domain.recurrence import Recurrence, Rule, Step, Steps
from bot.domain.visit_templates import VisitKind
from bot.domain.wall_times import DAY, instant_of

EARLY, DAY_BEFORE, AFTER, MISSED, TASK, LOST, BORN = "d3", "d1", "after", "miss", "task", "lost", "born"
NOTICES: Final = frozenset({EARLY, DAY_BEFORE})
HIDDEN: Final = frozenset({TASK, LOST})
VISIT_CODES: Final = frozenset({EARLY, DAY_BEFORE, AFTER, MISSED, BORN}) | HIDDEN

DAYTIME = time(12)
LATEST_ASKING = time(20)
EARLY_DAYS, TASK_DAYS, LOST_DAYS = 3, 3, 28
USEFUL_UNTIL = timedelta(hours=2)  # before the visit
ASKED_AFTER = timedelta(hours=3)
LINE_LATE, TASK_LATE, BORN_LATE = timedelta(days=2), timedelta(days=14), timedelta(days=14)
BORN_DAYS = 14  # after the day the child is due
LONGEST_AHEAD = timedelta(days=6 * 366)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit as it is kept in the body of its plan.

    `wall` is None when she does not know the time. `chosen` is the interval she counted by, `turn` how many
    visits of the row went before. `is_followed`: a person may hear of silence after it.
    """

    kind: VisitKind
    day: date
    wall: time | None = None
    chosen: Interval | None = None
    turn: int = 0
    is_followed: bool = True

    def to_more(self) -> dict[str, Any]:
        """Write it for `Body.more`."""
        return {
            "visit": int(self.kind),
            "day": self.day.isoformat(),
            "wall": self.wall.isoformat("minutes") if self.wall else "",
            "chosen": str(self.chosen) if self.chosen else "",
            "turn": self.turn,
            "followed": self.is_followed,
        }

    @classmethod
    def from_more(cls, more: dict[str, Any]) -> "Visit":
        """Read what `to_more` wrote.

        Raises:
            KeyError: it is not about a visit.
            ValueError: it is written in another way.
        """
        return cls(
            VisitKind(more["visit"]),
            date.fromisoformat(more["day"]),
            time.fromisoformat(more["wall"]) if more["wall"] else None,
            Interval.read(more["chosen"]) if more["chosen"] else None,
            int(more["turn"]),
            is_followed=bool(more["followed"]),
        )


def is_visit(rule: Recurrence) -> bool:
    """Tell whether a rule is made of the steps of a visit."""
    return isinstance(rule, Steps) and all(step.code in VISIT_CODES for step in rule.steps)


def code_of(occurrence: str) -> str | None:
    """Return which step of a visit the key of a slot names; None for a slot of anything else."""
    code = occurrence.partition("#")[2]
    return code if code in VISIT_CODES else None


def begins_at(visit: Visit, zone: ZoneInfo) -> datetime:
    """Return the instant (UTC) of a visit; without a known time it is at midday."""
    return instant_of(visit.day, visit.wall or DAYTIME, zone)


def is_over(visit: Visit, zone: ZoneInfo, now: datetime) -> bool:
    """Tell whether a visit has begun already; one without a known time is over with its day."""
    if visit.wall is None:
        return now.astimezone(zone).date() > visit.day
    return begins_at(visit, zone) <= now


def visit_rule(visit: Visit, zone: ZoneInfo, now: datetime) -> Recurrence:
    """Return when a visit's messages come, those that are past left out."""
    if visit.kind is VisitKind.PILLS:
        return pack_rule(visit)
    made = _born(visit) if visit.kind is VisitKind.BORN else _steps(visit, zone)
    coming = tuple(step for step in made if instant_of(step.day, step.wall, zone) > now)
    return Steps(coming)


def pack_rule(visit: Visit) -> Rule:
    """Return the rule of packs of 28 days: a week before each new one begins; facts 7.11."""
    first = visit.day - timedelta(days=facts.PACK_BOUGHT_BEFORE.value)
    return Rule((DAYTIME,), first, rrule=f"FREQ=DAILY;INTERVAL={facts.PACK_EVERY.value}")


def answered_rule(rule: Recurrence, *, keeps: frozenset[str] = frozenset()) -> Recurrence:
    """Return the rule without the steps an answer makes needless: all after the question but those kept."""
    if not isinstance(rule, Steps):
        return rule
    left = tuple(step for step in rule.steps if step.code not in {MISSED, *HIDDEN} or step.code in keeps)
    return Steps(left) if left else Steps(rule.steps[:1])


def shown_steps(rule: Recurrence) -> Recurrence:
    """Return the rule without the steps that never come to her."""
    if not isinstance(rule, Steps):
        return rule
    return Steps(tuple(step for step in rule.steps if step.code not in HIDDEN) or rule.steps[:1])


def _steps(visit: Visit, zone: ZoneInfo) -> Iterator[Step]:
    begins = begins_at(visit, zone)
    useful = begins - USEFUL_UNTIL
    early, before = visit.day - EARLY_DAYS * DAY, visit.day - DAY
    yield _until(EARLY, early, DAYTIME, instant_of(before, DAYTIME, zone) - MINUTE, zone)
    yield _until(DAY_BEFORE, before, DAYTIME, useful, zone)
    asked, wall = _asked(visit)
    yield _until(AFTER, asked, wall, instant_of(asked + DAY, wall, zone) - MINUTE, zone)
    yield Step(MISSED, asked + DAY, wall, LINE_LATE)
    if visit.is_followed:
        yield Step(TASK, visit.day + TASK_DAYS * DAY, DAYTIME, TASK_LATE)
        yield Step(LOST, visit.day + LOST_DAYS * DAY, DAYTIME, TASK_LATE)


def _born(visit: Visit) -> Iterator[Step]:
    yield Step(BORN, visit.day + BORN_DAYS * DAY, DAYTIME, BORN_LATE)


def _asked(visit: Visit) -> tuple[date, time]:
    """Return when to ask how it went: three hours later if that is still daytime, else the next midday."""
    if visit.wall is not None:
        later = datetime.combine(visit.day, visit.wall) + ASKED_AFTER
        if later.date() == visit.day and DAYTIME <= later.time() <= LATEST_ASKING:
            return visit.day, later.time()
    return visit.day + DAY, DAYTIME


def _until(code: str, day: date, wall: time, useful: datetime, zone: ZoneInfo) -> Step:
    late = (useful - instant_of(day, wall, zone)) // MINUTE * MINUTE
    return Step(code, day, wall, late)
