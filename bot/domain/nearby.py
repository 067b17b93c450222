"""What is near: doors around a point, and cities with services around a city or a point."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.directory import City
from bot.domain.distance import Point, kilometres_between

SAME_REGION_KM = 200.0  # what a city of the same region without a point counts as; it is never told
POINT_AWAITED = "near"  # where her dialog notes that she has been asked for a point


@dataclass(frozen=True, slots=True)
class Town:
    """A city with services and how far it is, in km; None where nobody has told the points of both."""

    city: City
    kilometres: float | None = None


@dataclass(frozen=True, slots=True)
class Door:
    """Where a place is entered, if the directory tells its point; a secret place has none."""

    place_id: str
    city_id: str
    point: Point


def point_of(city: City) -> Point | None:
    """Return where a city is, if the directory knows it."""
    return Point.of(city.latitude, city.longitude)


def towns_around(point: Point, cities: Iterable[City]) -> tuple[Town, ...]:
    """List the cities with services whose points are known, nearest to this one first."""
    known = ((city, point_of(city)) for city in cities if city.has_services)
    towns = [Town(city, kilometres_between(point, there)) for city, there in known if there is not None]
    return tuple(sorted(towns, key=lambda town: town.kilometres or 0.0))


def towns_near(city: City, cities: Iterable[City], now: datetime) -> tuple[Town, ...]:
    """List the other cities with services, nearest first.

    Where a distance is not known, a city of the same region counts as near, then the clock decides, then the
    order of the directory.
    """
    towns = [Town(other, _between(city, other)) for other in cities if other.has_services and other != city]
    return tuple(sorted(towns, key=lambda town: _farness(town, city, now)))


def nearest_served(city: City, cities: Iterable[City], now: datetime) -> Town | None:
    """Return the city itself if it is served, else the nearest one that is."""
    if city.has_services:
        return Town(city, 0.0)
    return next(iter(towns_near(city, cities, now)), None)


def _between(one: City, other: City) -> float | None:
    here, there = point_of(one), point_of(other)
    return None if here is None or there is None else kilometres_between(here, there)


def _farness(town: Town, city: City, now: datetime) -> tuple[float, bool, timedelta]:
    is_same_region = town.city.region == city.region
    kilometres = town.kilometres
    if kilometres is None:
        kilometres = SAME_REGION_KM if is_same_region else float("inf")
    return kilometres, not is_same_region, abs(_offset(town.city, now) - _offset(city, now))


def _offset(city: City, now: datetime) -> timedelta:
    return now.astimezone(ZoneInfo(city.zone)).utcoffset() or timedelta()
