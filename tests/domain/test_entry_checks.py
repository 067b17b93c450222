"""Whatever is typed into a field fits a card, hides nothing, and never gives a secret place an address."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.directory import Listing, Location, LocationType, Organization, Service, ServiceAtLocation
from bot.domain.entry_checks import LIMITS, LISTED, EntryRefused, check_value, read_typed
from bot.domain.entry_fields import (
    EntryField,
    exception_from_json,
    exception_to_json,
    read,
    schedule_from_json,
    schedule_to_json,
)
from bot.services.directory_import import load_directory

PHONE = EntryField.PHONES
TODAY = date(2026, 11, 23)


def entry(kind: LocationType) -> Listing:
    return Listing(
        place=ServiceAtLocation("here", "service", "there"),
        service=Service("service", "us", "Имя", ()),
        location=Location("there", "tomsk", "Дом", "Asia/Tomsk", kind, "ул. Садовая, 5"),
        organization=Organization("us", "Мы", "tomsk"),
    )


@given(st.sampled_from(sorted(LIMITS)), st.text(max_size=500))
def test_typed_words_fit_and_hide_nothing(field: EntryField, text: str) -> None:
    try:
        value = read_typed(field, text)
    except EntryRefused:
        return
    items = value if field in LISTED else [value]
    assert all(len(item) <= LIMITS[field] and item.isprintable() for item in items)


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("+7 000 000-00-01", ["+7 000 000-00-01"]),
        ("8(000)000-00-01", ["8(000)000-00-01"]),
        ("112", ["112"]),
        ("112, 103", ["112", "103"]),
        ("112; 103\n112", ["112", "103"]),
        ("+7 000 000-00-01 доб. 12", ["+7 000 000-00-01 доб. 12"]),
        ("", []),
    ],
)
def test_phones_are_understood(text: str, phones: list[str]) -> None:
    assert read_typed(PHONE, text) == phones


@pytest.mark.parametrize("text", ["12", "звоните", "+7 000 000-00-01 Мария Ивановна", "1" * 21, "-5"])
def test_what_is_no_phone_is_refused(text: str) -> None:
    with pytest.raises(EntryRefused, match="no_phone"):
        read_typed(PHONE, text)


@pytest.mark.parametrize("field", [EntryField.ADDRESS, EntryField.LANDMARK])
def test_secret_place_has_no_address(field: EntryField) -> None:
    with pytest.raises(EntryRefused, match="secret"):
        check_value(entry(LocationType.SECRET), field, "ул. Тайная, 7", TODAY)


@pytest.mark.parametrize(
    ("kind", "field", "value", "code"),
    [
        (LocationType.PHYSICAL, EntryField.ADDRESS, "", "required"),
        (LocationType.VIRTUAL, EntryField.ADDRESS, "ул. Садовая, 5", "no_door"),
        (LocationType.MOBILE, EntryField.ADDRESS, "ул. Садовая, 5", "no_door"),
        (LocationType.PHYSICAL, EntryField.NAME, "", "required"),
        (LocationType.PHYSICAL, EntryField.STATUS, "open", "unknown_code"),
        (LocationType.PHYSICAL, EntryField.KEEPER, "boss", "unknown_code"),
        (LocationType.PHYSICAL, EntryField.KINDS, [], "unknown_code"),
        (LocationType.PHYSICAL, EntryField.ACCESS, {"free": "unknown"}, "unknown_code"),
    ],
)
def test_impossible_values_are_refused(
    kind: LocationType, field: EntryField, value: object, code: str
) -> None:
    with pytest.raises(EntryRefused, match=code):
        check_value(entry(kind), field, value, TODAY)


def test_hours_survive_being_plain_data() -> None:
    for place in load_directory(today=TODAY).places:
        assert tuple(schedule_from_json(schedule_to_json(one)) for one in place.schedules) == place.schedules
        assert (
            tuple(exception_from_json(exception_to_json(one)) for one in place.exceptions) == place.exceptions
        )


def test_every_field_can_be_read() -> None:
    for field in EntryField:
        read(entry(LocationType.PHYSICAL), field)
