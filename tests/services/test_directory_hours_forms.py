"""Hours that go out to other programs: a calendar, and OSM text; nothing of a secret place."""

import csv
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from bot.domain.directory import Directory
from bot.domain.directory_fields import DirectoryRefused
from bot.services.directory_export import only_service, write_hours
from bot.services.directory_import import load_directory
from bot.telegram.texts.directory_words import form_words

TODAY = date(2026, 11, 23)
TOMSK = ZoneInfo("Asia/Tomsk")


@pytest.fixture(scope="module")
def samples() -> Directory:
    return load_directory(today=TODAY)


def events_of(directory: Directory, folder: Path) -> list[Event]:
    write_hours(directory, folder / "all.ics", form_words(), today=TODAY)
    return Calendar.from_ical((folder / "all.ics").read_bytes()).events


def test_calendar_tells_each_opening(samples: Directory, tmp_path: Path) -> None:
    events = events_of(only_service(samples, "tomsk-paediatrician"), tmp_path)

    starts = [event.start.astimezone(TOMSK) for event in events if isinstance(event.start, datetime)]
    assert starts[0] == datetime(2026, 12, 2, 11, tzinfo=TOMSK)
    assert {start.weekday() for start in starts} == {2}


def test_unconfirmed_hours_are_tentative(samples: Directory, tmp_path: Path) -> None:
    events = events_of(only_service(samples, "tomsk-peer"), tmp_path)

    new_year = [event for event in events if "20270102" in event.to_ical().decode()]
    assert {event["status"] for event in new_year} == {"TENTATIVE"}


def test_secret_place_has_no_location(samples: Directory, tmp_path: Path) -> None:
    events = events_of(only_service(samples, "spb-crisis-flat"), tmp_path)

    assert events
    assert [event for event in events if "location" in event] == []


def test_every_uid_is_its_own(samples: Directory, tmp_path: Path) -> None:
    uids = [event["uid"] for event in events_of(samples, tmp_path)]

    assert len(uids) == len(set(uids))


def test_osm_table_holds_the_hours(samples: Directory, tmp_path: Path) -> None:
    write_hours(samples, tmp_path / "all.csv", form_words(), today=TODAY)

    with (tmp_path / "all.csv").open(encoding="utf-8", newline="") as file:
        hours = {row["id"]: row["opening_hours"] for row in csv.DictReader(file)}
    assert hours["tomsk-paediatrician"] == "We[1,3] 11:00-14:00; PH off"


def test_unknown_service_is_refused(samples: Directory) -> None:
    with pytest.raises(DirectoryRefused, match="no_service"):
        only_service(samples, "nothing")
