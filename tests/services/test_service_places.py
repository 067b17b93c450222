"""A service comes to one more place, once, with the hours of the first; it leaves any place but the last."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from bot.clock import FrozenClock
from bot.domain.codes import short_code
from bot.domain.entry_changes import ChangedMeanwhile, TooLateToUndo, UndoneAlready
from bot.domain.entry_checks import EntryRefused
from bot.domain.entry_fields import EntryField
from bot.domain.errors import NotFound
from bot.domain.new_entry import NEW_LOCATION, OTHER_HOURS, SAME_HOURS, NewEntry
from bot.domain.rights import NoRight
from bot.domain.staff import Member, Role
from bot.repositories.uow import Works
from bot.services.directory_import import load_directory
from bot.services.directory_start import Directories
from bot.services.new_entries import Added
from bot.services.scope import Scope
from bot.services.world import World

MONDAY = date(2026, 11, 23)
CODE = short_code("tomsk-dropin")


@pytest.fixture
async def scope(works: Works, world: World) -> AsyncIterator[Scope]:
    async with works.begin() as uow:
        await Directories(uow, world).import_directory(load_directory(today=MONDAY))
        yield Scope(uow, world)


@pytest.fixture
def coordinator() -> Member:
    return Member(uuid4(), Role.COORDINATOR, chat_id=1)


async def elsewhere(scope: Scope, by: Member, hours: str = SAME_HOURS) -> NewEntry:
    """Say that the service is at a new house in Kazan too."""
    new = await scope.new_entries.one_more(CODE, by=by)
    return replace(
        new,
        city="kazan",
        location=NEW_LOCATION,
        type="physical",
        location_name="Дом у реки",
        address="ул. Речная, 2",
        hours=hours,
    )


async def add(scope: Scope, by: Member, hours: str = SAME_HOURS) -> Added:
    return await scope.new_entries.add(await elsewhere(scope, by, hours), by=by)


async def has_services(scope: Scope, city_id: str) -> bool:
    city = await scope.places.find_city(city_id)
    assert city is not None
    return city.has_services


async def test_service_is_one_and_its_places_are_two(scope: Scope, coordinator: Member) -> None:
    first = await scope.editing.get(CODE)

    added = await add(scope, coordinator)

    second = await scope.editing.get(added.code)
    assert second.service == first.service
    assert (second.location.city_id, second.location.zone) == ("kazan", "Europe/Moscow")
    assert second.place.schedules == first.place.schedules
    assert (second.place.verified_on, second.place.phones, second.place.access) == (MONDAY, (), {})
    assert await has_services(scope, "kazan")
    preview = await scope.previews.of(added.code, EntryField.PHONES, ["112"], by=coordinator)
    assert len(preview.nearest) == 5


async def test_preview_shows_the_nearest_times_and_leaves_no_trace(scope: Scope, coordinator: Member) -> None:
    found = await scope.new_entries.preview(await elsewhere(scope, coordinator), by=coordinator)

    assert len(found.nearest) == 5
    assert not await has_services(scope, "kazan")


async def test_other_hours_are_left_to_be_written(scope: Scope, coordinator: Member) -> None:
    added = await add(scope, coordinator, OTHER_HOURS)

    assert (await scope.editing.get(added.code)).place.schedules == ()


async def test_undone_addition_leaves_the_service_where_it_was(scope: Scope, coordinator: Member) -> None:
    added = await add(scope, coordinator)

    await scope.editing.undo(added.change, by=coordinator)

    with pytest.raises(NotFound):
        await scope.editing.get(added.code)
    assert (await scope.editing.get(CODE)).service.kinds
    assert not await has_services(scope, "kazan")


async def test_second_one_at_the_same_place_is_refused(scope: Scope, coordinator: Member) -> None:
    new = await scope.new_entries.one_more(CODE, by=coordinator)
    ((location, name), *_rest) = await scope.new_entries.locations(new)
    assert " · " in name
    chosen = replace(new, location=location, hours=OTHER_HOURS)
    await scope.new_entries.add(chosen, by=coordinator)

    with pytest.raises(EntryRefused) as refused:
        await scope.new_entries.add(chosen, by=coordinator)
    assert refused.value.code == "there_already"


async def test_places_it_is_at_are_not_offered(scope: Scope, coordinator: Member) -> None:
    here = (await scope.editing.get(CODE)).location.id
    new = await scope.new_entries.one_more(CODE, by=coordinator)

    offered = [location for location, _name in await scope.new_entries.locations(new)]

    assert offered
    assert here not in offered


async def test_stops_of_a_bus_hold_nowhere_else(scope: Scope, coordinator: Member) -> None:
    directory = load_directory(today=MONDAY)
    buses = {one.id for one in directory.locations if one.location_type == "mobile"}
    bus = next(one for one in directory.places if one.location_id in buses)
    new = await scope.new_entries.one_more(short_code(bus.id), by=coordinator)

    assert await scope.new_entries.source_hours(replace(new, location=NEW_LOCATION, type="physical")) == ()


async def test_entry_taken_away_comes_back_whole(scope: Scope, coordinator: Member) -> None:
    await add(scope, coordinator)
    before = await scope.uow.directory_copy.read()
    openings = await scope.places.card(CODE)
    taken = await scope.detaching.take_away(CODE, by=coordinator)
    with pytest.raises(NotFound):
        await scope.editing.get(CODE)

    await scope.editing.undo(taken.change, by=coordinator)

    assert await scope.uow.directory_copy.read() == before
    assert await scope.places.card(CODE) == openings


async def test_place_used_by_nothing_else_goes_and_comes_along(scope: Scope, coordinator: Member) -> None:
    added = await add(scope, coordinator)
    location = (await scope.editing.get(added.code)).location
    taken = await scope.detaching.take_away(added.code, by=coordinator)
    assert await scope.uow.service_places.lock_location(location.id) is None
    assert not await has_services(scope, "kazan")

    await scope.editing.undo(taken.change, by=coordinator)

    assert (await scope.editing.get(added.code)).location == location
    assert await has_services(scope, "kazan")


async def test_last_place_is_never_taken_away(scope: Scope, coordinator: Member) -> None:
    with pytest.raises(EntryRefused) as refused:
        await scope.detaching.take_away(CODE, by=coordinator)
    assert refused.value.code == "only_place"
    assert await scope.detaching.count_left(CODE, by=coordinator) == 0


async def test_entry_is_brought_back_once_and_for_a_day(
    scope: Scope, coordinator: Member, clock: FrozenClock
) -> None:
    added = await add(scope, coordinator)
    taken = await scope.detaching.take_away(CODE, by=coordinator)
    await scope.editing.undo(taken.change, by=coordinator)
    with pytest.raises(UndoneAlready):
        await scope.editing.undo(taken.change, by=coordinator)

    later = await scope.detaching.take_away(added.code, by=coordinator)
    clock.move(timedelta(hours=24, minutes=1))
    with pytest.raises(TooLateToUndo):
        await scope.editing.undo(later.change, by=coordinator)


async def test_service_that_came_anew_is_not_doubled_by_undoing(scope: Scope, coordinator: Member) -> None:
    added = await add(scope, coordinator)
    here = (await scope.editing.get(CODE)).location.id
    taken = await scope.detaching.take_away(CODE, by=coordinator)
    new = await scope.new_entries.one_more(added.code, by=coordinator)
    await scope.new_entries.add(replace(new, location=here, hours=OTHER_HOURS), by=coordinator)

    with pytest.raises(ChangedMeanwhile):
        await scope.editing.undo(taken.change, by=coordinator)


async def test_others_than_coordinators_change_no_places(scope: Scope, coordinator: Member) -> None:
    await add(scope, coordinator)
    peer = replace(coordinator, id=uuid4(), role=Role.PEER)

    with pytest.raises(NoRight):
        await scope.new_entries.one_more(CODE, by=peer)
    with pytest.raises(NoRight):
        await scope.detaching.take_away(CODE, by=peer)
    taken = await scope.detaching.take_away(CODE, by=coordinator)
    with pytest.raises(NoRight):
        await scope.editing.undo(taken.change, by=peer)


async def test_history_of_the_rest_tells_what_was_taken(scope: Scope, coordinator: Member) -> None:
    added = await add(scope, coordinator)
    await scope.detaching.take_away(CODE, by=coordinator)
    left = await scope.editing.get(added.code)

    changes = await scope.uow.directory_changes.list_of(left, limit=9)

    assert {one.field for one in changes} == {EntryField.ADDED, EntryField.TAKEN_AWAY}
