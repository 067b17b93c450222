"""The visits of a pregnancy, counted from the day the child is due; facts 5.17, 6.1, 6.5, 6.6, 6.12. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from bot.domain import facts
from bot.domain.facts import Fact
from bot.domain.visit_templates import VisitKind
from bot.domain.wall_times import DAY

WEEK = 7
TERM_WEEKS = 40
TERM = timedelta(weeks=TERM_WEEKS)
PAST_TERM = timedelta(weeks=2)
SOON = 3 * DAY


@dataclass(frozen=True, slots=True)
class Stage:
    """One visit of the row: days of pregnancy from and to which it is of use, both included, and its day."""

    kind: VisitKind
    first: int
    last: int
    usual: int
    facts: tuple[Fact[int], ...]
    is_offered_on: bool = True
    is_urgent_late: bool = False

    @property
    def reviewed(self) -> bool:
        """Tell whether a clinician has confirmed all that it is counted by."""
        return all(fact.reviewed for fact in self.facts)


def _from_to(kind: VisitKind, start: Fact[int], end: Fact[int], *, is_offered_on: bool = True) -> Stage:
    """Place a visit in the middle of the weeks two facts name."""
    first, last = start.value * WEEK, end.value * WEEK - 1
    return Stage(kind, first, last, (first + last) // 2, (start, end), is_offered_on)


STAGES: Final = (
    Stage(  # 6.1
        VisitKind.REGISTER,
        0,
        facts.REGISTERED_BEFORE.value * WEEK - 1,
        (facts.REGISTERED_BEFORE.value - 2) * WEEK,
        (facts.REGISTERED_BEFORE,),
        is_urgent_late=True,
    ),
    _from_to(VisitKind.FIRST_SCAN, facts.FIRST_SCAN_FROM, facts.FIRST_SCAN_TO),  # 6.5
    _from_to(VisitKind.SECOND_SCAN, facts.SECOND_SCAN_FROM, facts.SECOND_SCAN_TO),  # 6.5
    Stage(  # 5.17
        VisitKind.HIV_TEST,
        (facts.PREGNANT_HIV_TEST.value - facts.PREGNANT_HIV_TEST_SLACK.value) * WEEK,
        (facts.PREGNANT_HIV_TEST.value + facts.PREGNANT_HIV_TEST_SLACK.value) * WEEK,
        facts.PREGNANT_HIV_TEST.value * WEEK,
        (facts.PREGNANT_HIV_TEST, facts.PREGNANT_HIV_TEST_SLACK),
    ),
    _from_to(VisitKind.THIRD_SCAN, facts.THIRD_SCAN_FROM, facts.THIRD_SCAN_BEFORE),  # 6.6
    _from_to(VisitKind.VIRAL_LOAD, facts.VIRAL_LOAD_FROM, facts.VIRAL_LOAD_TO, is_offered_on=False),  # 6.12
    Stage(VisitKind.BORN, TERM.days, TERM.days + PAST_TERM.days, TERM.days, ()),
)
STAGE_OF: Final[Mapping[VisitKind, Stage]] = MappingProxyType({stage.kind: stage for stage in STAGES})


@dataclass(frozen=True, slots=True)
class Planned:
    """A visit of the row on its day; `is_late` where its usual time is over and it should be soon."""

    stage: Stage
    day: date
    is_late: bool = False


def due_by_week(weeks: int, today: date) -> date:
    """Return when a child is due whose mother is in that full week today."""
    return today + TERM - timedelta(weeks=weeks)


def due_by_period(first_day: date) -> date:
    """Return when a child is due by the first day of the last period."""
    return first_day + TERM


def may_be_due(due: date, today: date) -> bool:
    """Tell whether a child may be due on this day: within forty weeks, or less than two weeks ago."""
    return today - PAST_TERM < due <= today + TERM


def week_on(due: date, day: date) -> int:
    """Return the full weeks of pregnancy on a day; never below 0."""
    return max(0, (day - (due - TERM)).days // WEEK)


def planned(due: date, today: date) -> tuple[Planned, ...]:
    """Return the visits that still lie ahead, in order; what is over is left out.

    A visit whose usual day has passed while its weeks have not comes in three days, or on its last day.
    """
    begun = due - TERM
    found = [_placed(stage, begun, today) for stage in STAGES]
    return tuple(sorted((one for one in found if one), key=lambda one: one.day))


def _placed(stage: Stage, begun: date, today: date) -> Planned | None:
    usual, last = begun + stage.usual * DAY, begun + stage.last * DAY
    if usual > today:
        return Planned(stage, usual)
    if stage.kind is VisitKind.BORN:
        return Planned(stage, usual)
    soon = today + SOON
    if last > today:
        return Planned(stage, min(soon, last))
    return Planned(stage, soon, is_late=True) if stage.is_urgent_late else None
