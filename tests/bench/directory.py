"""The directory at size: openings made again, what is open in a large city, a large import."""

import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import perf_counter

import psutil

from bot.clock import FrozenClock
from bot.config import Settings
from bot.domain.directory import (
    AccessTerm,
    City,
    Directory,
    Freq,
    Location,
    Organization,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceKind,
    Tri,
)
from bot.repositories.database import Database
from bot.repositories.uow import Works
from bot.services.directory_exchange import DirectoryExchange
from bot.services.directory_export import write_directory
from bot.services.directory_start import Directories
from bot.services.places import Places
from bot.services.world import World
from bot.start import open_works
from bot.telegram.texts.directory_words import form_words
from tests.bench.figures import Figure

NOW = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)
CITY_SERVICES, LARGE = 500, 5000
WORKDAYS = ("MO", "TU", "WE", "TH", "FR")
RULES = (
    Schedule(Freq.WEEKLY, time(10), time(13), byday=WORKDAYS),
    Schedule(Freq.WEEKLY, time(14), time(18), byday=WORKDAYS),
    Schedule(Freq.MONTHLY, time(11), time(14), byday=("1SA", "3SA")),
    Schedule(Freq.WEEKLY, time(20), time(2), byday=("SU",), interval=2, dtstart=date(2026, 1, 4)),
)
ROUNDS = 5
FORMS = ("yaml", "xlsx")


def large_directory(size: int, *, cities: int = 1) -> Directory:
    """Make a directory of so many services, four rules of hours each, spread over cities."""
    towns = tuple(
        City(f"city-{one}", f"Город {one}", "Asia/Tomsk", "RU-TOM", has_services=True)
        for one in range(cities)
    )
    access = {AccessTerm.NO_PASSPORT: Tri.YES, AccessTerm.WALK_IN: Tri.YES}
    return Directory(
        cities=towns,
        organizations=(Organization("programme", "Программа", towns[0].id),),
        locations=tuple(
            Location(
                f"at-{one}", towns[one % cities].id, f"Место {one}", "Asia/Tomsk", address="ул. Новая, 1"
            )
            for one in range(size)
        ),
        services=tuple(
            Service(
                f"service-{one}", "programme", f"Услуга {one}", (ServiceKind.DROP_IN,), next_step="Зайдите"
            )
            for one in range(size)
        ),
        places=tuple(
            ServiceAtLocation(
                f"place-{one}",
                f"service-{one}",
                f"at-{one}",
                access=access,
                schedules=RULES,
                verified_on=NOW.date(),
            )
            for one in range(size)
        ),
    )


@asynccontextmanager
async def _opened() -> AsyncIterator[tuple[Works, World, FrozenClock]]:
    with tempfile.TemporaryDirectory() as folder:
        clock = FrozenClock(NOW)
        database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'podruga.db'}")
        yield (
            await open_works(database, Settings(key_dir=Path(folder) / "keys"), clock),
            World(clock=clock),
            clock,
        )
        await database.close()


async def _timed(work: Callable[[], Awaitable[object]]) -> float:
    began = perf_counter()
    await work()
    return perf_counter() - began


async def _bring_file(works: Works, world: World, form: str) -> float:
    """Time a file from its first byte to the commit, into an empty directory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"places.{form}"
        write_directory(large_directory(LARGE, cities=10), path, form_words())
        async with works.begin() as uow:
            await uow.directory_copy.replace(Directory())
            await uow.commit()
        exchange = DirectoryExchange(works, world, form_words().words)

        async def bring() -> None:
            await exchange.write(await exchange.propose(path))

        return await _timed(bring)


async def measure_directory() -> list[Figure]:
    """Measure on SQLite; times are of the service, commit included where something is written."""
    async with _opened() as (works, world, clock):

        async def bring(directory: Directory) -> None:
            async with works.begin() as uow:
                await Directories(uow, world).import_directory(directory)
                await uow.commit()

        async def remake() -> None:
            async with works.begin() as uow:
                await Directories(uow, world).rematerialise()
                await uow.commit()

        async def look() -> float:
            clock.move(timedelta(minutes=1))
            async with works.begin() as uow:
                places = Places(uow, world)
                (city, *_) = await places.cities()
                return 1000 * await _timed(lambda: places.open_now(city))

        await bring(large_directory(CITY_SERVICES))
        remade = [await _timed(remake) for _ in range(ROUNDS)]
        await look()
        looked = [await look() for _ in range(ROUNDS)]
        before = _memory()
        brought = {form: await _bring_file(works, world, form) for form in FORMS}
        return [
            Figure("openings made again: 500 services, 4 rules, 62 days", "s", remade, at_most=1.0),
            Figure("open now: a city of 500 services", "ms", looked, at_most=15.0),
            *(
                Figure(f"import of 5000 services from {form.upper()}", "s", [took], at_most=30.0)
                for form, took in brought.items()
            ),
            Figure("memory that imports left behind", "MB", [_memory() - before], at_most=100.0),
        ]


def _memory() -> float:
    return float(psutil.Process().memory_info().rss) / 2**20
