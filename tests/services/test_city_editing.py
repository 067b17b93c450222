"""Where a city is and how one gets there is corrected, compared, undone and read by the women at once."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from bot.clock import FrozenClock
from bot.domain.city_fields import CityField, read_city
from bot.domain.codes import short_code
from bot.domain.entry_changes import ChangedMeanwhile, TooLateToUndo, UndoneAlready
from bot.domain.errors import NotFound
from bot.domain.rights import NoRight
from bot.domain.staff import Member, Role
from bot.repositories.uow import Works
from bot.services.directory_import import load_directory
from bot.services.directory_start import Directories
from bot.services.scope import Scope
from bot.services.world import World

TOMSK = short_code("tomsk")
VALUES: list[tuple[CityField, Any]] = [
    (CityField.POINT, [56.5, 84.9]),
    (CityField.POINT, []),
    (CityField.TRAVEL, "Автобус 500"),
]


@pytest.fixture
async def scope(works: Works, world: World) -> AsyncIterator[Scope]:
    async with works.begin() as uow:
        await Directories(uow, world).import_directory(load_directory(today=date(2026, 11, 23)))
        yield Scope(uow, world)


@pytest.fixture
def coordinator() -> Member:
    return Member(uuid4(), Role.COORDINATOR, chat_id=1)


async def value_of(scope: Scope, field: CityField) -> Any:
    city = await scope.places.find_city("tomsk")
    assert city is not None
    return read_city(city, field)


@pytest.mark.parametrize(("field", "value"), VALUES)
async def test_field_is_written_once_and_undone_once(
    scope: Scope, coordinator: Member, field: CityField, value: Any
) -> None:
    before = await value_of(scope, field)
    change = await scope.city_editing.save(TOMSK, field, value, by=coordinator, base=before)
    assert change is not None
    assert await value_of(scope, field) == value
    assert await scope.city_editing.save(TOMSK, field, value, by=coordinator, base=value) is None

    city = await scope.city_editing.undo(change, by=coordinator)

    assert read_city(city, field) == before
    with pytest.raises(UndoneAlready):
        await scope.city_editing.undo(change, by=coordinator)


async def test_second_editor_and_late_undo_spare_the_first(scope: Scope, coordinator: Member) -> None:
    field = CityField.TRAVEL
    base = await value_of(scope, field)
    change = await scope.city_editing.save(TOMSK, field, "Её", by=coordinator, base=base)
    assert change is not None
    with pytest.raises(ChangedMeanwhile):
        await scope.city_editing.save(TOMSK, field, "Моё", by=coordinator, base=base)
    await scope.city_editing.save(TOMSK, field, "Новее", by=coordinator, base="Её")

    with pytest.raises(ChangedMeanwhile):
        await scope.city_editing.undo(change, by=coordinator)
    assert await value_of(scope, field) == "Новее"


async def test_change_of_yesterday_is_not_undone(
    scope: Scope, coordinator: Member, clock: FrozenClock
) -> None:
    base = await value_of(scope, CityField.TRAVEL)
    change = await scope.city_editing.save(TOMSK, CityField.TRAVEL, "Поезд", by=coordinator, base=base)
    assert change is not None
    clock.move(timedelta(hours=24, minutes=1))

    with pytest.raises(TooLateToUndo):
        await scope.city_editing.undo(change, by=coordinator)


async def test_only_coordinators_correct_known_cities(scope: Scope, coordinator: Member) -> None:
    peer = replace(coordinator, role=Role.PEER)
    with pytest.raises(NoRight):
        await scope.city_editing.save(TOMSK, CityField.TRAVEL, "Поезд", by=peer, base="")
    with pytest.raises(NotFound):
        await scope.city_editing.get("0" * 12, by=coordinator)
