"""The directory comes in once, wholly or not at all, and its openings are made again every night."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.clock import FrozenClock
from bot.domain.directory import HoursState
from bot.domain.directory_fields import DirectoryRefused
from bot.domain.directory_words import Words
from bot.repositories.uow import Works
from bot.services.directory_exchange import DirectoryExchange
from bot.services.directory_import import SAMPLES
from bot.services.directory_start import DirectoryStart
from bot.services.places import Places
from bot.services.world import World

FAR = timedelta(days=365)


async def bring(works: Works, world: World, path: Path) -> None:
    exchange = DirectoryExchange(works, world, Words())
    await exchange.write(await exchange.propose(path))


async def test_first_start_brings_the_samples(works: Works, world: World) -> None:
    assert await DirectoryStart(works, world).import_once()

    async with works.begin() as uow:
        assert len(await Places(uow, world).cities()) == 24


async def test_later_starts_change_nothing(works: Works, world: World) -> None:
    start = DirectoryStart(works, world)
    await start.import_once()

    assert not await start.import_once(SAMPLES / "tomsk.yaml")


async def test_one_file_replaces_everything(works: Works, world: World) -> None:
    start = DirectoryStart(works, world)
    await start.import_once()

    await bring(works, world, SAMPLES / "chelny.yaml")

    async with works.begin() as uow:
        assert len(await Places(uow, world).programmes()) == 1


async def test_bad_file_changes_nothing(works: Works, world: World, tmp_path: Path) -> None:
    start = DirectoryStart(works, world)
    await start.import_once()
    (tmp_path / "bad.yaml").write_text("organizations: [{id: x}]", encoding="utf-8")

    with pytest.raises(DirectoryRefused):
        await bring(works, world, tmp_path / "bad.yaml")

    async with works.begin() as uow:
        assert len(await Places(uow, world).programmes()) == 5


async def test_night_moves_the_sixty_days(works: Works, world: World, clock: FrozenClock) -> None:
    start = DirectoryStart(works, world)
    await start.import_once()
    clock.move(timedelta(days=30))

    await start.rematerialise()

    async with works.begin() as uow:
        found = await uow.listings.list_place_openings(["tomsk-dropin"], after=clock.now() - FAR)
    days = [opening.day for opening in found["tomsk-dropin"]]
    assert min(days) >= clock.now().date() - timedelta(days=2)
    assert max(days) >= clock.now().date() + timedelta(days=59)


async def test_start_makes_up_for_nights_asleep(works: Works, world: World, clock: FrozenClock) -> None:
    start = DirectoryStart(works, world)
    await start.import_once()
    clock.move(timedelta(days=70))

    assert not await start.import_once()

    async with works.begin() as uow:
        last = await uow.directory.last_day()
    assert last is not None
    assert last >= clock.now().date() + timedelta(days=59)


async def test_start_after_a_night_changes_nothing(works: Works, world: World) -> None:
    start = DirectoryStart(works, world)
    await start.import_once()
    async with works.begin() as uow:
        before = await uow.listings.shelf("tomsk", now=world.clock.now())

    await start.import_once()

    async with works.begin() as uow:
        assert await uow.listings.shelf("tomsk", now=world.clock.now()) is before


async def test_written_holiday_changes_the_openings(works: Works, world: World, tmp_path: Path) -> None:
    own = "holidays: [{region: RU-TOM, date: 2026-12-01, name: День области}]\n"
    text = (SAMPLES / "tomsk.yaml").read_text(encoding="utf-8")
    (tmp_path / "tomsk.yaml").write_text(own + text, encoding="utf-8")

    await bring(works, world, tmp_path / "tomsk.yaml")

    async with works.begin() as uow:
        found = await uow.listings.list_place_openings(["tomsk-dropin"], after=world.clock.now())
    (that_day,) = [item for item in found["tomsk-dropin"] if item.day == date(2026, 12, 1)]
    assert that_day.state is HoursState.UNKNOWN
