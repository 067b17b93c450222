"""The rows the directory is stored as, made of its dataclasses and back. No SQL here."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from bot.domain.codes import short_code
from bot.domain.directory import (
    AccessTerm,
    Audience,
    City,
    Freq,
    HoursState,
    Location,
    LocationType,
    OnHoliday,
    Organization,
    Schedule,
    ScheduleException,
    Service,
    ServiceAtLocation,
    ServiceKind,
    Status,
    Tri,
)
from bot.domain.how_tested import HowTested

Values = dict[str, Any]


def columns_of(item: Any) -> Values:
    """Return the fields of a dataclass by name; `asdict` would copy each deeply, which takes seconds."""
    return {field.name: getattr(item, field.name) for field in fields(item)}


def numbered(rows: Iterable[Values]) -> list[Values]:
    """Give each row its place in the order."""
    return [{**row, "position": position} for position, row in enumerate(rows)]


def service_values(service: Service) -> Values:
    """Make the row of a service, its kinds among it."""
    return {**columns_of(service), "required_documents": list(service.required_documents)}


def kind_values(service_id: str, kinds: Iterable[str]) -> list[Values]:
    """Make the rows of what a service gives."""
    return numbered({"service_id": service_id, "kind": kind} for kind in dict.fromkeys(kinds))


def place_values(place: ServiceAtLocation, city_id: str) -> Values:
    """Make the row of a service at a location."""
    return {
        "id": place.id,
        "code": short_code(place.id),
        "city_id": city_id,
        "service_id": place.service_id,
        "location_id": place.location_id,
        "phones": list(place.phones),
        "verified_on": place.verified_on,
        "is_sample": place.is_sample,
        "status": place.status,
        "keeper": place.keeper,
    }


def access_values(place: ServiceAtLocation) -> list[Values]:
    """Make the rows of the terms that are known."""
    return [{"place_id": place.id, "term": term, "value": value} for term, value in place.access.items()]


def schedule_rows(place_id: str, schedules: Iterable[Schedule]) -> list[Values]:
    """Make the rows of the rules of hours."""
    rows = numbered(columns_of(schedule) for schedule in schedules)
    for row in rows:
        row["place_id"] = place_id
        row["byday"] = list(row["byday"])
        row["dates"] = [day.isoformat() for day in row["dates"]]
    return rows


def exception_rows(place_id: str, exceptions: Iterable[ScheduleException]) -> list[Values]:
    """Make the rows of the changed days."""
    rows = numbered(columns_of(exception) for exception in exceptions)
    return [{**row, "place_id": place_id} for row in rows]


def to_schedule(values: Values) -> Schedule:
    """Make a rule of hours of its row."""
    return Schedule(
        freq=Freq(values["freq"]),
        opens=values["opens"],
        closes=values["closes"],
        byday=tuple(values["byday"]),
        interval=values["interval"],
        dates=tuple(date.fromisoformat(day) for day in values["dates"]),
        dtstart=values["dtstart"],
        until=values["until"],
        stop=values["stop"],
        note=values["note"],
        audience=Audience(values["audience"]),
        state=HoursState(values["state"]),
        on_holiday=OnHoliday(values["on_holiday"]),
    )


def to_exception(values: Values) -> ScheduleException:
    """Make a changed day of its row."""
    return ScheduleException(
        day=values["day"],
        reason=values["reason"],
        opens=values["opens"],
        closes=values["closes"],
        stop=values["stop"],
        audience=Audience(values["audience"]),
    )


def to_city(row: Mapping[Any, Any]) -> City:
    """Make a city of its row."""
    return City(**{field.name: row[field.name] for field in fields(City)})


def to_organization(values: Values) -> Organization:
    """Make a programme of its row."""
    return Organization(values["id"], values["name"], values["city_id"], values["description"])


def to_location(values: Values) -> Location:
    """Make a location of its row."""
    return Location(**{**values, "location_type": LocationType(values["location_type"])})


def to_service(values: Values, kinds: tuple[ServiceKind, ...]) -> Service:
    """Make a service of its row."""
    documents, how = tuple(values["required_documents"]), HowTested(values["how_tested"])
    return Service(**{**values, "required_documents": documents, "kinds": kinds, "how_tested": how})


def to_place(values: Values, access: dict[AccessTerm, Tri]) -> ServiceAtLocation:
    """Make a service at a location of its row, its hours left out."""
    return ServiceAtLocation(
        id=values["id"],
        service_id=values["service_id"],
        location_id=values["location_id"],
        phones=tuple(values["phones"]),
        access=access,
        verified_on=values["verified_on"],
        is_sample=values["is_sample"],
        status=Status(values["status"]),
        keeper=values["keeper"],
    )
