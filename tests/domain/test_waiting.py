"""When somebody is called for a woman who waits."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.time_settings import URGENT_MINUTES, USUAL_MINUTES
from bot.domain.waiting import is_called_again, is_waking_hour, level_of, waking_from


@pytest.mark.parametrize(("hour", "waits"), [(9, 0), (20, 0), (21, 12), (0, 9), (8, 1)])
def test_what_is_not_urgent_waits_for_the_morning(hour: int, waits: int) -> None:
    now = datetime(2026, 11, 23, hour, tzinfo=ZoneInfo("Asia/Tomsk"))

    assert waking_from(now, "Asia/Tomsk") - now == timedelta(hours=waits)


@pytest.mark.parametrize(
    ("minutes", "usual", "urgent"),
    [(4, 0, 0), (5, 0, 5), (15, 15, 15), (59, 15, 15), (60, 60, 60), (6000, 60, 60)],
)
def test_alarm_levels_by_waiting_time(minutes: int, usual: int, urgent: int) -> None:
    waited = timedelta(minutes=minutes)

    assert level_of(waited, USUAL_MINUTES) == usual
    assert level_of(waited, URGENT_MINUTES) == urgent


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.sets(st.integers(1, 1440), min_size=1))
def test_level_never_falls_while_she_waits(minutes: int, more: int, levels: set[int]) -> None:
    first = level_of(timedelta(minutes=minutes), levels)
    later = level_of(timedelta(minutes=minutes + more), levels)

    assert first <= later
    assert {first, later} <= {0, *levels}


@pytest.mark.parametrize(
    ("minutes", "every", "again"), [(119, 2, False), (120, 2, True), (10_000, 0, False), (None, 2, False)]
)
def test_calling_again_waits_its_hours(minutes: int | None, every: int, again: bool) -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    called = None if minutes is None else now - timedelta(minutes=minutes)

    assert is_called_again(called, now, every_hours=every) is again


@pytest.mark.parametrize(
    ("hour_utc", "zone", "expected"),
    [
        (6, "Europe/Moscow", True),
        (5, "Europe/Moscow", False),
        (2, "Asia/Tomsk", True),
        (14, "Asia/Tomsk", False),
    ],
)
def test_waking_hours_are_hers(hour_utc: int, zone: str, expected: bool) -> None:
    now = datetime(2026, 11, 23, hour_utc, 0, tzinfo=UTC)

    assert is_waking_hour(now, zone) is expected
