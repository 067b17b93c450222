"""An entry is corrected field by field, its openings follow at once, and every change can be taken back."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from bot.clock import FrozenClock
from bot.domain.codes import short_code
from bot.domain.entry_changes import ChangedMeanwhile, TooLateToUndo, UndoneAlready
from bot.domain.entry_fields import EntryField, read
from bot.domain.errors import NotFound
from bot.domain.rights import NoRight
from bot.domain.staff import Member, Role
from bot.repositories.uow import Works
from bot.services.bells import Retention
from bot.services.directory_import import load_directory
from bot.services.directory_start import Directories
from bot.services.scope import Scope
from bot.services.world import World

MONDAY = date(2026, 11, 23)
CODE = short_code("tomsk-dropin")
OTHER_VALUES: list[tuple[EntryField, Any]] = [
    (EntryField.NAME, "Тёплый дом"),
    (EntryField.ALERT, "Вход с улицы"),
    (EntryField.DOCUMENTS, ["паспорт"]),
    (EntryField.KINDS, ["drop_in"]),
    (EntryField.HOW_TESTED, "rapid"),
    (EntryField.LOCATION_NAME, "Дом"),
    (EntryField.DISTRICT, "Тихий"),
    (EntryField.ADDRESS, "ул. Новая, 1"),
    (EntryField.POINT, [56.5, 84.9]),
    (EntryField.CITY, ["kazan", "Europe/Moscow"]),
    (EntryField.PHONES, []),
    (EntryField.HOURS, []),
    (EntryField.EXCEPTIONS, []),
    (EntryField.ACCESS, {"free": "no"}),
    (EntryField.STATUS, "defunct"),
    (EntryField.KEEPER, "peer"),
    (EntryField.VERIFIED, None),
]


@pytest.fixture
async def scope(works: Works, world: World) -> AsyncIterator[Scope]:
    """Hold the sample directory, imported on Monday 23 November 2026."""
    async with works.begin() as uow:
        await Directories(uow, world).import_directory(load_directory(today=MONDAY))
        yield Scope(uow, world)


@pytest.fixture
def coordinator() -> Member:
    return Member(uuid4(), Role.COORDINATOR, chat_id=1)


async def saved(scope: Scope, field: EntryField, value: object, by: Member) -> UUID:
    change = await scope.editing.save(CODE, field, value, by=by)
    assert change is not None
    return change


async def value_of(scope: Scope, field: EntryField) -> Any:
    return read(await scope.editing.get(CODE), field)


@pytest.mark.parametrize(("field", "value"), OTHER_VALUES, ids=lambda one: getattr(one, "name", ""))
async def test_each_field_is_written_and_undone(
    scope: Scope, coordinator: Member, field: EntryField, value: object
) -> None:
    before = await value_of(scope, field)

    change = await saved(scope, field, value, coordinator)

    assert await value_of(scope, field) == value != before
    await scope.editing.undo(change, by=coordinator)
    assert await value_of(scope, field) == before


async def test_entry_is_read_back_as_stored(scope: Scope) -> None:
    stored = next(one for one in load_directory(today=MONDAY).places if one.id == "tomsk-dropin")

    assert (await scope.editing.get(CODE)).place == stored


async def test_same_value_changes_nothing(scope: Scope, coordinator: Member) -> None:
    name = await value_of(scope, EntryField.NAME)

    assert await scope.editing.save(CODE, EntryField.NAME, name, by=coordinator) is None


async def openings_of(scope: Scope, place_id: str) -> int:
    found = await scope.uow.listings.list_place_openings([place_id], after=datetime(2026, 1, 1, tzinfo=UTC))
    return len(found.get(place_id, ()))


async def test_openings_of_this_entry_alone_are_made_again(scope: Scope, coordinator: Member) -> None:
    other = await openings_of(scope, "tomsk-tests")
    before = await openings_of(scope, "tomsk-dropin")

    change = await saved(scope, EntryField.HOURS, [], coordinator)

    assert await openings_of(scope, "tomsk-dropin") == 1 < before  # the short day, which is no rule
    assert await openings_of(scope, "tomsk-tests") == other > 0
    await scope.editing.undo(change, by=coordinator)
    assert await openings_of(scope, "tomsk-dropin") == before


async def test_city_without_active_entries_has_no_services(scope: Scope, coordinator: Member) -> None:
    directory = load_directory(today=MONDAY)
    city = {one.id: one.city_id for one in directory.locations}
    for place in directory.places:
        if city[place.location_id] == "chelny":
            code = short_code(place.id)
            await scope.editing.save(code, EntryField.STATUS, "temporarily_closed", by=coordinator)

    found = await scope.places.find_city("chelny")
    assert found is not None
    assert not found.has_services


async def test_change_over_a_colleagues_is_told_first(scope: Scope, coordinator: Member) -> None:
    base = await value_of(scope, EntryField.NAME)
    await saved(scope, EntryField.NAME, "Её", coordinator)

    with pytest.raises(ChangedMeanwhile):
        await scope.editing.save(CODE, EntryField.NAME, "Моё", by=coordinator, base=base)
    assert await value_of(scope, EntryField.NAME) == "Её"


async def test_undo_spares_what_was_changed_since(scope: Scope, coordinator: Member) -> None:
    change = await saved(scope, EntryField.NAME, "Её", coordinator)
    await saved(scope, EntryField.NAME, "Новее", coordinator)

    with pytest.raises(ChangedMeanwhile):
        await scope.editing.undo(change, by=coordinator)


async def test_change_is_undone_once(scope: Scope, coordinator: Member) -> None:
    change = await saved(scope, EntryField.NAME, "Её", coordinator)
    await scope.editing.undo(change, by=coordinator)

    with pytest.raises(UndoneAlready):
        await scope.editing.undo(change, by=coordinator)


async def test_change_of_yesterday_stays(scope: Scope, coordinator: Member, clock: FrozenClock) -> None:
    change = await saved(scope, EntryField.NAME, "Её", coordinator)
    clock.move(timedelta(hours=24, minutes=1))

    with pytest.raises(TooLateToUndo):
        await scope.editing.undo(change, by=coordinator)


async def test_night_forgets_what_a_change_was_from(
    works: Works, world: World, clock: FrozenClock, coordinator: Member
) -> None:
    async with works.begin() as uow:
        await Directories(uow, world).import_directory(load_directory(today=MONDAY))
        await saved(Scope(uow, world), EntryField.NAME, "Её", coordinator)
        await uow.commit()
    clock.move(timedelta(hours=25))
    await Retention(works, world).ring()

    async with works.begin() as uow:
        listing = await Scope(uow, world).editing.get(CODE)
        (change,) = await uow.directory_changes.list_of(listing, limit=9)
    assert (change.before, change.after, change.field) == (None, None, EntryField.NAME)


async def test_history_holds_codes_of_who_and_what(scope: Scope, coordinator: Member) -> None:
    await saved(scope, EntryField.NAME, "Её", coordinator)
    await saved(scope, EntryField.ADDRESS, "ул. Новая, 1", coordinator)
    listing = await scope.editing.get(CODE)

    changes = await scope.uow.directory_changes.list_of(listing, limit=9)

    assert {(one.field, one.staff_id) for one in changes} == {
        (EntryField.NAME, coordinator.id),
        (EntryField.ADDRESS, coordinator.id),
    }


async def test_keeper_confirms_with_one_press(scope: Scope, coordinator: Member) -> None:
    peer = replace(coordinator, id=uuid4(), role=Role.PEER)
    await saved(scope, EntryField.KEEPER, "peer", coordinator)

    change = await scope.confirming.confirm(CODE, by=peer)

    assert await value_of(scope, EntryField.VERIFIED) == "2026-11-23"
    assert change is not None
    assert await scope.confirming.confirm(CODE, by=peer) is None


async def test_others_entries_are_not_confirmed(scope: Scope, coordinator: Member) -> None:
    with pytest.raises(NoRight):
        await scope.confirming.confirm(CODE, by=replace(coordinator, role=Role.DOCTOR))


async def test_entry_that_left_is_not_found(scope: Scope, coordinator: Member) -> None:
    with pytest.raises(NotFound):
        await scope.confirming.confirm("0" * 12, by=coordinator)


async def test_rehearsal_leaves_no_trace(scope: Scope, coordinator: Member) -> None:
    before = await value_of(scope, EntryField.NAME)
    async with scope.uow.rehearsal():
        await saved(scope, EntryField.NAME, "Только посмотреть", coordinator)
        assert (await scope.places.card(CODE)).view.service.name == "Только посмотреть"

    assert await value_of(scope, EntryField.NAME) == before
    assert (await scope.places.card(CODE)).view.service.name == before
