"""When a test can tell after a risk: window periods as facts, counted in local days.

She says roughly how long ago it was, so everything is counted from the latest day that fits her answer: a
test is never said to tell before its window has passed, and never to be repeated too early.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from bot.domain import facts
from bot.domain.errands import Errand
from bot.domain.facts import Fact

DAYS_OF = {"days": 1, "weeks": 7}
DAY_HOURS = 24
WEEK_DAYS = 7


class Sample(IntEnum):
    """What is tested, and how; numbers are for ever."""

    HIV_LAB = 1
    HIV_RAPID = 2
    HEPATITIS_RNA = 3
    HEPATITIS_ANTIBODIES = 4
    SYPHILIS = 5
    INFECTIONS = 6
    PREGNANCY = 7


@dataclass(frozen=True, slots=True)
class Window:
    """How long after a risk a sample may still say nothing, by which fact."""

    sample: Sample
    errand: Errand
    fact: Fact[int]

    @property
    def length(self) -> timedelta:
        """Return the window in whole days."""
        return timedelta(days=self.fact.value * DAYS_OF[self.fact.unit])


WINDOWS = (
    Window(Sample.HIV_LAB, Errand.TEST_HIV, facts.HIV_LAB_WINDOW),
    Window(Sample.HIV_RAPID, Errand.TEST_HIV, facts.HIV_RAPID_WINDOW),
    Window(Sample.HEPATITIS_RNA, Errand.TEST_HEPATITIS, facts.HEPATITIS_RNA_WINDOW),
    Window(Sample.HEPATITIS_ANTIBODIES, Errand.TEST_HEPATITIS, facts.HEPATITIS_ANTIBODY_WINDOW),
    Window(Sample.SYPHILIS, Errand.TEST_INFECTIONS, facts.SYPHILIS_WINDOW),
    Window(Sample.INFECTIONS, Errand.TEST_INFECTIONS, facts.STI_WINDOW),
    Window(Sample.PREGNANCY, Errand.TEST_PREGNANCY, facts.PREGNANCY_TEST_AFTER),
)


class Ago(IntEnum):
    """How long ago the risk was, as buttons offer it; numbers are for ever."""

    UNDER_A_DAY = 1
    UNDER_THREE_DAYS = 2
    DAYS = 3
    ONE_WEEK = 11
    TWO_WEEKS = 12
    THREE_WEEKS = 13
    FOUR_WEEKS = 14
    FIVE_WEEKS = 15
    SIX_WEEKS = 16
    SEVEN_WEEKS = 17
    EIGHT_WEEKS = 18
    NINE_WEEKS = 19
    THREE_MONTHS = 30


WEEKS = {ago: ago.value - Ago.ONE_WEEK + 1 for ago in Ago if Ago.ONE_WEEK <= ago <= Ago.NINE_WEEKS}
LEAST_DAYS: dict[Ago, int] = {
    Ago.UNDER_A_DAY: 0,
    Ago.UNDER_THREE_DAYS: facts.PEP_BEST.value // DAY_HOURS,
    Ago.DAYS: facts.PEP_LATEST.value // DAY_HOURS,
    **{ago: weeks * WEEK_DAYS for ago, weeks in WEEKS.items()},
    Ago.THREE_MONTHS: facts.HIV_RAPID_WINDOW.value,
}


class FirstAid(IntEnum):
    """What can still be done in the first days, which goes before any test."""

    PEP_AT_ONCE = 1
    PEP = 2
    CONTRACEPTION = 3


FIRST_AID = {
    Ago.UNDER_A_DAY: FirstAid.PEP_AT_ONCE,
    Ago.UNDER_THREE_DAYS: FirstAid.PEP,
    Ago.DAYS: FirstAid.CONTRACEPTION,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sample says on a day: it tells already, or does so from `day` on."""

    sample: Sample
    day: date
    tells: bool


def risk_day(ago: Ago, today: date) -> date:
    """Return the latest day on which the risk can have been."""
    return today - timedelta(days=LEAST_DAYS[ago])


def readings(risk: date, today: date) -> tuple[Reading, ...]:
    """Return what every sample says today after a risk on a day, the soonest first."""
    days = sorted((risk + window.length, window.sample) for window in WINDOWS)
    return tuple(Reading(sample, day, today >= day) for day, sample in days)


def repeats(found: Iterable[Reading]) -> dict[date, tuple[Sample, ...]]:
    """Return on which day which samples are to be repeated; those that tell already are left out."""
    by_day: dict[date, tuple[Sample, ...]] = {}
    for one in found:
        if not one.tells:
            by_day[one.day] = (*by_day.get(one.day, ()), one.sample)
    return by_day
