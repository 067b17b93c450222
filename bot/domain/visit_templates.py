"""Visits a woman may be reminded of: how long until the next one, by which facts. Pure.

What may be chosen is bounded by the same facts, for her and for the programme.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import Final

from bot.domain import facts
from bot.domain.facts import Fact
from bot.domain.intervals import Interval, Unit

Intervals = Mapping[int, Interval]


class VisitKind(IntEnum):
    """What a visit is for; numbers stand in buttons, in sealed bodies and in settings, and are for ever."""

    NONE = 0
    PLAIN = 1
    CHECK_UP = 2
    CERVIX = 3
    AFTER_BIRTH = 4
    AFTER_ABORTION = 5
    AFTER_INFECTION = 6
    AFTER_SYPHILIS = 7
    INJECTION = 8
    COIL = 9
    IMPLANT = 10
    PILLS = 11
    UNCLEAR_RESULT = 20
    STILL_POSITIVE = 21
    BABY_TESTS = 22
    REGISTER = 30
    FIRST_SCAN = 31
    SECOND_SCAN = 32
    HIV_TEST = 33
    THIRD_SCAN = 34
    VIRAL_LOAD = 35
    BORN = 36


@dataclass(frozen=True, slots=True)
class Template:
    """How a kind of visit is counted.

    The first comes the first of `choices` after the date she knows, unless something else is chosen among
    them; each later one by the next of `then`, of which the last goes on for ever if `goes_on`. `facts` are
    all its numbers come from.
    """

    choices: tuple[Interval, ...]
    facts: tuple[Fact[int], ...]
    then: tuple[Interval, ...] = ()
    goes_on: bool = False

    @property
    def usual(self) -> Interval:
        """Return the interval when nobody decided otherwise."""
        return self.choices[0]

    @property
    def reviewed(self) -> bool:
        """Tell whether a clinician has confirmed all that it is counted by."""
        return all(fact.reviewed for fact in self.facts)


def _by(*used: Fact[int], then: tuple[Fact[int], ...] = (), goes_on: bool = False) -> Template:
    """Make a template that offers just what the facts state, the first of them as the usual."""
    choices = tuple(dict.fromkeys(Interval.of(fact) for fact in used))
    return Template(choices, (*used, *then), tuple(Interval.of(fact) for fact in then), goes_on)


TEMPLATES: Final[Mapping[VisitKind, Template]] = MappingProxyType(
    {
        VisitKind.CHECK_UP: _by(facts.CHECK_UP_EVERY, then=(facts.CHECK_UP_EVERY,), goes_on=True),  # 7.1
        VisitKind.CERVIX: _by(  # 7.2, 7.3, 7.4
            facts.HPV_EVERY,
            facts.HPV_WITH_HIV_TO,
            facts.SMEAR_EVERY,
            facts.HPV_WITH_HIV_FROM,
            facts.SMEAR_WITH_HIV,
            then=(facts.HPV_EVERY,),
            goes_on=True,
        ),
        VisitKind.AFTER_BIRTH: _by(facts.AFTER_BIRTH, facts.AFTER_BIRTH_TO),  # 7.13, 7.14
        VisitKind.AFTER_ABORTION: _by(facts.AFTER_ABORTION_TO, facts.AFTER_ABORTION_FROM),  # 7.15
        VisitKind.AFTER_INFECTION: _by(facts.STI_RETEST_AFTER),  # 5.11
        VisitKind.AFTER_SYPHILIS: Template(  # 5.12: 3, 6 and 12 months after treatment
            (Interval.of(facts.SYPHILIS_FIRST),),
            (facts.SYPHILIS_FIRST, facts.SYPHILIS_SECOND, facts.SYPHILIS_THIRD),
            (
                Interval(facts.SYPHILIS_SECOND.value - facts.SYPHILIS_FIRST.value, Unit.MONTHS),
                Interval(facts.SYPHILIS_THIRD.value - facts.SYPHILIS_SECOND.value, Unit.MONTHS),
            ),
        ),
        VisitKind.INJECTION: _by(  # 7.6
            facts.INJECTION_EVERY,
            facts.INJECTION_EVERY_TO,
            then=(facts.INJECTION_EVERY,),
            goes_on=True,
        ),
        VisitKind.COIL: _by(  # 7.10
            facts.COIL_CHECK_TO,
            facts.COIL_CHECK_FROM,
            facts.COIL_CHECK_EVERY,
            then=(facts.COIL_CHECK_EVERY,),
            goes_on=True,
        ),
        VisitKind.IMPLANT: _by(  # 7.8
            facts.IMPLANT_EVERY, facts.IMPLANT_EVERY_TO, then=(facts.IMPLANT_EVERY,), goes_on=True
        ),
        VisitKind.PILLS: _by(facts.PACK_EVERY),  # 7.11
        VisitKind.UNCLEAR_RESULT: Template((), ()),  # a person first: facts name no interval
        VisitKind.STILL_POSITIVE: Template((), ()),
        VisitKind.BABY_TESTS: Template(  # 8.2, 8.3: weeks 4-6, months 4-6, closing by 18 months
            (Interval.of(facts.BABY_FIRST_TO), Interval.of(facts.BABY_FIRST_FROM)),
            (facts.BABY_FIRST_FROM, facts.BABY_FIRST_TO, facts.BABY_SECOND_FROM, facts.BABY_LAST_TO),
            (
                Interval.of(facts.BABY_SECOND_FROM),
                Interval(facts.BABY_LAST_TO.value - facts.BABY_SECOND_TO.value, Unit.MONTHS),
            ),
        ),
        VisitKind.PLAIN: Template((), ()),
    }
)
PERSON_FIRST = frozenset({VisitKind.UNCLEAR_RESULT, VisitKind.STILL_POSITIVE, VisitKind.BABY_TESTS})
CONTRACEPTION = (VisitKind.INJECTION, VisitKind.COIL, VisitKind.IMPLANT, VisitKind.PILLS)
COUNTED = tuple(kind for kind, template in TEMPLATES.items() if template.choices)


def usual_of(kind: VisitKind, decided: Intervals) -> Interval | None:
    """Return how long until such a visit, as the programme decided; None for one that is not counted."""
    template = TEMPLATES.get(kind)
    if template is None or not template.choices:
        return None
    chosen = decided.get(kind)
    return chosen if chosen in template.choices else template.usual


def next_interval(kind: VisitKind, turn: int, chosen: Interval | None) -> Interval | None:
    """Return how long after the visit of this turn (0 is the first) the next one comes; None when none does.

    What she `chosen` for a row that goes on in even steps stays hers.
    """
    template = TEMPLATES.get(kind)
    if template is None or not template.then:
        return None
    if turn >= len(template.then) and not template.goes_on:
        return None
    is_even = template.goes_on and template.then[0] == template.usual
    return chosen if is_even and chosen else template.then[min(turn, len(template.then) - 1)]
