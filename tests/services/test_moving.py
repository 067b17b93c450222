"""A place moves to another city with its clock: all services there follow, and both cities know."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from bot.domain.codes import short_code
from bot.domain.entry_changes import ChangedMeanwhile
from bot.domain.entry_checks import EntryRefused
from bot.domain.entry_fields import EntryField
from bot.domain.opening import Opening
from bot.domain.staff import Member, Role
from bot.repositories.uow import Works
from bot.services.directory_import import load_directory
from bot.services.directory_start import Directories
from bot.services.scope import Scope
from bot.services.world import World

MONDAY = date(2026, 11, 23)
CODE = short_code("tomsk-dropin")
KAZAN = ["kazan", "Europe/Moscow"]


@pytest.fixture
async def scope(works: Works, world: World) -> AsyncIterator[Scope]:
    async with works.begin() as uow:
        await Directories(uow, world).import_directory(load_directory(today=MONDAY))
        yield Scope(uow, world)


@pytest.fixture
def coordinator() -> Member:
    return Member(uuid4(), Role.COORDINATOR, chat_id=1)


async def move(scope: Scope, by: Member, to: list[str] = KAZAN) -> UUID:
    change = await scope.editing.save(CODE, EntryField.CITY, to, by=by)
    assert change is not None
    return change


async def neighbours(scope: Scope) -> list[str]:
    """Return the ids of all places at the location of the entry."""
    return await scope.uow.entries.list_at((await scope.editing.get(CODE)).location.id)


async def openings(scope: Scope) -> dict[str, list[Opening]]:
    after = datetime(2026, 1, 1, tzinfo=UTC)
    return await scope.uow.listings.list_place_openings(await neighbours(scope), after=after)


async def has_services(scope: Scope, city_id: str) -> bool:
    city = await scope.places.find_city(city_id)
    assert city is not None
    return city.has_services


async def test_every_service_at_the_place_moves_along(scope: Scope, coordinator: Member) -> None:
    here = await neighbours(scope)
    assert len(here) > 1

    await move(scope, coordinator)

    for place_id in here:
        listing = await scope.editing.get(short_code(place_id))
        assert [listing.location.city_id, listing.location.zone] == KAZAN
    counts = await scope.uow.entry_lists.count_by_city()
    assert counts["kazan"] == len(here)
    found = await scope.uow.listings.shelf("kazan", now=scope.world.clock.now())
    assert {one.place.id for one in found.listings} <= set(here)
    assert found.listings


async def test_hours_keep_their_wall_time_on_the_new_clock(scope: Scope, coordinator: Member) -> None:
    before = await openings(scope)

    await move(scope, coordinator)

    after = await openings(scope)
    tomsk, kazan = ZoneInfo("Asia/Tomsk"), ZoneInfo("Europe/Moscow")
    assert before.keys() == after.keys()
    for place_id, old in before.items():
        then = {(one.day, one.start.astimezone(tomsk).time()) for one in old}
        now = {(one.day, one.start.astimezone(kazan).time()) for one in after[place_id]}
        assert then & now
        assert {one.start for one in old}.isdisjoint(one.start for one in after[place_id])


async def test_undoing_brings_clock_and_openings_back(scope: Scope, coordinator: Member) -> None:
    before = await openings(scope)
    change = await move(scope, coordinator)

    await scope.editing.undo(change, by=coordinator)

    assert await openings(scope) == before
    assert not await has_services(scope, "kazan")


async def test_both_cities_know_whether_they_have_services(scope: Scope, coordinator: Member) -> None:
    assert not await has_services(scope, "kazan")
    change = await move(scope, coordinator)
    assert await has_services(scope, "kazan")
    assert await has_services(scope, "tomsk")

    await scope.editing.undo(change, by=coordinator)

    assert not await has_services(scope, "kazan")


async def test_city_left_by_its_last_place_has_no_services(scope: Scope, coordinator: Member) -> None:
    directory = load_directory(today=MONDAY)
    city = {one.id: one.city_id for one in directory.locations}
    for place in directory.places:
        if city[place.location_id] == "chelny":
            await scope.editing.save(short_code(place.id), EntryField.CITY, KAZAN, by=coordinator)

    assert not await has_services(scope, "chelny")
    assert await has_services(scope, "kazan")


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (["kazan", ""], "no_zone"),
        (["kazan", "Europe/Nowhere"], "no_zone"),
        (["kazan", "../etc/passwd"], "no_zone"),
        (["", "Europe/Moscow"], "required"),
        (["atlantis", "Europe/Moscow"], "unknown_code"),
    ],
)
async def test_city_or_clock_that_is_not_known_is_refused(
    scope: Scope, coordinator: Member, value: list[str], why: str
) -> None:
    with pytest.raises(EntryRefused) as refused:
        await scope.editing.save(CODE, EntryField.CITY, value, by=coordinator)
    assert refused.value.code == why


async def test_second_editor_of_a_neighbour_is_told(scope: Scope, coordinator: Member) -> None:
    other = next(short_code(one) for one in await neighbours(scope) if short_code(one) != CODE)
    base = ["tomsk", "Asia/Tomsk"]
    await move(scope, coordinator)

    with pytest.raises(ChangedMeanwhile):
        await scope.editing.save(
            other, EntryField.CITY, ["perm", "Asia/Yekaterinburg"], by=coordinator, base=base
        )


async def test_place_does_not_return_into_a_city_that_left(scope: Scope, coordinator: Member) -> None:
    await move(scope, coordinator, ["vyborg", "Europe/Moscow"])
    change = await move(scope, coordinator)
    stored = await scope.uow.directory_copy.read()
    there = {one.id for one in stored.locations if one.city_id == "vyborg"}
    for place in stored.places:
        if place.location_id in there:
            await scope.editing.save(short_code(place.id), EntryField.CITY, KAZAN, by=coordinator)
    left = await scope.uow.directory_copy.read()
    cities = tuple(city for city in left.cities if city.id != "vyborg")
    organizations = tuple(
        replace(one, city_id="kazan" if one.city_id == "vyborg" else one.city_id)
        for one in left.organizations
    )
    smaller = replace(left, cities=cities, organizations=organizations)
    await Directories(scope.uow, scope.world).change(left, smaller)

    with pytest.raises(ChangedMeanwhile):
        await scope.editing.undo(change, by=coordinator)
