"""Districts of a city: known by name, carried in buttons by number, used to order lists."""

from collections.abc import Iterable

from bot.domain.codes import short_code
from bot.domain.directory import Location, LocationType

ANY = 1  # in place of a district: she wants none first, whatever is remembered
FIRST, NUMBERS = 2, 9_000


def number_of(district: str) -> int:
    """Return a number that tells a district from the others of its city; 0 for none."""
    return FIRST + int(short_code(district), 16) % NUMBERS if district else 0


def districts_of(locations: Iterable[Location]) -> tuple[str, ...]:
    """Return the districts of these places by name; none where there are not two to choose from."""
    found = sorted({location.district for location in locations if location.district})
    return tuple(found) if len(found) > 1 else ()


def rank(location: Location, district: int) -> int:
    """Order by district: hers, then others, then what has none, and last what is secret."""
    if district <= ANY:
        return 0
    if location.location_type is LocationType.SECRET:
        return 3
    if not location.district:
        return 2
    return int(number_of(location.district) != district)
