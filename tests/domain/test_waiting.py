"""When somebody is called for a woman who waits."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.waiting import HER_LEVEL, STAFF_LEVELS, URGENT_LEVELS, is_waking_hour, level_of, waking_from


@pytest.mark.parametrize(("hour", "waits"), [(9, 0), (20, 0), (21, 12), (0, 9), (8, 1)])
def test_what_is_not_urgent_waits_for_the_morning(hour: int, waits: int) -> None:
    now = datetime(2026, 11, 23, hour, tzinfo=ZoneInfo("Asia/Tomsk"))

    assert waking_from(now, "Asia/Tomsk") - now == timedelta(hours=waits)


@pytest.mark.parametrize(
    ("minutes", "usual", "urgent"),
    [(4, 0, 0), (5, 0, 5), (15, 15, 15), (59, 15, 15), (60, 60, 60), (479, 60, 60), (480, 480, 480)],
)
def test_alarm_levels_by_waiting_time(minutes: int, usual: int, urgent: int) -> None:
    waited = timedelta(minutes=minutes)

    assert level_of(waited, is_urgent=False) == usual
    assert level_of(waited, is_urgent=True) == urgent


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.booleans())
def test_level_never_falls_while_she_waits(minutes: int, more: int, is_urgent: bool) -> None:
    first = level_of(timedelta(minutes=minutes), is_urgent=is_urgent)
    later = level_of(timedelta(minutes=minutes + more), is_urgent=is_urgent)

    assert first <= later
    assert {first, later} <= {0, *URGENT_LEVELS, *STAFF_LEVELS, HER_LEVEL}


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
