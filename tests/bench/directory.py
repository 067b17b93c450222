"""The directory at size: openings made again, what is open in a large city, a large import.

Each is told in wall time and in CPU time of the whole process: on a busy machine only the latter says much.
The baselines do the least part of the same: SQLite stores the same rows again, opening-hours-py tells the
state of as many places and its next change, and PyYAML or openpyxl read the file that is imported.
"""

import sqlite3
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from threading import Event, Thread
from time import perf_counter, process_time
from zoneinfo import ZoneInfo

import psutil
import yaml
from opening_hours import OpeningHours
from openpyxl import load_workbook

from bot.clock import FrozenClock
from bot.config import Settings
from bot.domain.chips import NO_CHIPS, PLACE_CHIPS, Chip
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
CHIPS = {
    "without chips": NO_CHIPS,
    "with «no passport», «with a child»": Chip.NO_PASSPORT | Chip.WITH_CHILD,
    "with all five chips": PLACE_CHIPS,
}
ROUNDS = 5
FORMS = ("yaml", "xlsx")
SHIFTS = 16  # quarters of an hour by which the hours of places differ
SAFE_SUBSET = "Mo-Fr 10:00-13:00,14:00-18:00; Sa[1,3] 11:00-14:00; Su 20:00-02:00"
ROWS = "SELECT * FROM opening"
ROW = "INSERT INTO opening VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(slots=True)
class Took:
    """Seconds by the clock on the wall and of the processor, run by run."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @contextmanager
    def run(self) -> Iterator[None]:
        """Time one run."""
        began, began_cpu = perf_counter(), process_time()
        yield
        self.wall.append(perf_counter() - began)
        self.cpu.append(process_time() - began_cpu)

    def figures(self, name: str, baseline: "Took", *, at_most: float, unit: str = "s") -> Iterator[Figure]:
        """Yield both as figures, in seconds or milliseconds."""
        scale = 1000 if unit == "ms" else 1
        for kind, ours, theirs in (
            ("", self.wall, baseline.wall),
            (", CPU", self.cpu, baseline.cpu),
        ):
            runs = [scale * took for took in ours], [scale * took for took in theirs]
            yield Figure(f"{name}{kind}", unit, *runs, at_most=at_most)


def _rules(number: int) -> tuple[Schedule, ...]:
    """Return four rules; the places of one city do not all open at the same hour."""
    opens = time(8 + number % SHIFTS // 4, number % 4 * 15)
    return (
        Schedule(Freq.WEEKLY, opens, time(13), byday=WORKDAYS),
        Schedule(Freq.WEEKLY, time(14), opens.replace(hour=opens.hour + 9), byday=WORKDAYS),
        Schedule(Freq.MONTHLY, opens, time(14), byday=("1SA", "3SA")),
        Schedule(Freq.WEEKLY, time(20), time(2), byday=("SU",), interval=2, dtstart=date(2026, 1, 4)),
    )


def large_directory(size: int, *, cities: int = 1) -> Directory:
    """Make a directory of so many services, four rules of hours each, spread over cities."""
    towns = tuple(
        City(f"city-{one}", f"Город {one}", "Asia/Tomsk", "RU-TOM", has_services=True)
        for one in range(cities)
    )
    access = {AccessTerm.NO_PASSPORT: Tri.YES, AccessTerm.WALK_IN: Tri.YES, AccessTerm.WITH_CHILD: Tri.YES}
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
                schedules=_rules(one),
                verified_on=NOW.date(),
            )
            for one in range(size)
        ),
    )


@asynccontextmanager
async def _opened() -> AsyncIterator[tuple[Works, World, FrozenClock, Path]]:
    with tempfile.TemporaryDirectory() as folder:
        clock = FrozenClock(NOW)
        database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'podruga.db'}")
        yield (
            await open_works(database, Settings(key_dir=Path(folder) / "keys"), clock),
            World(clock=clock),
            clock,
            Path(folder) / "podruga.db",
        )
        await database.close()


async def measure_directory() -> list[Figure]:
    """Measure on SQLite; times are of the service, commit included where something is written."""
    async with _opened() as (works, world, clock, database):
        async with works.begin() as uow:
            await Directories(uow, world).import_directory(large_directory(CITY_SERVICES))
            await uow.commit()
        return [
            *await _measure_openings(works, world, database),
            *await _measure_open_now(works, world, clock),
            *[figure for form in FORMS for figure in await _measure_import(works, world, form)],
        ]


async def _measure_openings(works: Works, world: World, database: Path) -> list[Figure]:
    remade = Took()
    for _ in range(ROUNDS):
        with remade.run():
            async with works.begin() as uow:
                await Directories(uow, world).rematerialise()
                await uow.commit()
    name = "openings made again: 500 services, 4 rules, 62 days"
    return list(remade.figures(name, _stored_again(database), at_most=1.0))


def _stored_again(database: Path) -> Took:
    """Time SQLite alone: it forgets the same rows and stores them again, as safely."""
    took = Took()
    connection = sqlite3.connect(database, isolation_level=None)
    for pragma in ("synchronous=FULL", "secure_delete=ON", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    rows = connection.execute(ROWS).fetchall()
    for _ in range(ROUNDS):
        with took.run():
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM opening")
            connection.executemany(ROW, rows)
            connection.execute("COMMIT")
    connection.close()
    return took


async def _measure_open_now(works: Works, world: World, clock: FrozenClock) -> list[Figure]:
    """Each look is the first of its minute, so nothing is answered from what was worked out before."""
    figures: list[Figure] = []
    baseline = _evaluated()
    for name, chips in CHIPS.items():
        looked = Took()
        for _ in range(ROUNDS + 1):
            clock.move(timedelta(minutes=1))
            async with works.begin() as uow:
                places = Places(uow, world)
                (city, *_) = await places.cities()
                with looked.run():
                    await places.open_now(city, chips)
        warm = Took(looked.wall[1:], looked.cpu[1:])
        told = f"open now, a city of 500 services, {name}"
        figures.extend(warm.figures(told, baseline, at_most=15.0, unit="ms"))
    return figures


def _evaluated() -> Took:
    """Time opening-hours-py: the states of as many places and their next changes, the hours parsed before."""
    took, zone = Took(), ZoneInfo("Asia/Tomsk")
    hours = [OpeningHours(SAFE_SUBSET, timezone=zone) for _ in range(CITY_SERVICES)]
    now = NOW.astimezone(zone)
    for _ in range(ROUNDS):
        with took.run():
            for one in hours:
                one.state(now)
                one.next_change(now)
    return took


async def _measure_import(works: Works, world: World, form: str) -> list[Figure]:
    """Time a file from its first byte to the commit, into an empty directory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"places.{form}"
        write_directory(large_directory(LARGE, cities=10), path, form_words())
        async with works.begin() as uow:
            await uow.directory_copy.replace(Directory())
            await uow.commit()
        exchange = DirectoryExchange(works, world, form_words().words)
        brought, before = Took(), _memory()
        with _watched() as memory, brought.run():
            await exchange.write(await exchange.propose(path))
        after = _memory()
        parsed = Took()
        with parsed.run():
            PARSERS[form](path)
    name = f"import of 5000 services from {form.upper()}"
    return [
        *brought.figures(f"{name}", parsed, at_most=30.0),
        Figure(f"{name}: memory before", "MB", [before]),
        Figure(f"{name}: memory at its peak, more", "MB", [max(memory) - before], at_most=150.0),
        Figure(f"{name}: memory left behind", "MB", [after - before], at_most=100.0),
    ]


def _parse_yaml(path: Path) -> None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - both are safe


def _parse_xlsx(path: Path) -> None:
    workbook = load_workbook(path, read_only=True)
    for sheet in workbook.worksheets:
        for _ in sheet.iter_rows(values_only=True):
            pass
    workbook.close()


PARSERS: dict[str, Callable[[Path], None]] = {"yaml": _parse_yaml, "xlsx": _parse_xlsx}


@contextmanager
def _watched() -> Iterator[list[float]]:
    """Yield a list that gets the memory of the process, twenty times a second."""
    seen, is_over = [_memory()], Event()

    def watch() -> None:
        while not is_over.wait(0.05):
            seen.append(_memory())

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield seen
    finally:
        is_over.set()
        watcher.join()


def _memory() -> float:
    return float(psutil.Process().memory_info().rss) / 2**20
