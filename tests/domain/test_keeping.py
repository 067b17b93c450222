"""Who is asked about an entry, when, and when somebody else is."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.directory import LocationType
from bot.domain.freshness import LIMITS
from bot.domain.keeping import ASK_AGAIN, ESCALATE, Entry, asked_of, keepers
from bot.domain.staff import Member, Role

TODAY = date(2026, 11, 26)
COORDINATOR = Member(uuid4(), Role.COORDINATOR, 1)
CREW = Member(uuid4(), Role.CREW, 2)
TEAM = (COORDINATOR, CREW)


def entry(
    age: int | None = 0,
    kind: LocationType = LocationType.PHYSICAL,
    *,
    keeper: str = "crew",
    asked: int | None = None,
    first: int | None = None,
    doubted: bool = False,
) -> Entry:
    """Make an entry confirmed, asked about, and first asked about so many days ago."""
    days = [None if number is None else TODAY - timedelta(days=number) for number in (age, asked, first)]
    return Entry("abc", "Bus", "Square", keeper, days[0], kind, days[1], days[2], TODAY if doubted else None)


@pytest.mark.parametrize(
    ("kind", "limit"),
    [(LocationType.MOBILE, 14), (LocationType.PHYSICAL, 60), (LocationType.VIRTUAL, 90)],
)
def test_entry_is_due_the_day_after_its_limit(kind: LocationType, limit: int) -> None:
    assert LIMITS[kind].days == limit
    assert not entry(limit, kind).is_due(TODAY)
    assert entry(limit + 1, kind).is_due(TODAY)


def test_never_confirmed_and_doubted_are_due() -> None:
    assert entry(None).is_due(TODAY)
    assert entry(0, doubted=True).is_due(TODAY)


@pytest.mark.parametrize(("asked", "is_asked"), [(None, True), (0, False), (6, False), (7, True)])
def test_question_is_repeated_after_a_week(asked: int | None, is_asked: bool) -> None:
    assert entry(None, asked=asked).is_asked(TODAY) is is_asked


@given(age=st.integers(0, 400), asked=st.none() | st.integers(0, 30))
def test_fresh_entry_is_never_asked_about(age: int, asked: int | None) -> None:
    one = entry(age, asked=asked)

    assert not one.is_asked(TODAY) or one.is_due(TODAY)


def test_role_that_keeps_is_asked() -> None:
    assert keepers("crew", TEAM, TODAY) == [CREW]


@pytest.mark.parametrize("keeper", ["", "doctor", "nonsense"])
def test_without_a_keeper_coordinators_are_asked(keeper: str) -> None:
    assert keepers(keeper, TEAM, TODAY) == [COORDINATOR]


def test_keeper_on_leave_is_not_asked() -> None:
    away = Member(uuid4(), Role.CREW, 3, away_until=TODAY + timedelta(days=1))

    assert keepers("crew", (COORDINATOR, away), TODAY) == [COORDINATOR]


def test_week_of_silence_brings_the_coordinator() -> None:
    assert timedelta(days=7) == ASK_AGAIN == ESCALATE
    assert asked_of(entry(None, first=6), TEAM, TODAY) == [CREW]
    assert asked_of(entry(None, first=7), TEAM, TODAY) == [COORDINATOR, CREW]
