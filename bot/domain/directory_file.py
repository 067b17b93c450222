"""A directory from plain data (dicts and lists, as YAML or JSON give them), checked as a whole.

The form is shown by the commented files in `bot/samples/`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from zoneinfo import available_timezones

from bot.domain.directory import (
    AccessTerm,
    City,
    Directory,
    Holiday,
    Location,
    LocationType,
    Organization,
    Service,
    ServiceAtLocation,
    ServiceKind,
    Status,
    Tri,
)
from bot.domain.directory_fields import ARROW, DirectoryProblem, DirectoryRefused, Node, Reader
from bot.domain.directory_hours import read_exceptions, read_hours
from bot.domain.directory_words import Words
from bot.domain.how_tested import HowTested
from bot.domain.staff import Role, keeper_code

AT_MOST_DAYS_AGO = 3650
TERMS = frozenset(term.value for term in AccessTerm)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file as plain data, under the name that problems are told with."""

    name: str
    data: object
    problems: tuple[DirectoryProblem, ...] = ()


@dataclass(slots=True)
class _Reading:
    """What is read so far; of the cities also those that are there already, which a file may name."""

    today: date
    known_cities: dict[str, City]
    cities: dict[str, City] = field(default_factory=dict)
    organizations: dict[str, Organization] = field(default_factory=dict)
    locations: dict[str, Location] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)
    places: dict[str, ServiceAtLocation] = field(default_factory=dict)
    holidays: dict[tuple[str, date], Holiday] = field(default_factory=dict)


def read_directory(
    sheets: Sequence[Sheet],
    *,
    today: date,
    cities: Iterable[City] = (),
    words: Words | None = None,
) -> Directory:
    """Make one directory of all sheets; `today` dates the samples' "verified_days_ago".

    `cities` are there already: a file may change them and add to them, but takes none away, because women
    have chosen them. `words` are what is understood beside the codes.

    Raises:
        DirectoryRefused: with every problem found, each by file and path.
    """
    reader, reading = Reader(words or Words(), []), _Reading(today, {city.id: city for city in cities})
    roots = [Node(sheet.data, f"{sheet.name}{ARROW}", reader) for sheet in sheets]
    for root in roots:
        for node in root.nodes("cities"):
            _read_city(reading, node)
    reading.known_cities.update(reading.cities)
    for root in roots:
        _read_root(reading, root)
    problems = [*(problem for sheet in sheets for problem in sheet.problems), *reader.problems]
    if problems:
        raise DirectoryRefused(_first_of_each_cell(problems))
    return _assemble(reading)


def _first_of_each_cell(problems: Iterable[DirectoryProblem]) -> Iterable[DirectoryProblem]:
    """Tell one problem a cell: what cannot be read is also missing, which helps nobody."""
    found: dict[object, DirectoryProblem] = {}
    for problem in problems:
        found.setdefault(problem.spot if problem.spot.cell else id(problem), problem)
    return found.values()


def _read_root(reading: _Reading, root: Node) -> None:
    is_sample = root.flag("sample")
    for node in root.nodes("holidays"):
        _read_holiday(reading, node)
    for node in root.nodes("locations"):
        _read_location(reading, node)
    for node in root.nodes("organizations"):
        _read_organization(reading, node, is_sample=is_sample)
    root.finish()


def _assemble(reading: _Reading) -> Directory:
    return mark_served(
        Directory(
            cities=tuple(reading.known_cities.values()),
            organizations=tuple(reading.organizations.values()),
            locations=tuple(reading.locations.values()),
            services=tuple(reading.services.values()),
            places=tuple(reading.places.values()),
            holidays=tuple(reading.holidays.values()),
        )
    )


def mark_served(directory: Directory) -> Directory:
    """Return the directory with each city knowing whether anything active is there."""
    where = {location.id: location.city_id for location in directory.locations}
    active = [place for place in directory.places if place.status is Status.ACTIVE]
    served = {where[place.location_id] for place in active}
    cities = tuple(replace(city, has_services=city.id in served) for city in directory.cities)
    return replace(directory, cities=cities)


def _new_id(node: Node, taken: Iterable[str]) -> str:
    slug = node.slug("id")
    if slug in taken:
        node.note("doubled_id", "id", value=slug)
    return slug


def _read_city(reading: _Reading, node: Node) -> None:
    latitude, longitude = node.point()
    city = City(
        id=_new_id(node, reading.cities),
        name=node.text("name", required=True),
        zone=node.text("zone", required=True),
        region=node.text("region", required=True),
        latitude=latitude,
        longitude=longitude,
        travel=node.text("travel"),
    )
    _check_zone(node, city.zone)
    node.finish()
    reading.cities[city.id] = city


def _read_holiday(reading: _Reading, node: Node) -> None:
    region, day = node.text("region", required=True), node.day("date")
    if day is None:
        if not node.has("date"):
            node.note("missing", "date")
        return
    if region and region not in {city.region for city in reading.known_cities.values()}:
        node.note("unknown_region", "region", value=region)
    if (region, day) in reading.holidays:
        node.note("doubled_id", "date", value=day)
    working = node.flag("working")
    reading.holidays[region, day] = Holiday(region, day, node.text("name"), is_off=not working)
    node.finish()


def _check_zone(node: Node, zone: str) -> None:
    if zone and zone not in _zones():
        node.note("unknown_zone", "zone", value=zone)


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _city_of(reading: _Reading, node: Node) -> City | None:
    """Find the city by its id, or by its name where only one has it."""
    code = node.text("city", required=True)
    named = [city for city in reading.known_cities.values() if city.name.casefold() == code.casefold()]
    found = reading.known_cities.get(code) or (named[0] if len(named) == 1 else None)
    if code and found is None:
        node.note("unknown_city", "city", value=code)
    return found


def _read_organization(reading: _Reading, node: Node, *, is_sample: bool) -> None:
    city = _city_of(reading, node)
    organization = Organization(
        id=_new_id(node, reading.organizations),
        name=node.text("name", required=True),
        city_id=city.id if city else "",
        description=node.text("description"),
    )
    reading.organizations[organization.id] = organization
    for child in node.nodes("locations"):
        _read_location(reading, child)
    for child in node.nodes("services"):
        _read_service(reading, child, organization_id=organization.id, is_sample=is_sample)
    node.finish()


def _read_location(reading: _Reading, node: Node) -> None:
    city = _city_of(reading, node)
    zone = node.text("zone") or (city.zone if city else "")
    latitude, longitude = node.point()
    location = Location(
        id=_new_id(node, reading.locations),
        city_id=city.id if city else "",
        name=node.text("name", required=True),
        zone=zone,
        location_type=node.choice("type", LocationType.PHYSICAL),
        district=node.text("district"),
        address=node.text("address") or None,
        landmark=node.text("landmark"),
        how_to_find=node.text("how_to_find"),
        latitude=latitude,
        longitude=longitude,
    )
    _check_zone(node, location.zone)
    _check_location(node, location)
    node.finish()
    reading.locations[location.id] = location


def _check_location(node: Node, location: Location) -> None:
    is_physical = location.location_type is LocationType.PHYSICAL
    if is_physical and location.address is None:
        node.note("missing", "address")
    told = location.address or location.landmark or location.district or location.latitude is not None
    if location.location_type is LocationType.SECRET and told:
        node.note("secret_address", "address")


def _read_service(reading: _Reading, node: Node, *, organization_id: str, is_sample: bool) -> None:
    service = Service(
        id=_new_id(node, reading.services),
        organization_id=organization_id,
        name=node.text("name", required=True),
        kinds=node.choices("kinds", ServiceKind),
        description=node.text("description"),
        next_step=node.text("next_step", required=True),
        alert=node.text("alert"),
        what_they_ask=node.text("what_they_ask"),
        what_to_bring=node.text("what_to_bring"),
        desk_words=node.text("desk_words"),
        how_tested=node.choice("how_tested", HowTested.UNKNOWN),
        result_when=node.text("result_when"),
        fees=node.text("fees"),
        required_documents=node.texts("required_documents"),
        service_area=node.text("service_area"),
    )
    if not service.kinds:
        node.note("missing", "kinds")
    reading.services[service.id] = service
    for child in node.nodes("places"):
        _read_place(reading, child, service_id=service.id, is_sample=is_sample)
    node.finish()


def _read_place(reading: _Reading, node: Node, *, service_id: str, is_sample: bool) -> None:
    location_id = node.text("at", required=True)
    location = reading.locations.get(location_id)
    if location_id and location is None:
        node.note("unknown_location", "at", value=location_id)
    is_secret = location is not None and location.location_type is LocationType.SECRET
    place = ServiceAtLocation(
        id=_new_id(node, reading.places),
        service_id=service_id,
        location_id=location_id,
        phones=node.texts("phones"),
        access=_read_access(node.node("access")),
        schedules=read_hours(node, today=reading.today, is_secret=is_secret),
        exceptions=read_exceptions(node, is_secret=is_secret),
        verified_on=_read_verified(reading, node, is_sample=is_sample),
        is_sample=is_sample or node.flag("sample"),
        status=node.choice("status", Status.ACTIVE),
        keeper=keeper_code(node.choice("keeper", Role.COORDINATOR)),
    )
    node.finish()
    reading.places[place.id] = place


def _read_access(node: Node) -> dict[AccessTerm, Tri]:
    given = [AccessTerm(name) for name in node.names() if name in TERMS]
    found = {term: node.choice(term.value, Tri.UNKNOWN) for term in given}
    node.expect(TERMS)
    node.finish()
    return {term: tri for term, tri in found.items() if tri is not Tri.UNKNOWN}


def _read_verified(reading: _Reading, node: Node, *, is_sample: bool) -> date | None:
    """Read when somebody confirmed the entry; only samples may count from the day of import."""
    day = node.day("verified_on")
    days_ago = node.whole("verified_days_ago", low=0, high=AT_MOST_DAYS_AGO)
    if days_ago is not None and not (is_sample or node.flag("sample")):
        node.note("only_for_samples", "verified_days_ago")
    if day is not None and day > reading.today:
        node.note("future_date", "verified_on", value=day)
    return reading.today - timedelta(days=days_ago) if days_ago is not None else day
