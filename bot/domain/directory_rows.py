"""The directory as tables of plain rows, and rows as the tree that files hold: one shape for every form.

A row holds only what is not empty; codes stand as they are, lists as lists, times as HH:MM.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import time
from enum import StrEnum

from bot.domain.directory import (
    Audience,
    City,
    Directory,
    Holiday,
    HoursState,
    Location,
    LocationType,
    OnHoliday,
    Organization,
    Schedule,
    ScheduleException,
    Service,
    ServiceAtLocation,
    Status,
)
from bot.domain.how_tested import HowTested

Row = dict[str, object]
Tables = Mapping[str, Iterable[Row]]


class Table(StrEnum):
    """The tables, in the order of the sheets of a workbook."""

    CITIES = "cities"
    HOLIDAYS = "holidays"
    ORGANIZATIONS = "organizations"
    LOCATIONS = "locations"
    SERVICES = "services"
    PLACES = "places"
    HOURS = "hours"
    EXCEPTIONS = "exceptions"


def rows_of(directory: Directory, table: Table) -> Iterator[Row]:
    """Yield the rows of a table in the order of the directory."""
    if table is Table.HOURS:
        return (
            {"place": place.id, **schedule_row(item)}
            for place in directory.places
            for item in place.schedules
        )
    if table is Table.EXCEPTIONS:
        return (
            {"place": place.id, **exception_row(item)}
            for place in directory.places
            for item in place.exceptions
        )
    items, row_of = _MAKERS[table]
    return (row_of(item) for item in items(directory))


def _filled(**fields: object) -> Row:
    return {name.rstrip("_"): value for name, value in fields.items() if value not in (None, "", [], False)}


def _unless(value: StrEnum, usual: StrEnum) -> str:
    return "" if value is usual else value.value


def city_row(city: City) -> Row:
    """Return a city as a row."""
    told = _filled(id=city.id, name=city.name, zone=city.zone, region=city.region)
    return {**told, **_point(city), **_filled(travel=city.travel)}


def _point(item: City | Location) -> Row:
    """Return where something is, if anybody knows; a latitude of nought is a latitude."""
    if item.latitude is None:
        return {}
    return {"latitude": item.latitude, "longitude": item.longitude}


def holiday_row(holiday: Holiday) -> Row:
    """Return a holiday as a row."""
    day = holiday.day.isoformat()
    return _filled(region=holiday.region, date=day, name=holiday.name, working=not holiday.is_off)


def organization_row(item: Organization) -> Row:
    """Return a programme as a row."""
    return _filled(id=item.id, name=item.name, city=item.city_id, description=item.description)


def location_row(item: Location) -> Row:
    """Return a location as a row."""
    told = _filled(
        id=item.id,
        city=item.city_id,
        name=item.name,
        type=_unless(item.location_type, LocationType.PHYSICAL),
        district=item.district,
        address=item.address,
        landmark=item.landmark,
        how_to_find=item.how_to_find,
        zone=item.zone,
    )
    return {**told, **_point(item)}


def service_row(item: Service) -> Row:
    """Return a service as a row."""
    return _filled(
        id=item.id,
        organization=item.organization_id,
        name=item.name,
        kinds=[kind.value for kind in item.kinds],
        description=item.description,
        next_step=item.next_step,
        alert=item.alert,
        what_they_ask=item.what_they_ask,
        what_to_bring=item.what_to_bring,
        required_documents=list(item.required_documents),
        desk_words=item.desk_words,
        how_tested=_unless(item.how_tested, HowTested.UNKNOWN),
        result_when=item.result_when,
        fees=item.fees,
        service_area=item.service_area,
    )


def place_row(place: ServiceAtLocation) -> Row:
    """Return a service at a location as a row, without its hours; its terms stand under "access"."""
    return _filled(
        id=place.id,
        service=place.service_id,
        at=place.location_id,
        phones=list(place.phones),
        access={term.value: value.value for term, value in sorted(place.access.items())} or None,
        verified_on=place.verified_on.isoformat() if place.verified_on else None,
        status=_unless(place.status, Status.ACTIVE),
        keeper=place.keeper,
        sample=place.is_sample,
    )


def schedule_row(item: Schedule) -> Row:
    """Return a rule of hours as a row."""
    return _filled(
        days=list(item.byday),
        dates=[day.isoformat() for day in item.dates],
        from_=_wall(item.opens),
        to=_closing(item.closes),
        every=item.interval if item.interval > 1 else None,
        since=item.dtstart.isoformat() if item.dtstart else None,
        until=item.until.isoformat() if item.until else None,
        stop=item.stop,
        audience=_unless(item.audience, Audience.EVERYONE),
        state=_unless(item.state, HoursState.OPEN),
        on_holiday=_unless(item.on_holiday, OnHoliday.UNKNOWN),
        note=item.note,
    )


def exception_row(item: ScheduleException) -> Row:
    """Return a changed day as a row."""
    return _filled(
        date=item.day.isoformat(),
        closed=item.is_closed,
        from_=_wall(item.opens) if item.opens is not None else None,
        to=_closing(item.closes) if item.closes is not None else None,
        stop=item.stop,
        audience=_unless(item.audience, Audience.EVERYONE),
        reason=item.reason,
    )


def _wall(value: time) -> str:
    return f"{value:%H:%M}"


def _closing(value: time) -> str:
    return f"{value:%H:%M}" if value != time() else "24:00"


_MAKERS: dict[Table, tuple[Callable[[Directory], Iterable[object]], Callable[..., Row]]] = {
    Table.CITIES: (lambda directory: directory.cities, city_row),
    Table.HOLIDAYS: (lambda directory: directory.holidays, holiday_row),
    Table.ORGANIZATIONS: (lambda directory: directory.organizations, organization_row),
    Table.LOCATIONS: (lambda directory: directory.locations, location_row),
    Table.SERVICES: (lambda directory: directory.services, service_row),
    Table.PLACES: (lambda directory: directory.places, place_row),
}
