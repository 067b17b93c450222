"""How long an entry may be believed after somebody confirmed it."""

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from bot.domain.directory import HoursState, LocationType


class Freshness(StrEnum):
    """Fresh; due for a check; past twice the limit, or doubted by women: these are never shown as open."""

    FRESH = "fresh"
    STALE = "stale"
    EXPIRED = "expired"
    DOUBTED = "doubted"


PROMISES_NOTHING = frozenset({Freshness.EXPIRED, Freshness.DOUBTED})
LIMITS = {
    LocationType.MOBILE: timedelta(days=14),
    LocationType.PHYSICAL: timedelta(days=60),
    LocationType.SECRET: timedelta(days=60),
    LocationType.VIRTUAL: timedelta(days=90),
}


def stale_from(verified_on: date, location_type: LocationType) -> date:
    """Return the first day on which the keeper must be asked: a bus 14, hours 60, phones 90 days after."""
    return verified_on + LIMITS[location_type] + timedelta(days=1)


def trusted_until(verified_on: date | None, location_type: LocationType) -> date | None:
    """Return the last day on which the hours may be shown as open; `None` when nobody ever confirmed them."""
    return None if verified_on is None else verified_on + 2 * LIMITS[location_type]


@lru_cache(maxsize=4096)
def freshness(
    verified_on: date | None, location_type: LocationType, *, today: date, is_doubted: bool = False
) -> Freshness:
    """Tell how far an entry may be believed today; one never confirmed is past belief."""
    if is_doubted:
        return Freshness.DOUBTED
    last_day = trusted_until(verified_on, location_type)
    if verified_on is None or last_day is None or today > last_day:
        return Freshness.EXPIRED
    return Freshness.FRESH if today < stale_from(verified_on, location_type) else Freshness.STALE


def believed(state: HoursState, fresh: Freshness) -> HoursState:
    """Return the state that may be shown: an expired or doubted entry promises nothing."""
    return HoursState.UNKNOWN if fresh in PROMISES_NOTHING else state
