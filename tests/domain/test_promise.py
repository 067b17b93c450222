"""What was promised to her, and when that has passed."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.promise import (
    AFTER_RETURN,
    SHORTEST_PROMISE,
    URGENT_WITHOUT,
    WITHOUT_PROMISE,
    Expectation,
    late_from,
    promised_by,
)

NOW = datetime(2026, 11, 23, 5, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)


@pytest.mark.parametrize(
    ("expected", "passes"),
    [
        pytest.param(Expectation(is_manned=False, returns_at=TOMORROW), TOMORROW + AFTER_RETURN, id="return"),
        pytest.param(Expectation(is_manned=True, wait_minutes=10), NOW + SHORTEST_PROMISE, id="short"),
        pytest.param(Expectation(is_manned=True, wait_minutes=90), NOW + timedelta(hours=3), id="long"),
        pytest.param(Expectation(None, wait_minutes=90), NOW + timedelta(hours=3), id="usual"),
        pytest.param(Expectation(is_manned=True), None, id="manned"),
        pytest.param(Expectation(is_manned=False), None, id="unknown"),
        pytest.param(Expectation(None), None, id="nothing"),
    ],
)
def test_promise_passes_when_it_was_said_to(expected: Expectation, passes: datetime | None) -> None:
    assert promised_by(expected, NOW) == passes


def test_late_follows_the_promise_first() -> None:
    assert late_from(NOW, TOMORROW, is_urgent=True) == TOMORROW
    assert late_from(NOW, None, is_urgent=False) == NOW + WITHOUT_PROMISE
    assert late_from(NOW, None, is_urgent=True) == NOW + URGENT_WITHOUT
