"""How far two points of the earth lie apart, as the crow flies."""

from dataclasses import dataclass, field
from math import asin, cos, isfinite, radians, sin, sqrt

EARTH_KM = 6371.0088  # the mean radius of WGS 84
HIGHEST_LATITUDE, HIGHEST_LONGITUDE = 90, 180


@dataclass(frozen=True, slots=True)
class Point:
    """A point in degrees of WGS 84; it can be hers, so no text of it names where it is.

    Raises:
        ValueError: it is not on the globe.
    """

    latitude: float = field(repr=False)
    longitude: float = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse what is no point."""
        if not (_within(self.latitude, HIGHEST_LATITUDE) and _within(self.longitude, HIGHEST_LONGITUDE)):
            message = "not a point of the globe"
            raise ValueError(message)

    @classmethod
    def of(cls, latitude: float | None, longitude: float | None) -> "Point | None":
        """Return the point, or None where either part is not known or it is not on the globe."""
        if latitude is None or longitude is None:
            return None
        try:
            return cls(latitude, longitude)
        except ValueError:
            return None


def _within(degrees: float, highest: int) -> bool:
    return isfinite(degrees) and abs(degrees) <= highest


def kilometres_between(one: Point, other: Point) -> float:
    """Return the length of the great circle between two points, in km (haversine, wrong by 0.6 % at most)."""
    first, second = radians(one.latitude), radians(other.latitude)
    north = sin((second - first) / 2)
    east = sin(radians(other.longitude - one.longitude) / 2)
    # Rounding may lift it above one where the points are antipodes.
    return 2 * EARTH_KM * asin(sqrt(min(1.0, north * north + cos(first) * cos(second) * east * east)))


def coarse(kilometres: float) -> float:
    """Round a distance to what is worth saying: tenths below 10 km, whole ones below 100, then tens."""
    if round(kilometres, 1) < 10:  # noqa: PLR2004 - as the first line says
        return round(kilometres, 1)
    return float(round(kilometres, 0 if round(kilometres) < 100 else -1))  # noqa: PLR2004 - as the first line says
