"""The directory is stored as it was read, replaced wholly, and asked by index."""

from datetime import date, timedelta

from sqlalchemy import Connection, inspect

from bot.clock import FrozenClock
from bot.domain.codes import short_code
from bot.domain.directory import Directory, ServiceKind
from bot.domain.opening import Opening
from bot.repositories.uow import UnitOfWork, Works
from bot.services.directory_import import load_directory
from tests.conftest import NOON

TODAY = NOON.date()
DAY = timedelta(days=1)


async def fill(uow: UnitOfWork) -> Directory:
    directory = load_directory(today=TODAY)
    await uow.directory_copy.replace(directory)
    return directory


async def add_opening(uow: UnitOfWork, place_id: str, opening: Opening) -> None:
    hours = next(item for item in await uow.directory.list_hours() if item.place_id == place_id)
    await uow.directory.add_openings([(hours, [opening])])


async def test_cities_come_back_in_order(works: Works) -> None:
    async with works.begin() as uow:
        directory = await fill(uow)

        assert await uow.listings.list_cities() == directory.cities


async def test_hours_come_back_unchanged(works: Works) -> None:
    async with works.begin() as uow:
        directory = await fill(uow)
        stored = {item.place_id: item for item in await uow.directory.list_hours()}

    for place in directory.places:
        assert stored[place.id].schedules == place.schedules
        assert stored[place.id].exceptions == place.exceptions


async def test_listing_holds_all_it_refers_to(works: Works) -> None:
    async with works.begin() as uow:
        directory = await fill(uow)
        listing = await uow.listings.find_by_code(short_code("tomsk-gynaecologist"))

    assert listing is not None
    assert listing.service in directory.services
    assert listing.location in directory.locations
    assert listing.organization in directory.organizations
    assert listing.place.access == next(p for p in directory.places if p.id == listing.place.id).access


async def test_second_import_replaces_first(works: Works) -> None:
    async with works.begin() as uow:
        directory = await fill(uow)
        small = Directory(cities=directory.cities[:2])
        await uow.directory_copy.replace(small)

        assert await uow.listings.list_cities() == small.cities
        assert await uow.listings.list_organizations() == ()


async def test_new_database_has_no_directory(works: Works) -> None:
    async with works.begin() as uow:
        assert await uow.directory.is_empty()

        await fill(uow)

        assert not await uow.directory.is_empty()


async def test_kinds_choose_places_of_a_city(works: Works) -> None:
    async with works.begin() as uow:
        await fill(uow)
        shelf = await uow.listings.shelf("spb", now=NOON)

    found = shelf.giving([ServiceKind.CRISIS_FLAT, ServiceKind.PRENATAL])
    assert [listing.place.id for listing in found] == ["spb-prenatal", "spb-crisis-flat", "spb-gynaecologist"]
    assert shelf.giving(()) == shelf.listings


async def test_opening_comes_back_as_instants(works: Works, clock: FrozenClock) -> None:
    opening = Opening(clock.now(), clock.now() + DAY, TODAY, stop="Square", note="note")
    async with works.begin() as uow:
        await fill(uow)
        await add_opening(uow, "spb-bus", opening)

        shelf = await uow.listings.shelf("spb", now=NOON)

    assert shelf.openings_of("spb-bus", after=NOON - DAY) == [opening]
    assert not shelf.openings_of("spb-bus", after=NOON)
    assert not shelf.openings_of("spb-bus", after=NOON - 2 * DAY, before=NOON - DAY)
    assert not shelf.openings_of("spb-office", after=NOON - DAY)


async def test_change_by_another_process_is_seen(works: Works) -> None:
    async with works.begin() as uow:
        directory = await fill(uow)
        await uow.commit()
    async with works.begin() as uow:
        assert await uow.listings.list_cities() == directory.cities
    async with Works(works.database, works.safe).begin() as other:
        await other.directory_copy.replace(Directory(cities=directory.cities[:2]))
        await other.commit()

    async with works.begin() as uow:
        assert await uow.listings.list_cities() == directory.cities[:2]


async def test_undone_change_leaves_no_trace_in_memory(works: Works) -> None:
    async with works.begin() as uow:
        directory = await fill(uow)
        await uow.commit()
    async with works.begin() as uow:
        await uow.directory_copy.replace(Directory(cities=directory.cities[:2]))
        assert len(await uow.listings.list_cities()) == 2

    async with works.begin() as uow:
        assert await uow.listings.list_cities() == directory.cities


async def test_city_is_read_once(works: Works) -> None:
    async with works.begin() as uow:
        await fill(uow)
        await uow.commit()
        first = await uow.listings.shelf("spb", now=NOON)

    async with works.begin() as uow:
        assert await uow.listings.shelf("spb", now=NOON) is first


async def test_changed_days_are_listed_in_range(works: Works) -> None:
    async with works.begin() as uow:
        await fill(uow)
        found = await uow.listings.list_exceptions("tomsk-dropin", first=TODAY, last=date(2026, 12, 31))

    assert [item.day for item in found] == [date(2026, 12, 30)]


async def test_open_now_has_its_index(works: Works) -> None:
    def names(connection: Connection) -> set[str | None]:
        return {index["name"] for index in inspect(connection).get_indexes("opening")}

    async with works.begin() as uow:
        assert "ix_opening_city_starts" in await uow.connection.run_sync(names)
