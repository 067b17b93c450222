"""What is nearest to a point: open first, by distance, and nothing that has no door."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date

import pytest

from bot.domain.chips import NO_CHIPS, Chip
from bot.domain.directory import AccessTerm, City, Directory, LocationType, Status, Tri
from bot.domain.distance import Point
from bot.repositories.uow import UnitOfWork, Works
from bot.services.directory_import import load_directory
from bot.services.directory_start import Directories
from bot.services.nearest import MOST_SHOWN, NearestPlaces
from bot.services.place_views import Nearest
from bot.services.places import Places
from bot.services.world import World
from tests.services.test_places import at

MONDAY = date(2026, 11, 23)
IN_TOMSK = Point(56.4805, 84.9505)
IN_MOSCOW = Point(55.7512, 37.6184)
SAMPLES = load_directory(today=MONDAY)


@pytest.fixture
async def uow(works: Works, world: World) -> AsyncIterator[UnitOfWork]:
    """Hold the sample directory, imported on Monday 23 November 2026."""
    async with works.begin() as uow:
        await Directories(uow, world).import_directory(SAMPLES)
        yield uow


async def around(
    uow: UnitOfWork,
    world: World,
    point: Point = IN_TOMSK,
    *,
    chips: Chip = NO_CHIPS,
    directory: Directory | None = None,
    home: City | None = None,
) -> Nearest:
    """Ask on Monday noon in Tomsk, of the samples or of another directory."""
    if directory is not None:
        await Directories(uow, world).import_directory(directory)
    return await NearestPlaces(uow, Places(uow, at(world, hour=5))).around(point, chips, home)


def shown(found: Nearest) -> list[str]:
    return [one.view.place.id for one in (*found.open, *found.ask, *found.closed)]


async def test_open_ones_come_by_distance(uow: UnitOfWork, world: World) -> None:
    found = await around(uow, world)

    assert found.is_at_hand
    assert found.open[0].view.place.id == "tomsk-dropin"
    assert [one.kilometres for one in found.open] == sorted(one.kilometres for one in found.open)
    assert all(one.view.is_open for one in found.open)
    assert len(shown(found)) == MOST_SHOWN


async def test_every_house_comes_before_a_second_service(uow: UnitOfWork, world: World) -> None:
    found = await around(uow, world)

    houses = {one.view.location.id for one in (*found.open, *found.ask, *found.closed)}
    assert houses == {"tomsk-house", "tomsk-clinic", "tomsk-aids-centre"}


async def test_place_that_says_no_is_left_out(uow: UnitOfWork, world: World) -> None:
    places = [replace(one, access={AccessTerm.PREGNANT_OK: Tri.NO}) for one in SAMPLES.places]

    found = await around(uow, world, chips=Chip.PREGNANT, directory=replace(SAMPLES, places=tuple(places)))

    assert (found.is_at_hand, shown(found)) == (True, [])


async def test_unknown_is_asked_first_and_never_open(uow: UnitOfWork, world: World) -> None:
    places = [replace(one, access={}) for one in SAMPLES.places]

    found = await around(uow, world, chips=Chip.NO_PASSPORT, directory=replace(SAMPLES, places=tuple(places)))

    assert found.open == ()
    assert "tomsk-dropin" in {one.view.place.id for one in found.ask}


@pytest.mark.parametrize("kind", [LocationType.SECRET, LocationType.MOBILE, LocationType.VIRTUAL])
async def test_only_a_house_has_a_door(uow: UnitOfWork, world: World, kind: LocationType) -> None:
    locations = [replace(one, location_type=kind) for one in SAMPLES.locations]

    found = await around(uow, world, directory=replace(SAMPLES, locations=tuple(locations)))

    assert (found.is_at_hand, shown(found)) == (False, [])


async def test_closed_for_good_is_no_door(uow: UnitOfWork, world: World) -> None:
    places = [
        replace(one, status=Status.TEMPORARILY_CLOSED) if one.id == "tomsk-dropin" else one
        for one in SAMPLES.places
    ]

    found = await around(uow, world, directory=replace(SAMPLES, places=tuple(places)))

    assert "tomsk-dropin" not in shown(found)


async def test_far_from_all_names_towns_and_helpers(uow: UnitOfWork, world: World) -> None:
    home = next(city for city in SAMPLES.cities if city.id == "tomsk")

    found = await around(uow, world, IN_MOSCOW, home=home)

    assert not found.is_at_hand
    assert [town.city.id for town in found.towns] == ["spb", "vyborg", "chapaevsk"]
    assert found.remote[0].place.id == "tomsk-peer"


async def test_city_counts_where_no_door_is_known(uow: UnitOfWork, world: World) -> None:
    locations = [replace(one, latitude=None, longitude=None) for one in SAMPLES.locations]

    found = await around(uow, world, directory=replace(SAMPLES, locations=tuple(locations)))

    assert not found.is_at_hand
    assert (found.towns[0].city.id, round(found.towns[0].kilometres or -1)) == ("tomsk", 0)


async def test_nothing_known_is_nothing_told(uow: UnitOfWork, world: World) -> None:
    locations = [replace(one, latitude=None, longitude=None) for one in SAMPLES.locations]
    cities = [replace(one, latitude=None, longitude=None) for one in SAMPLES.cities]
    directory = replace(SAMPLES, locations=tuple(locations), cities=tuple(cities))

    found = await around(uow, world, directory=directory)
    has_doors = await NearestPlaces(uow, Places(uow, world)).has_doors(cities[0])

    assert (found, has_doors) == (Nearest(), False)
