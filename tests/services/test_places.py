"""Where she can go now: nothing is told as open that is not certainly so."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.clock import FrozenClock
from bot.domain.chips import Chip
from bot.domain.codes import short_code
from bot.domain.directory import (
    AccessTerm,
    City,
    Directory,
    HoursState,
    LocationType,
    ServiceKind,
    Status,
)
from bot.domain.errors import NotFound
from bot.domain.freshness import Freshness
from bot.domain.opening import StateKind
from bot.repositories.uow import UnitOfWork, Works
from bot.services.directory_import import load_directory
from bot.services.directory_start import Directories
from bot.services.place_views import PlaceView
from bot.services.places import Places
from bot.services.world import World

MONDAY = date(2026, 11, 23)
TOMSK = City("tomsk", "Томск", "Asia/Tomsk", "RU-TOM")
SPB = City("spb", "Санкт-Петербург", "Europe/Moscow", "RU-SPE")
MOSCOW = City("moscow", "Москва", "Europe/Moscow", "RU-MOW")


@pytest.fixture
async def uow(works: Works, world: World) -> AsyncIterator[UnitOfWork]:
    """Hold the sample directory, imported on Monday 23 November 2026."""
    async with works.begin() as uow:
        await Directories(uow, world).import_directory(load_directory(today=MONDAY))
        yield uow


@pytest.fixture
def places(uow: UnitOfWork, world: World) -> Places:
    return Places(uow, world)


def at(world: World, *, day: int = 23, hour: int, minute: int = 0) -> World:
    """Stand at an hour of UTC in November 2026 (Moscow is three hours ahead, Tomsk seven)."""
    return replace(world, clock=FrozenClock(datetime(2026, 11, day, hour, minute, tzinfo=UTC)))


def ids(views: tuple[PlaceView, ...]) -> list[str]:
    return [view.place.id for view in views]


def changed(place_id: str, **changes: object) -> Directory:
    directory = load_directory(today=MONDAY)
    found = [
        replace(place, **changes) if place.id == place_id else place  # type: ignore[arg-type]  # any field
        for place in directory.places
    ]
    return replace(directory, places=tuple(found))


async def test_tomsk_evening_has_dropin_closed(uow: UnitOfWork, world: World) -> None:
    now = await Places(uow, at(world, hour=11)).open_now(TOMSK)

    assert ids(now.open) == ["tomsk-peer"]


async def test_head_line_is_the_dropin(uow: UnitOfWork, world: World) -> None:
    line = await Places(uow, at(world, hour=5)).nearest_line(TOMSK)

    assert line is not None
    assert (line.place.id, line.is_open, line.women_only_now) == ("tomsk-dropin", True, True)
    assert line.state.until == datetime(2026, 11, 23, 11, tzinfo=UTC)


async def test_referral_places_come_last(uow: UnitOfWork, world: World) -> None:
    now = await Places(uow, at(world, hour=5)).open_now(TOMSK)

    assert ids(now.open)[0] == "tomsk-dropin"
    assert set(ids(now.open)[-2:]) == {"tomsk-gynaecologist", "tomsk-aids-centre"}


async def test_night_line_tells_what_opens_next(uow: UnitOfWork, world: World) -> None:
    line = await Places(uow, at(world, hour=22)).nearest_line(SPB)

    assert line is not None
    assert (line.place.id, line.is_open) == ("spb-office", False)
    assert line.state.next_opening is not None
    assert line.state.next_opening.start == datetime(2026, 11, 24, 7, tzinfo=UTC)


async def test_women_bus_runs_over_midnight(uow: UnitOfWork, world: World) -> None:
    now = await Places(uow, at(world, day=27, hour=22)).open_now(SPB)

    assert ids(now.open) == ["spb-women-bus"]
    assert now.open[0].state.until == datetime(2026, 11, 27, 23, tzinfo=UTC)


async def test_crisis_flat_is_asked_never_open(places: Places) -> None:
    now = await places.open_now(SPB)

    assert "spb-crisis-flat" in ids(now.ask)
    assert "spb-crisis-flat" not in ids(now.open)


async def test_bus_tells_its_stop(places: Places) -> None:
    now = await places.open_now(SPB)

    bus = next(view for view in now.open if view.place.id == "spb-bus")

    assert bus.stop.startswith("площадь Ромашковая")


async def test_expired_entry_is_unknown(works: Works, world: World) -> None:
    async with works.begin() as uow:
        old = changed("spb-bus", verified_on=MONDAY - timedelta(days=29))
        await Directories(uow, world).import_directory(old)
        now = await Places(uow, world).open_now(SPB)

    bus = next(view for view in now.ask if view.place.id == "spb-bus")

    assert (bus.freshness, bus.state.kind) == (Freshness.EXPIRED, StateKind.UNKNOWN)
    assert "spb-bus" not in ids(now.open)


async def test_expired_entry_is_not_next(works: Works, world: World) -> None:
    late = at(world, day=24, hour=3)
    async with works.begin() as uow:
        old = changed("spb-office", verified_on=MONDAY - timedelta(days=200))
        await Directories(uow, late).import_directory(old)
        line = await Places(uow, late).nearest_line(SPB)

    assert line is not None
    assert line.place.id == "spb-bus"


async def test_never_verified_entry_is_unknown(works: Works, world: World) -> None:
    async with works.begin() as uow:
        await Directories(uow, world).import_directory(changed("spb-office", verified_on=None))
        now = await Places(uow, world).open_now(SPB)

    assert "spb-office" in ids(now.ask)


async def test_closed_for_repair_is_not_listed(works: Works, world: World) -> None:
    async with works.begin() as uow:
        shut = changed("spb-office", status=Status.TEMPORARILY_CLOSED)
        await Directories(uow, world).import_directory(shut)
        day = await Places(uow, world).day(SPB, MONDAY)
        card = await Places(uow, world).card(short_code("spb-office"))

    assert "spb-office" not in ids(day)
    assert (card.view.state.kind, card.week) == (StateKind.CLOSED, ())


async def test_place_that_is_gone_has_no_card(works: Works, world: World) -> None:
    async with works.begin() as uow:
        await Directories(uow, world).import_directory(changed("spb-office", status=Status.DEFUNCT))

        with pytest.raises(NotFound):
            await Places(uow, world).card(short_code("spb-office"))


async def test_unknown_code_has_no_card(places: Places) -> None:
    with pytest.raises(NotFound):
        await places.card("0" * 12)


async def test_unconfirmed_holiday_is_a_question(works: Works, world: World) -> None:
    holiday = replace(world, clock=FrozenClock(datetime(2026, 11, 4, 9, tzinfo=UTC)))
    async with works.begin() as uow:
        await Directories(uow, holiday).import_directory(load_directory(today=date(2026, 11, 4)))
        now = await Places(uow, holiday).open_now(SPB)

    assert now.open == ()
    assert "spb-bus" in ids(now.ask)
    assert now.upcoming[0].state.next_opening is not None
    assert now.upcoming[0].state.next_opening.day == date(2026, 11, 5)


async def test_day_lists_open_first(places: Places) -> None:
    views = await places.day(SPB, MONDAY)

    kinds = [view.state.kind for view in views]

    assert kinds == [*[StateKind.OPEN] * 3, StateKind.BY_APPOINTMENT, *[StateKind.CLOSED] * 2]


async def test_day_shows_hours_of_that_day(places: Places) -> None:
    views = await places.day(TOMSK, date(2026, 12, 2))

    paediatrician = next(view for view in views if view.place.id == "tomsk-paediatrician")

    assert [opening.day for opening in paediatrician.hours] == [date(2026, 12, 2)]


async def test_tomorrow_is_ordered_by_its_hours(places: Places) -> None:
    views = await places.day(SPB, date(2026, 11, 24))

    assert ids(views)[:2] == ["spb-office", "spb-gynaecologist"]
    assert ids(views)[-1] == "spb-prenatal"


async def test_monthly_place_knows_far_next_time(uow: UnitOfWork, world: World) -> None:
    views = await Places(uow, at(world, day=20, hour=9)).day(TOMSK, date(2026, 11, 20))

    paediatrician = next(view for view in views if view.place.id == "tomsk-paediatrician")

    assert paediatrician.state.next_opening is not None
    assert paediatrician.state.next_opening.day == date(2026, 12, 2)


async def test_today_is_the_city_day(uow: UnitOfWork, world: World) -> None:
    late = Places(uow, at(world, hour=20))

    assert late.today(TOMSK) == date(2026, 11, 24)
    assert late.today(SPB) == date(2026, 11, 23)


async def test_tests_are_found_open_first(places: Places) -> None:
    views = await places.places_for(SPB, [ServiceKind.HIV_TEST])

    assert ids(views) == ["spb-bus", "spb-women-bus"]


async def test_card_holds_the_week(places: Places) -> None:
    card = await places.card(short_code("tomsk-dropin"))

    assert card.today == MONDAY
    assert sorted({opening.day for opening in card.week}) == [MONDAY + timedelta(days=n) for n in range(7)]
    assert {opening.state for opening in card.week} == {HoursState.OPEN}


async def test_card_tells_changed_days_ahead(uow: UnitOfWork, world: World) -> None:
    december = replace(world, clock=FrozenClock(datetime(2026, 12, 20, 9, tzinfo=UTC)))

    card = await Places(uow, december).card(short_code("tomsk-dropin"))

    assert [item.day for item in card.exceptions] == [date(2026, 12, 30), date(2027, 1, 1)]


async def test_secret_place_has_no_address_anywhere(places: Places) -> None:
    card = await places.card(short_code("spb-crisis-flat"))

    assert card.view.location.location_type is LocationType.SECRET
    assert (card.view.location.address, card.view.location.latitude) == (None, None)


async def test_unknown_term_is_not_met(places: Places) -> None:
    card = await places.card(short_code("spb-gynaecologist"))

    assert not card.view.takes(AccessTerm.NO_PASSPORT)
    assert card.view.takes(AccessTerm.PREGNANT_OK)


async def test_town_without_services_has_no_line(places: Places) -> None:
    assert await places.nearest_line(MOSCOW) is None
    assert await places.day(MOSCOW, MONDAY) == ()


async def test_city_that_left_is_not_found(places: Places) -> None:
    assert await places.find_city("atlantis") is None


async def test_programmes_are_named(places: Places) -> None:
    assert len(await places.programmes()) == 5


async def test_chips_leave_only_what_takes_her(places: Places) -> None:
    now = await places.open_now(SPB, Chip.WITH_CHILD | Chip.NO_PASSPORT)

    assert ids(now.open) == ["spb-prenatal", "spb-office"]
    assert "spb-bus" in ids(now.ask)  # nobody has said whether a child may come along


async def test_chips_say_what_opens_next(uow: UnitOfWork, world: World) -> None:
    now = await Places(uow, at(world, hour=21)).open_now(SPB, Chip.WOMEN_ONLY)

    assert now.open == ()
    assert ids(now.upcoming)[0] == "spb-women-bus"
