"""Which city with services is nearest to one without."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.directory import City


def nearest_served(city: City, cities: Iterable[City], now: datetime) -> City | None:
    """Return the city itself if it is served, else the nearest one: same region, then the nearest clock.

    Cities have no coordinates; among equals the order of the directory decides.
    """
    served = [other for other in cities if other.has_services]
    if city.has_services or not served:
        return city if city.has_services else None
    return min(
        served, key=lambda other: (other.region != city.region, abs(_offset(other, now) - _offset(city, now)))
    )


def _offset(city: City, now: datetime) -> timedelta:
    return now.astimezone(ZoneInfo(city.zone)).utcoffset() or timedelta()
