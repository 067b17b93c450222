"""What nobody knows is never called closed: neither on a card nor in the list of a day."""

from collections.abc import AsyncIterator

import pytest

from bot.domain.codes import short_code
from bot.domain.directory import ScheduleException, Status
from bot.repositories.uow import UnitOfWork, Works
from bot.services.directory_start import Directories
from bot.services.place_views import PlaceView
from bot.services.places import Places
from bot.services.world import World
from tests.services.test_places import MONDAY, TOMSK, at, changed


@pytest.fixture
async def uow(works: Works) -> AsyncIterator[UnitOfWork]:
    """Open a transaction."""
    async with works.begin() as uow:
        yield uow


async def shown_at_dropin(uow: UnitOfWork, world: World, **changes: object) -> tuple[PlaceView, PlaceView]:
    """Give the drop-in centre as its card and the list of the day show it, at noon in Tomsk."""
    await Directories(uow, world).import_directory(changed("tomsk-dropin", **changes))
    places = Places(uow, at(world, hour=5))
    listed = await places.day(TOMSK, MONDAY)
    card = await places.card(short_code("tomsk-dropin"))
    return card.view, next(view for view in listed if view.place.id == "tomsk-dropin")


async def test_place_without_hours_is_not_called_closed(uow: UnitOfWork, world: World) -> None:
    for view in await shown_at_dropin(uow, world, schedules=(), exceptions=()):
        assert (view.are_hours_unknown, view.is_closed) == (True, False)


async def test_day_closed_by_hand_is_called_closed(uow: UnitOfWork, world: World) -> None:
    closed = (ScheduleException(MONDAY),)

    for view in await shown_at_dropin(uow, world, schedules=(), exceptions=closed):
        assert (view.are_hours_unknown, view.is_closed) == (False, True)


async def test_place_closed_for_a_while_is_not_unknown(uow: UnitOfWork, world: World) -> None:
    await Directories(uow, world).import_directory(
        changed("tomsk-dropin", status=Status.TEMPORARILY_CLOSED, schedules=())
    )

    card = await Places(uow, world).card(short_code("tomsk-dropin"))

    assert not card.view.are_hours_unknown
