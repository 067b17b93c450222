"""What can be edited of an entry of the directory: its fields, where each is stored, its value as plain data.

An entry is a `Listing` whose place also holds its hours and changed days. Values are JSON-able, so that they
can lie in a draft and beside a change; `read` gives the value a listing has.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, time
from enum import IntEnum
from types import MappingProxyType
from typing import Any

from bot.domain.directory import (
    Audience,
    Freq,
    HoursState,
    Listing,
    Location,
    OnHoliday,
    Schedule,
    ScheduleException,
)


class Level(IntEnum):
    """What a field belongs to: a service, the place it is met at, or this service at this place."""

    SERVICE = 1
    LOCATION = 2
    PLACE = 3


class EntryField(IntEnum):
    """One thing that can be edited; numbers stand in buttons and in the history, and are for ever."""

    NAME = 1
    DESCRIPTION = 2
    NEXT_STEP = 3
    ALERT = 4
    ASKS = 5
    BRING = 6
    DESK_WORDS = 7
    RESULT = 8
    FEES = 9
    DOCUMENTS = 10
    AREA = 11
    KINDS = 12
    HOW_TESTED = 13
    TAKEN_AWAY = 14
    LOCATION_NAME = 20
    ADDRESS = 21
    LANDMARK = 22
    HOW_TO_FIND = 23
    DISTRICT = 29
    POINT = 24
    CITY = 25
    PHONES = 30
    HOURS = 31
    EXCEPTIONS = 32
    ACCESS = 33
    STATUS = 34
    KEEPER = 35
    VERIFIED = 36
    ADDED = 40

    @property
    def level(self) -> Level:
        """Return what the field belongs to."""
        if self < EntryField.LOCATION_NAME:
            return Level.SERVICE
        return Level.LOCATION if self < EntryField.PHONES else Level.PLACE


SERVICE_COLUMNS: Mapping[EntryField, str] = MappingProxyType(
    {
        EntryField.NAME: "name",
        EntryField.DESCRIPTION: "description",
        EntryField.NEXT_STEP: "next_step",
        EntryField.ALERT: "alert",
        EntryField.ASKS: "what_they_ask",
        EntryField.BRING: "what_to_bring",
        EntryField.DESK_WORDS: "desk_words",
        EntryField.RESULT: "result_when",
        EntryField.FEES: "fees",
        EntryField.DOCUMENTS: "required_documents",
        EntryField.AREA: "service_area",
        EntryField.HOW_TESTED: "how_tested",
    }
)
LOCATION_COLUMNS: Mapping[EntryField, str] = MappingProxyType(
    {
        EntryField.LOCATION_NAME: "name",
        EntryField.ADDRESS: "address",
        EntryField.LANDMARK: "landmark",
        EntryField.HOW_TO_FIND: "how_to_find",
        EntryField.DISTRICT: "district",
    }
)
PLACE_COLUMNS: Mapping[EntryField, str] = MappingProxyType(
    {
        EntryField.PHONES: "phones",
        EntryField.STATUS: "status",
        EntryField.KEEPER: "keeper",
        EntryField.VERIFIED: "verified_on",
    }
)
# These decide when a place is open: whoever changes one has its openings made again.
OF_HOURS = frozenset({EntryField.HOURS, EntryField.EXCEPTIONS, EntryField.STATUS, EntryField.CITY})
Json = dict[str, Any]


def read(listing: Listing, field: EntryField) -> Any:
    """Return the value of a field as plain data."""
    special = _SPECIAL.get(field)
    if special is not None:
        return special(listing)
    if field in SERVICE_COLUMNS:
        return _plain(getattr(listing.service, SERVICE_COLUMNS[field]))
    if field in LOCATION_COLUMNS:
        return _plain(getattr(listing.location, LOCATION_COLUMNS[field]))
    return _plain(getattr(listing.place, PLACE_COLUMNS[field]))


def _plain(value: Any) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


_SPECIAL: Mapping[EntryField, Callable[[Listing], Any]] = {
    EntryField.KINDS: lambda listing: [kind.value for kind in listing.service.kinds],
    EntryField.HOURS: lambda listing: [schedule_to_json(item) for item in listing.place.schedules],
    EntryField.EXCEPTIONS: lambda listing: [exception_to_json(item) for item in listing.place.exceptions],
    EntryField.ACCESS: lambda listing: {
        term.value: value.value for term, value in sorted(listing.place.access.items())
    },
    EntryField.HOW_TESTED: lambda listing: listing.service.how_tested.value,
    EntryField.STATUS: lambda listing: listing.place.status.value,
    EntryField.POINT: lambda listing: _point(listing.location),
    EntryField.CITY: lambda listing: [listing.location.city_id, listing.location.zone],
    EntryField.ADDED: lambda _listing: True,
    EntryField.TAKEN_AWAY: lambda _listing: False,
}


def _point(location: Location) -> list[float]:
    """Return latitude and longitude; nothing where no point is known."""
    if location.latitude is None or location.longitude is None:
        return []
    return [location.latitude, location.longitude]


def schedule_to_json(schedule: Schedule) -> Json:
    """Turn hours into plain data."""
    values = {name: _plain(value) for name, value in asdict(schedule).items()}
    return {**values, "dates": [day.isoformat() for day in schedule.dates]}


def schedule_from_json(values: Json) -> Schedule:
    """Make hours of plain data."""
    return Schedule(
        freq=Freq(values["freq"]),
        opens=time.fromisoformat(values["opens"]),
        closes=time.fromisoformat(values["closes"]),
        byday=tuple(values["byday"]),
        interval=values["interval"],
        dates=tuple(date.fromisoformat(day) for day in values["dates"]),
        dtstart=_day(values["dtstart"]),
        until=_day(values["until"]),
        stop=values["stop"],
        note=values["note"],
        audience=Audience(values["audience"]),
        state=HoursState(values["state"]),
        on_holiday=OnHoliday(values["on_holiday"]),
    )


def exception_to_json(item: ScheduleException) -> Json:
    """Turn a changed day into plain data."""
    return {name: _plain(value) for name, value in asdict(item).items()}


def exception_from_json(values: Json) -> ScheduleException:
    """Make a changed day of plain data."""
    return ScheduleException(
        day=date.fromisoformat(values["day"]),
        reason=values["reason"],
        opens=_time(values["opens"]),
        closes=_time(values["closes"]),
        stop=values["stop"],
        audience=Audience(values["audience"]),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _time(text: str | None) -> time | None:
    return None if text is None else time.fromisoformat(text)
