"""Directory files on the disk: the shipped samples, and files that must not get in."""

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.directory import (
    AccessTerm,
    Audience,
    Directory,
    Freq,
    HoursState,
    LocationType,
    ServiceKind,
    Tri,
)
from bot.domain.directory_fields import DirectoryRefused
from bot.domain.freshness import Freshness, freshness
from bot.domain.opening import Calendar, StateKind, openings, state_at
from bot.services.directory_import import LARGEST_FILE_BYTES, SAMPLES, load_directory

MONDAY = date(2026, 11, 23)
PROJECT_CITIES = ("tomsk", "spb", "vyborg", "chelny", "chapaevsk")
REAL_LOOKING_PHONE = re.compile(r"\+7(?! 000 000-)")
EMAIL = re.compile(r"\S+@\S+\.\S+")


@pytest.fixture(scope="module")
def samples() -> Directory:
    return load_directory(today=MONDAY)


def is_anything_open(samples: Directory, city_id: str, moment: datetime) -> bool:
    locations = {location.id: location for location in samples.locations if location.city_id == city_id}
    calendar = Calendar(zone=ZoneInfo(str(moment.tzinfo)), first_day=MONDAY - timedelta(days=1), days=9)
    return any(
        state_at(openings(place.schedules, place.exceptions, calendar), moment).kind is StateKind.OPEN
        for place in samples.places
        if place.location_id in locations
    )


def kinds_of(samples: Directory, city_id: str) -> set[ServiceKind]:
    here = {location.id for location in samples.locations if location.city_id == city_id}
    offered = {place.service_id for place in samples.places if place.location_id in here}
    return {kind for service in samples.services if service.id in offered for kind in service.kinds}


@pytest.mark.parametrize("city_id", PROJECT_CITIES)
@pytest.mark.parametrize("day", range(7))
def test_each_city_is_open_at_midday(samples: Directory, city_id: str, day: int) -> None:
    zone = ZoneInfo(next(city.zone for city in samples.cities if city.id == city_id))
    hours = (13, 14) if day > 4 else (11, 12, 13, 14, 15)
    moments = [datetime.combine(MONDAY + timedelta(days=day), time(hour), zone) for hour in hours]

    assert all(is_anything_open(samples, city_id, moment) for moment in moments)


@pytest.mark.parametrize(
    ("city_id", "kinds"),
    [
        (
            "tomsk",
            "drop_in childcare paediatrician gynaecologist aids_centre hiv_test hcv_test pregnancy_test",
        ),
        ("spb", "bus hiv_test pregnancy_test crisis_flat prenatal gynaecologist exchange"),
        ("vyborg", "lawyer hiv_test peer"),
        ("chelny", "peer secondary_exchange group gynaecologist"),
        ("chapaevsk", "exchange overdose_training lawyer"),
    ],
)
def test_each_programme_offers_what_was_told(samples: Directory, city_id: str, kinds: str) -> None:
    assert {ServiceKind(code) for code in kinds.split()} <= kinds_of(samples, city_id)


def test_only_project_cities_have_services(samples: Directory) -> None:
    assert {city.id for city in samples.cities if city.has_services} == set(PROJECT_CITIES)
    assert len(samples.cities) == 24


def test_tomsk_dropin_is_for_women_with_children(samples: Directory) -> None:
    place = next(place for place in samples.places if place.id == "tomsk-dropin")

    assert {hours.audience for hours in place.schedules} == {Audience.WOMEN_ONLY}
    assert place.term(AccessTerm.PLAY_CORNER) is Tri.YES


def test_tomsk_paediatrician_comes_twice_a_month(samples: Directory) -> None:
    place = next(place for place in samples.places if place.id == "tomsk-paediatrician")

    assert [(hours.freq, hours.byday) for hours in place.schedules] == [(Freq.MONTHLY, ("1WE", "3WE"))]


def test_crisis_flat_is_nowhere_and_never_simply_open(samples: Directory) -> None:
    place = next(place for place in samples.places if place.id == "spb-crisis-flat")
    location = next(location for location in samples.locations if location.id == place.location_id)

    assert (location.location_type, location.address) == (LocationType.SECRET, None)
    assert {hours.state for hours in place.schedules} == {HoursState.BY_APPOINTMENT}


def test_every_sample_is_marked_and_fresh(samples: Directory) -> None:
    types = {location.id: location.location_type for location in samples.locations}

    assert all(place.is_sample for place in samples.places)
    assert {freshness(p.verified_on, types[p.location_id], today=MONDAY) for p in samples.places} == {
        Freshness.FRESH
    }


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.yaml")), ids=lambda path: path.name)
def test_samples_name_no_real_contact(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not REAL_LOOKING_PHONE.search(text)
    assert not EMAIL.search(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("a: [", "not_yaml", id="broken"),
        pytest.param("cities: []\ncities: []", "not_yaml", id="doubled key"),
        pytest.param("a: &x [1]\nb: *x", "yaml_alias", id="alias"),
        pytest.param("a: !!python/object/apply:os.getcwd []", "not_yaml", id="object of Python"),
        pytest.param("a: !!timestamp 2026-13-45", "not_yaml", id="impossible timestamp"),
        pytest.param("", "not_a_mapping", id="empty"),
    ],
)
def test_dangerous_yaml_is_refused(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(DirectoryRefused, match=code):
        load_directory(path, today=MONDAY)


def test_unquoted_times_and_dates_stay_certain(tmp_path: Path) -> None:
    text = (SAMPLES / "tomsk.yaml").read_text(encoding="utf-8")
    path = tmp_path / "one.yaml"
    path.write_text(text.replace("from: 10:00, to: 18:00", "from: 1:30, to: 12:15"), encoding="utf-8")

    place = load_directory(path, today=MONDAY).places[0]

    assert (place.schedules[0].opens, place.schedules[0].closes) == (time(1, 30), time(12, 15))
    assert place.exceptions[0].day == date(2026, 12, 30)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DirectoryRefused, match="unreadable_file"):
        load_directory(tmp_path / "none.yaml", today=MONDAY)


def test_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DirectoryRefused, match="empty_folder"):
        load_directory(tmp_path, today=MONDAY)


def test_foreign_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_bytes("cities: [Томск]".encode("cp1251"))

    with pytest.raises(DirectoryRefused, match="not_utf8"):
        load_directory(path, today=MONDAY)


def test_enormous_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE_BYTES + 1)

    with pytest.raises(DirectoryRefused, match="file_too_large"):
        load_directory(path, today=MONDAY)
