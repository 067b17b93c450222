"""Old entries are asked about, and in the end promise nothing."""

from datetime import date, timedelta

import pytest

from bot.domain.directory import HoursState, LocationType
from bot.domain.freshness import Freshness, believed, freshness, trusted_until

CHECKED = date(2026, 11, 1)
LIMITS = [
    pytest.param(LocationType.MOBILE, 14, id="bus"),
    pytest.param(LocationType.PHYSICAL, 60, id="hours"),
    pytest.param(LocationType.VIRTUAL, 90, id="phone"),
]


@pytest.mark.parametrize(("kind", "limit"), LIMITS)
def test_entry_is_fresh_on_last_day(kind: LocationType, limit: int) -> None:
    assert freshness(CHECKED, kind, today=CHECKED + timedelta(days=limit)) is Freshness.FRESH


@pytest.mark.parametrize(("kind", "limit"), LIMITS)
def test_entry_is_stale_day_after(kind: LocationType, limit: int) -> None:
    assert freshness(CHECKED, kind, today=CHECKED + timedelta(days=limit + 1)) is Freshness.STALE


@pytest.mark.parametrize(("kind", "limit"), LIMITS)
def test_entry_expires_past_twice_limit(kind: LocationType, limit: int) -> None:
    assert freshness(CHECKED, kind, today=CHECKED + timedelta(days=2 * limit)) is Freshness.STALE
    assert freshness(CHECKED, kind, today=CHECKED + timedelta(days=2 * limit + 1)) is Freshness.EXPIRED


def test_never_confirmed_is_past_belief() -> None:
    assert freshness(None, LocationType.PHYSICAL, today=CHECKED) is Freshness.EXPIRED
    assert trusted_until(None, LocationType.PHYSICAL) is None


def test_expired_entry_is_never_open() -> None:
    assert believed(HoursState.OPEN, Freshness.EXPIRED) is HoursState.UNKNOWN
    assert believed(HoursState.OPEN, Freshness.STALE) is HoursState.OPEN
