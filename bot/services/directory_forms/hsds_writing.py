"""A directory written as a page of HSDS 3.1 services, which other programs read."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.domain.directory import Directory, LocationType, Schedule, ServiceAtLocation, Status
from bot.domain.directory_rows import (
    Row,
    Table,
    city_row,
    exception_row,
    holiday_row,
    location_row,
    organization_row,
    place_row,
    schedule_row,
    service_row,
)
from bot.domain.directory_times import DAY_CODES
from bot.domain.directory_words import FormWords
from bot.services.directory_forms.hsds_names import Item, attributes_of, uuid_of

COUNTRY = "RU"
OFFSETS_ON = datetime(2026, 1, 1, tzinfo=UTC)  # Russian zones have had one offset since 2016
STATUSES = {Status.TEMPORARILY_CLOSED: "temporarily closed"}


class _Writer:
    """Knows the tables by id while services are written one by one."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.cities = {city.id: city for city in directory.cities}
        self.organizations = {item.id: item for item in directory.organizations}
        self.locations = {item.id: item for item in directory.locations}
        self.places: dict[str, list[ServiceAtLocation]] = {}
        for place in directory.places:
            self.places.setdefault(place.service_id, []).append(place)

    def services(self) -> Iterator[Item]:
        """Yield the services with all they refer to, programme by programme."""
        order = {slug: number for number, slug in enumerate(self.organizations)}
        for service in sorted(self.directory.services, key=lambda one: order[one.organization_id]):
            row = service_row(service)
            key = uuid_of("service", service.id)
            places = self.places.get(service.id, [])
            yield _filled(
                id=key,
                name=service.name,
                description=service.description,
                status=_status(places),
                alert=service.alert,
                application_process=service.next_step,
                fees_description=service.fees,
                assured_date=_oldest(place.verified_on for place in places),
                organization=self._organization(service.organization_id),
                required_documents=[
                    {"id": uuid_of("document", key, text), "service_id": key, "document": text}
                    for text in service.required_documents
                ],
                service_areas=_areas(key, service.service_area),
                attributes=attributes_of(Table.SERVICES, row, key),
                service_at_locations=[self._place(place) for place in places],
            )

    def _organization(self, slug: str) -> Item:
        item, key = self.organizations[slug], uuid_of("organization", slug)
        attributes = attributes_of(Table.ORGANIZATIONS, organization_row(item), key)
        return {"id": key, "name": item.name, "description": item.description, "attributes": attributes}

    def _place(self, place: ServiceAtLocation) -> Item:
        key = uuid_of("service_at_location", place.id)
        exceptions = [exception_row(one) for one in place.exceptions]
        row: Row = {**place_row(place), "exceptions": exceptions or None}
        zone = ZoneInfo(self.locations[place.location_id].zone)
        return _filled(
            id=key,
            service_id=uuid_of("service", place.service_id),
            location=self._location(place.location_id),
            phones=[{"id": uuid_of("phone", key, number), "number": number} for number in place.phones],
            schedules=[
                item
                for number, schedule in enumerate(place.schedules)
                for item in _schedules(f"{key}/{number}", schedule, zone)
            ],
            attributes=attributes_of(Table.PLACES, row, key),
        )

    def _location(self, slug: str) -> Item:
        item, key = self.locations[slug], uuid_of("location", slug)
        city = self.cities[item.city_id]
        is_met = item.location_type in (LocationType.PHYSICAL, LocationType.MOBILE)
        row = {**location_row(item), "type": item.location_type.value}
        address = {
            "id": uuid_of("address", slug),
            "address_1": item.address,
            "city": city.name,
            "state_province": city.region,
            "postal_code": "",
            "country": COUNTRY,
            "address_type": "physical",
        }
        return _filled(
            id=key,
            location_type="physical" if is_met else "virtual",
            name=item.name,
            transportation=item.how_to_find,
            latitude=item.latitude,
            longitude=item.longitude,
            addresses=[address] if item.address else None,
            attributes=attributes_of(Table.LOCATIONS, row, key),
        )


def write_hsds(directory: Directory, _form: FormWords) -> Iterator[bytes]:
    """Yield the page service by service; cities, holidays and what no service refers to stand beside."""
    services = len(directory.services)
    page = {
        "total_items": services,
        "total_pages": 1,
        "page_number": 1,
        "size": services,
        "first_page": True,
        "last_page": True,
        "empty": not services,
        "podruga": _beside(directory),
    }
    yield json.dumps(page, ensure_ascii=False, indent=1)[:-2].encode()
    yield b',\n "contents": ['
    for number, service in enumerate(_Writer(directory).services()):
        yield (b",\n" if number else b"\n") + json.dumps(service, ensure_ascii=False, indent=1).encode()
    yield b"\n]}\n"


def _beside(directory: Directory) -> Mapping[str, list[Row]]:
    offering = {service.organization_id for service in directory.services}
    met = {place.location_id for place in directory.places}
    return {
        Table.CITIES: [city_row(city) for city in directory.cities],
        Table.HOLIDAYS: [holiday_row(holiday) for holiday in directory.holidays],
        Table.ORGANIZATIONS: [
            organization_row(item) for item in directory.organizations if item.id not in offering
        ],
        Table.LOCATIONS: [location_row(item) for item in directory.locations if item.id not in met],
    }


def _filled(**fields: object) -> Item:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _status(places: Iterable[ServiceAtLocation]) -> str:
    """Return the status HSDS wants of a service; ours belongs to its places."""
    found = {place.status for place in places}
    if len(found) != 1:
        return "active"
    (status,) = found
    return STATUSES.get(status, status.value)


def _oldest(days: Iterable[date | None]) -> str | None:
    """Return the day since which all of it holds; None where a place was never confirmed."""
    found = list(days)
    known = [day for day in found if day is not None]
    return min(known).isoformat() if known and len(known) == len(found) else None


def _areas(key: str, text: str) -> list[Item]:
    return [{"id": uuid_of("service_area", key), "service_id": key, "name": text}] if text else []


def _schedules(key: str, item: Schedule, zone: ZoneInfo) -> Iterator[Item]:
    """Yield a rule, or each of its listed dates: HSDS knows a date as something that happens once."""
    row = schedule_row(item)
    rule: Row = {"rule": key, **{name: row[name] for name in ("every", "since", "until") if name in row}}
    common = {
        "wkst": "MO",
        "opens_at": _with_offset(item.opens, zone),
        "closes_at": _with_offset(item.closes, zone),
        "timezone": _offset_hours(zone),
        "notes": item.note,
    }
    if not item.dates:
        yield _filled(
            id=(link := uuid_of("schedule", key)),
            freq=item.freq.name,
            interval=item.interval,
            byday=",".join(item.byday),
            dtstart=item.dtstart.isoformat() if item.dtstart else None,
            until=item.until.isoformat() if item.until else None,
            **common,
            attributes=attributes_of(Table.HOURS, row, link),
        )
    for day in item.dates:
        yield _filled(
            id=(link := uuid_of("schedule", key, day.isoformat())),
            freq="WEEKLY",
            byday=DAY_CODES[day.weekday()],
            dtstart=day.isoformat(),
            until=day.isoformat(),
            count=1,
            **common,
            attributes=attributes_of(Table.HOURS, {**row, "listed": rule}, link),
        )


def _with_offset(wall: time, zone: ZoneInfo) -> str:
    moment = OFFSETS_ON.astimezone(zone).replace(hour=wall.hour, minute=wall.minute)
    return moment.timetz().isoformat(timespec="minutes")


def _offset_hours(zone: ZoneInfo) -> float:
    offset = OFFSETS_ON.astimezone(zone).utcoffset()
    return offset.total_seconds() / 3600 if offset is not None else 0
