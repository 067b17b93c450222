"""HSDS 3.1: what is exported is valid, what others export is understood where certain, else refused."""

import json
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from bot.domain.directory import Directory, Freq, LocationType, Schedule
from bot.domain.directory_fields import DirectoryProblem, DirectoryRefused
from bot.services.directory_export import directory_bytes
from bot.services.directory_forms.hsds_reading import schema_of_service
from bot.services.directory_import import load_directory
from bot.telegram.texts.directory_words import form_words
from tests.services.directory_forms import CITY, TODAY

HOURS = {"id": "h", "freq": "WEEKLY", "byday": "MO,TU", "opens_at": "10:00", "closes_at": "18:00"}
KINDS = {
    "id": "a",
    "link_type": "kinds",
    "value": '["drop_in"]',
    "taxonomy_term": {"id": "t", "name": "kinds", "description": "kinds", "taxonomy": "podruga"},
}


def foreign(**hours: object) -> dict[str, Any]:
    """Describe a service as another program would, but for the one field we cannot do without."""
    address = {"id": "x", "address_1": "ул. Новая, 1", "city": "Томск", "state_province": "RU-TOM"}
    address |= {"postal_code": "634000", "country": "RU", "address_type": "physical"}
    location = {"id": "at", "location_type": "physical", "name": "Дом", "addresses": [address]}
    organization = {"id": "o", "name": "Программа", "description": "", "locations": [location]}
    place = {"id": "p", "location": location, "schedules": [{**HOURS, **hours}]}
    return {
        "id": "s",
        "name": "Дроп-ин",
        "status": "active",
        "application_process": "Приходите",
        "organization": organization,
        "service_at_locations": [place],
        "attributes": [KINDS],
    }


def load(service: object, folder: Path) -> Directory:
    path = folder / "places.json"
    path.write_text(json.dumps(service), encoding="utf-8")
    return load_directory(path, today=TODAY, cities=(CITY,), words=form_words().words)


def problems_of(service: object, folder: Path) -> tuple[DirectoryProblem, ...]:
    with pytest.raises(DirectoryRefused) as refused:
        load(service, folder)
    return refused.value.problems


def test_every_sample_is_exported_as_valid_hsds() -> None:
    page = json.loads(b"".join(directory_bytes(load_directory(today=TODAY), ".json", form_words())))

    assert page["total_items"] == len(page["contents"]) > 20
    assert [error.message for one in page["contents"] for error in schema_of_service().iter_errors(one)] == []


def test_a_foreign_service_is_understood(tmp_path: Path) -> None:
    directory = load(foreign(), tmp_path)

    (place,) = directory.places
    assert place.schedules == (Schedule(Freq.WEEKLY, time(10), time(18), byday=("MO", "TU")),)
    assert directory.locations[0].city_id == "tomsk"
    assert directory.locations[0].location_type is LocationType.PHYSICAL


def test_something_that_happens_once_is_a_date(tmp_path: Path) -> None:
    (place,) = load(foreign(count=1, dtstart="2026-12-05"), tmp_path).places

    assert place.schedules[0].dates == (date(2026, 12, 5),)


@pytest.mark.parametrize(
    ("hours", "code"),
    [
        ({"bymonthday": "15"}, "hsds_rule"),
        ({"count": 5}, "hsds_rule"),
        ({"opens_at": ""}, "missing"),
        ({"byday": "XX"}, "bad_weekday"),
    ],
)
def test_rules_we_cannot_keep_are_refused(tmp_path: Path, hours: dict[str, object], code: str) -> None:
    assert problems_of(foreign(**hours), tmp_path)[0].code == code


def test_hours_by_another_clock_are_refused(tmp_path: Path) -> None:
    page = json.loads(b"".join(directory_bytes(load_directory(today=TODAY), ".json", form_words())))
    rule = page["contents"][0]["service_at_locations"][0]["schedules"][0]
    rule["opens_at"] = rule["opens_at"][:5] + "+00:00"

    (problem,) = problems_of(page, tmp_path)

    assert (problem.code, problem.spot.path) == (
        "hsds_offset",
        "contents[0].service_at_locations[0].schedules",
    )


def break_status(service: dict[str, Any]) -> None:
    service["status"] = "sometimes"


def break_name(service: dict[str, Any]) -> None:
    del service["name"]


@pytest.mark.parametrize("damage", [break_status, break_name])
def test_what_the_schema_forbids_is_told_by_path(
    tmp_path: Path, damage: Callable[[dict[str, Any]], None]
) -> None:
    service = foreign()
    damage(service)

    (problem,) = problems_of([service], tmp_path)

    assert (problem.code, problem.spot.path.startswith("[0]")) == ("not_hsds", True)


def test_a_service_of_nobody_is_refused(tmp_path: Path) -> None:
    service = foreign()
    del service["organization"]

    assert {problem.code for problem in problems_of(service, tmp_path)} == {"missing"}


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "null", '"text"', "7"])
def test_what_is_no_service_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "places.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(DirectoryRefused):
        load_directory(path, today=TODAY)
