"""Of those who write at the same moment, whoever is in danger goes first; her presses, too."""

from datetime import timedelta

import pytest

from bot.clock import FrozenClock
from bot.domain.allowance import Allowances
from bot.services.intake import Incoming
from bot.telegram.urgency import REMEMBERED_FOR, Urgency

CALM, FRIGHTENED = 1, 2
DANGER = "он меня убьёт"


def message(number: int, sender: int, text: str, *, kind: str = "private") -> Incoming:
    """Make an update with a message."""
    body = {"message": {"chat": {"id": sender, "type": kind}, "text": text}}
    return Incoming(number, sender, body)


def press(number: int, sender: int) -> Incoming:
    """Make an update with a press."""
    body = {"callback_query": {"message": {"chat": {"id": sender, "type": "private"}}}}
    return Incoming(number, sender, body)


@pytest.fixture
def urgency(clock: FrozenClock) -> Urgency:
    """Make the one who sorts."""
    return Urgency(Allowances(), clock)


def numbers(urgency: Urgency, *batch: Incoming) -> list[list[int]]:
    """Return the numbers of what goes first, and of the rest."""
    return [[one.update_id for one in part] for part in urgency.parted(batch)]


def test_words_of_danger_go_first(urgency: Urgency) -> None:
    batch = message(1, CALM, "Где вы?"), message(2, FRIGHTENED, DANGER)

    assert numbers(urgency, *batch) == [[2], [1]]


def test_order_of_a_chat_is_kept(urgency: Urgency) -> None:
    batch = message(1, FRIGHTENED, "Здравствуйте"), message(2, CALM, "!"), message(3, FRIGHTENED, DANGER)

    assert numbers(urgency, *batch) == [[1, 3], [2]]


def test_her_next_press_goes_first(urgency: Urgency) -> None:
    urgency.parted([message(1, FRIGHTENED, DANGER)])

    assert numbers(urgency, press(2, CALM), press(3, FRIGHTENED)) == [[3], [2]]


def test_danger_is_forgotten_after_minutes(urgency: Urgency, clock: FrozenClock) -> None:
    urgency.parted([message(1, FRIGHTENED, DANGER)])

    clock.move(REMEMBERED_FOR + timedelta(seconds=1))

    assert numbers(urgency, press(2, FRIGHTENED)) == [[], [2]]


def test_words_in_a_group_pass_nobody(urgency: Urgency) -> None:
    assert numbers(urgency, message(1, FRIGHTENED, DANGER, kind="supergroup")) == [[], [1]]
