"""Which updates are handled: any hand's, any backlog's, never a machine's; words of danger always."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.clock import FrozenClock
from bot.domain import allowance
from bot.domain.allowance import Allowances
from bot.services.intake import Incoming
from bot.telegram.throttle import Throttle

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
BURST = int(allowance.UPDATES.burst)
CROWD = int(allowance.CROWD.burst)
SHARE = int(allowance.SHARE.burst)


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(NOON)


@pytest.fixture
def throttle(clock: FrozenClock) -> Throttle:
    return Throttle(Allowances(), clock)


class Updates:
    """Make updates with growing numbers."""

    def __init__(self) -> None:
        self._number = 0

    def __call__(self, sender: int, text: str = "слово", **details: Any) -> Incoming:
        """Return the next one; `details` are the time, and the chat and its type."""
        self._number += 1
        chat = {"id": details.get("chat", sender), "type": details.get("type", "private")}
        at: datetime = details.get("at", NOON)
        message = {"date": int(at.timestamp()), "chat": chat, "from": {"id": sender}, "text": text}
        return Incoming(self._number, sender, {"update_id": self._number, "message": message})


@pytest.fixture
def make() -> Updates:
    return Updates()


def admitted(throttle: Throttle, updates: list[Incoming]) -> int:
    return sum(throttle.admits(update) for update in updates)


def test_machine_is_stopped_and_a_hand_is_not(throttle: Throttle, make: Updates) -> None:
    assert admitted(throttle, [make(1) for _ in range(5000)]) <= 2 * BURST
    assert throttle.admits(make(2))


def test_crowd_leaves_everybody_a_share(throttle: Throttle, make: Updates) -> None:
    flood = [make(sender) for _ in range(20) for sender in range(300)]

    assert admitted(throttle, flood) <= 2 * (CROWD + 300 * SHARE)
    assert admitted(throttle, [make(1000) for _ in range(SHARE)]) == SHARE


def test_backlog_of_a_night_is_no_crowd(throttle: Throttle, make: Updates) -> None:
    backlog = [make(one % 300, at=NOON - timedelta(seconds=one)) for one in range(6000, 0, -1)]

    assert admitted(throttle, backlog) == len(backlog)


def test_update_that_comes_again_costs_nothing(throttle: Throttle, make: Updates) -> None:
    batch = [make(1) for _ in range(BURST)]

    for _ in range(20):
        assert admitted(throttle, batch) == BURST
    assert throttle.admits(make(1))


def test_danger_passes_but_not_without_end(throttle: Throttle, make: Updates) -> None:
    admitted(throttle, [make(1) for _ in range(5000)])

    crying = admitted(throttle, [make(1, "он меня убьёт") for _ in range(500)])

    assert crying == int(allowance.DANGER.burst)


def test_staff_room_is_no_crowd(throttle: Throttle, make: Updates) -> None:
    admitted(throttle, [make(sender) for _ in range(100) for sender in range(300)])

    room = [make(5000 + one % 5, chat=-100, type="supergroup") for one in range(500)]

    assert admitted(throttle, room) == len(room)


def test_shed_presses_are_answered_for_a_while(throttle: Throttle) -> None:
    answered = sum(throttle.may_answer() for _ in range(1000))

    assert answered == int(allowance.ANSWERS.burst)


@pytest.mark.parametrize("body", [{}, {"message": None}, {"message": {"chat": 1}}, {"poll": {"id": "1"}}])
def test_odd_bodies_are_judged_too(throttle: Throttle, body: dict[str, Any]) -> None:
    assert throttle.admits(Incoming(1, 7, body))
