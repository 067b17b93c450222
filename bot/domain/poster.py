"""What a poster of a place holds: the paper twin of its card, for a wall that anybody may read."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from bot.domain.directory import (
    Audience,
    Directory,
    Freq,
    HoursState,
    Location,
    LocationType,
    Schedule,
    Service,
    ServiceAtLocation,
    Status,
)
from bot.domain.errors import DomainError

SIMILAR = 3
FAR = 0.4  # how little alike a name may be to be proposed
GONE = frozenset({Status.INACTIVE, Status.DEFUNCT})


class PlaceUnknown(DomainError):
    """There is no place with this id; `similar` are the ids most like it."""

    code = "place_unknown"

    def __init__(self, similar: tuple[str, ...]) -> None:
        super().__init__()
        self.similar = similar


class PlaceSecret(DomainError):
    """Where the place is must not be printed."""

    code = "place_secret"


@dataclass(frozen=True, slots=True)
class Posted:
    """A place as a poster shows it; `hours` are the rules that still hold."""

    place: ServiceAtLocation
    service: Service
    location: Location
    city: str
    hours: tuple[Schedule, ...]


def find_posted(directory: Directory, place_id: str, today: date) -> Posted:
    """Find a place by its id.

    Raises:
        PlaceUnknown: there is none, or it is gone.
        PlaceSecret: its address is nobody's to know.
    """
    shown = [place for place in directory.places if place.status not in GONE]
    place = next((one for one in shown if one.id == place_id), None)
    if place is None:
        raise PlaceUnknown(_similar(directory, shown, place_id))
    service = next(one for one in directory.services if one.id == place.service_id)
    location = next(one for one in directory.locations if one.id == place.location_id)
    if location.location_type is LocationType.SECRET:
        raise PlaceSecret
    city = next((one.name for one in directory.cities if one.id == location.city_id), "")
    hours = tuple(rule for rule in place.schedules if _holds(rule, today))
    return Posted(place, service, location, city, hours)


def _similar(directory: Directory, places: list[ServiceAtLocation], wanted: str) -> tuple[str, ...]:
    """Return the ids that look most like what was asked for, or whose names do."""
    names = {service.id: service.name for service in directory.services}
    where = {location.id: location.name for location in directory.locations}
    known: dict[str, str] = {}
    for place in places:
        for name in (where[place.location_id], names[place.service_id], place.id):
            known[name.casefold()] = place.id
    found = get_close_matches(wanted.casefold(), known, n=2 * SIMILAR, cutoff=FAR)
    return tuple(dict.fromkeys(known[name] for name in found))[:SIMILAR]


def _holds(rule: Schedule, today: date) -> bool:
    """Tell whether a rule is not over and says something sure."""
    if rule.state is HoursState.UNKNOWN or (rule.until is not None and rule.until < today):
        return False
    return rule.freq is not Freq.DATES or any(day >= today for day in rule.dates)


def is_for_women(rule: Schedule) -> bool:
    """Tell whether hours are for women only."""
    return rule.audience is Audience.WOMEN_ONLY
