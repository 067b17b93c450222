"""What a woman who writes is told to expect, and when that has passed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

SHORTEST_PROMISE = timedelta(
    hours=1
)  # half of all answers take longer than usual; nobody is alarmed for that
AFTER_RETURN = timedelta(hours=2)  # «after ten» is over at noon
WITHOUT_PROMISE = timedelta(hours=8)
URGENT_WITHOUT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What to tell a woman who writes: within how many minutes answers come, and when somebody is back.

    `is_manned` is None where nobody has planned any duty or hours.
    """

    is_manned: bool | None
    wait_minutes: int | None = None
    returns_at: datetime | None = None


def promised_by(expected: Expectation, now: datetime) -> datetime | None:
    """Return when a woman who was told this may say that a promise was broken; None of no promise.

    «Usually within 40 minutes» is broken after twice that, an hour at least: half of the answers come later
    by its very meaning. «Tomorrow after ten» is broken two hours after ten.
    """
    if expected.is_manned is False:
        return None if expected.returns_at is None else expected.returns_at + AFTER_RETURN
    if expected.wait_minutes is None:
        return None
    return now + max(SHORTEST_PROMISE, 2 * timedelta(minutes=expected.wait_minutes))


def late_from(waiting_since: datetime, promised: datetime | None, *, is_urgent: bool) -> datetime:
    """Return when a woman who waits is told that she is not forgotten."""
    if promised is not None:
        return promised
    return waiting_since + (URGENT_WITHOUT if is_urgent else WITHOUT_PROMISE)
