"""What a member sees first."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from bot.domain.conversation import Theme, Thread, ThreadState
from bot.domain.staff import Member, Role
from bot.domain.worklist import fits, in_order, is_for, waiting_for

NOON = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TEAM = frozenset(Role)
DOCTOR = Member(UUID(int=1), Role.DOCTOR, 1)


def thread(number: int, theme: Theme = Theme.TALK, *, waits: int | None = 0, urgent: bool = False) -> Thread:
    """Make a conversation that has waited for so many minutes; None for one that is answered."""
    return Thread(
        id=UUID(int=number),
        person_id=UUID(int=number),
        alias=f"00-{1000 + number}",
        theme=theme,
        state=ThreadState.OPEN,
        is_urgent=urgent,
        room_id=None,
        topic_id=None,
        card_id=None,
        taken_by=None,
        waiting_since=None if waits is None else NOON - timedelta(minutes=waits),
        opened_day=date(2026, 11, 23),
    )


def test_urgent_and_longest_waiting_come_first() -> None:
    threads = [
        thread(1, waits=None),
        thread(2, waits=5),
        thread(3, waits=50),
        thread(4, waits=1, urgent=True),
    ]

    assert [one.id.int for one in in_order(threads)] == [4, 3, 2, 1]


def test_who_waits_for_me_comes_first() -> None:
    answered = thread(1, waits=None, urgent=True)

    assert [one.id.int for one in waiting_for([answered, thread(2)])] == [2, 1]


@pytest.mark.parametrize("theme", list(Theme))
def test_every_theme_fits_somebody_who_answers(theme: Theme) -> None:
    assert fits(Role.COORDINATOR, theme, TEAM)
    assert any(fits(role, theme, TEAM) for role in TEAM - {Role.COORDINATOR, Role.CREW})


def test_what_is_for_nobody_there_is_for_consultants() -> None:
    small = {Role.COORDINATOR, Role.CONSULTANT, Role.LAWYER}

    assert fits(Role.CONSULTANT, Theme.HIV, small)
    assert not fits(Role.LAWYER, Theme.HIV, small)
    assert fits(Role.LAWYER, Theme.HIV, {Role.LAWYER})


def test_member_sees_own_fitting_and_orphaned_urgent_ones() -> None:
    foreign = thread(1, Theme.LAWYER)

    assert is_for(DOCTOR, thread(2, Theme.HIV), TEAM)
    assert not is_for(DOCTOR, foreign, TEAM)
    assert is_for(DOCTOR, replace(foreign, taken_by=DOCTOR.id), TEAM)
    assert is_for(DOCTOR, replace(foreign, is_urgent=True), TEAM)
    assert not is_for(DOCTOR, replace(foreign, is_urgent=True, taken_by=UUID(int=9)), TEAM)
