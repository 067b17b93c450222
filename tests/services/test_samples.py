"""The sample programmes show all a directory can hold: whoever copies them finds an example of each field."""

from datetime import date

import pytest

from bot.domain.directory import (
    LocationType,
    Organization,
    Service,
    ServiceAtLocation,
    ServiceKind,
    Status,
)
from bot.domain.how_tested import HowTested
from bot.services.directory_import import load_directory

DIRECTORY = load_directory(today=date(2026, 11, 23))
LOCATIONS = {location.id: location for location in DIRECTORY.locations}
SERVICES = {service.id: service for service in DIRECTORY.services}
PROGRAMMES = {service.id: service.organization_id for service in DIRECTORY.services}
TESTED = {
    ServiceKind.HIV_TEST,
    ServiceKind.HCV_TEST,
    ServiceKind.SYPHILIS_TEST,
    ServiceKind.PREGNANCY_TEST,
}
LEAST_TERMS = 5


@pytest.mark.parametrize("place", DIRECTORY.places, ids=lambda place: place.id)
def test_sample_place_is_complete(place: ServiceAtLocation) -> None:
    service, location = SERVICES[place.service_id], LOCATIONS[place.location_id]

    assert place.schedules
    assert len(place.access) >= LEAST_TERMS
    assert place.verified_on
    assert place.status is Status.ACTIVE
    assert place.is_sample
    assert all((service.description, service.next_step, service.what_they_ask, service.what_to_bring))
    assert location.location_type is not LocationType.PHYSICAL or (location.district and location.latitude)
    assert location.how_to_find


@pytest.mark.parametrize(
    "service", [one for one in DIRECTORY.services if set(one.kinds) & TESTED], ids=lambda one: one.id
)
def test_sample_test_says_how_and_when(service: Service) -> None:
    assert service.how_tested is not HowTested.UNKNOWN
    assert service.result_when


@pytest.mark.parametrize("programme", DIRECTORY.organizations, ids=lambda one: one.id)
def test_sample_programme_has_special_days_and_alert(programme: Organization) -> None:
    places = [one for one in DIRECTORY.places if PROGRAMMES[one.service_id] == programme.id]

    assert any(place.exceptions for place in places)
    assert any(SERVICES[place.service_id].alert for place in places)


def test_samples_show_papers_areas_and_secret_places() -> None:
    assert {"crew", "lawyer"} <= {place.keeper for place in DIRECTORY.places}
    assert any(service.required_documents for service in DIRECTORY.services)
    assert any(service.service_area for service in DIRECTORY.services)
    (flat,) = (one for one in DIRECTORY.locations if one.location_type is LocationType.SECRET)
    assert not any((flat.address, flat.landmark, flat.district, flat.latitude))
