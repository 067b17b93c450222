"""The hours of all places for other programs, one way only: a calendar (ICS), and a table of OSM text.

Both speak of the days ahead that openings are made for; what nobody has confirmed is marked as tentative.
"""

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

from icalendar import Calendar as Agenda
from icalendar import Event

from bot.domain.directory import (
    Directory,
    HoursState,
    Location,
    LocationType,
    Service,
    ServiceAtLocation,
    Status,
)
from bot.domain.directory_words import FormWords
from bot.domain.opening import Calendar, Opening, openings
from bot.domain.osm_hours import osm_hours
from bot.domain.public_holidays import public_holidays
from bot.services.directory_forms.hsds_names import uuid_of

DAYS_AHEAD = 60
PRODUCT = "-//podruga//directory//RU"
TABLE_HEAD = ("id", "latitude", "longitude", "zone", "opening_hours")


def write_ics(directory: Directory, form: FormWords, today: date) -> Iterator[bytes]:
    """Yield a calendar with an event for each opening of each active place."""
    agenda = Agenda()
    agenda.add("prodid", PRODUCT)
    agenda.add("version", "2.0")
    services = {service.id: service for service in directory.services}
    for place, location in _active(directory):
        for opening in openings(place.schedules, place.exceptions, _calendar(directory, location, today)):
            agenda.add_component(_event(opening, services[place.service_id], location, (place, form, today)))
    yield agenda.to_ical()


def _active(directory: Directory) -> Iterator[tuple[ServiceAtLocation, Location]]:
    locations = {location.id: location for location in directory.locations}
    for place in directory.places:
        if place.status is Status.ACTIVE:
            yield place, locations[place.location_id]


def _calendar(directory: Directory, location: Location, today: date) -> Calendar:
    region = next(city.region for city in directory.cities if city.id == location.city_id)
    years = range(today.year, (today + timedelta(days=DAYS_AHEAD)).year + 1)
    holidays = public_holidays(region, years, directory.holidays)
    return Calendar(zone=ZoneInfo(location.zone), first_day=today, days=DAYS_AHEAD, holidays=holidays)


def _event(
    opening: Opening,
    service: Service,
    location: Location,
    context: tuple[ServiceAtLocation, FormWords, date],
) -> Event:
    place, form, today = context
    event = Event()
    event.add("uid", uuid_of("opening", place.id, opening.start.isoformat(), opening.stop))
    event.add("dtstamp", datetime.combine(today, time(), tzinfo=UTC))
    event.add("dtstart", opening.start)
    event.add("dtend", opening.end)
    event.add("summary", f"{service.name}, {location.name}")
    event.add("status", "CONFIRMED" if opening.state is HoursState.OPEN else "TENTATIVE")
    state = form.words.write("HoursState", opening.state) if opening.state is not HoursState.OPEN else ""
    if told := ", ".join(filter(None, (state, opening.note))):
        event.add("description", told)
    if where := opening.stop or (
        location.address if location.location_type is not LocationType.SECRET else ""
    ):
        event.add("location", where)
    return event


def write_osm(directory: Directory, form: FormWords, today: date) -> Iterator[bytes]:
    """Yield a table of the active places with their hours as OSM writes them; of a secret place only that."""
    target = StringIO()
    table = csv.writer(target)
    table.writerow(TABLE_HEAD)
    by_appointment = form.words.write("Hours", "by_appointment")
    for place, location in _active(directory):
        calendar = _calendar(directory, location, today)
        text = osm_hours(place.schedules, place.exceptions, calendar, by_appointment=by_appointment)
        table.writerow((place.id, location.latitude, location.longitude, location.zone, text))
    yield target.getvalue().encode()
