"""Files come and go: changes are told first, written in one transaction, and touch nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.domain.directory import Directory
from bot.domain.directory_diff import Kind
from bot.domain.directory_fields import DirectoryRefused
from bot.repositories.uow import Works
from bot.services.directory_exchange import DirectoryExchange, DirectoryMoved
from bot.services.directory_export import write_directory
from bot.services.directory_import import SAMPLES
from bot.services.directory_start import DirectoryStart
from bot.services.world import World
from bot.telegram.texts.directory_words import form_words

Edit = Callable[[str], str]


@pytest.fixture
async def exchange(works: Works, world: World) -> DirectoryExchange:
    """Exchange files with a database that holds the samples."""
    await DirectoryStart(works, world).import_once()
    return DirectoryExchange(works, world, form_words().words)


async def exported(exchange: DirectoryExchange, path: Path, edit: Edit = str) -> Path:
    directory = await exchange.export()
    return written(directory, path, edit)


def written(directory: Directory, path: Path, edit: Edit) -> Path:
    write_directory(directory, path, form_words())
    path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")
    return path


async def test_own_export_changes_nothing(exchange: DirectoryExchange, tmp_path: Path) -> None:
    proposal = await exchange.propose(await exported(exchange, tmp_path / "all.yaml"))

    assert proposal.changes == ()


async def test_proposal_writes_nothing(exchange: DirectoryExchange) -> None:
    before = await exchange.export()

    await exchange.propose(SAMPLES / "tomsk.yaml")

    assert await exchange.export() == before


async def test_written_file_is_the_directory(exchange: DirectoryExchange, tmp_path: Path) -> None:
    def edit(text: str) -> str:
        return text.replace("Детский врач", "Педиатр").replace("from: '08:30'", "from: '09:15'")

    proposal = await exchange.propose(await exported(exchange, tmp_path / "all.yaml", edit))
    await exchange.write(proposal)

    assert {change.kind for change in proposal.changes} == {Kind.CHANGED, Kind.ADDED, Kind.REMOVED}
    assert (await exchange.propose(tmp_path / "all.yaml")).changes == ()


async def test_what_a_file_lacks_goes_but_for_cities(exchange: DirectoryExchange) -> None:
    await exchange.write(await exchange.propose(SAMPLES / "tomsk.yaml"))

    directory = await exchange.export()
    assert {programme.id for programme in directory.organizations} == {"tomsk-anti-aids"}
    assert len(directory.cities) == 24


async def test_keeping_removes_nothing(exchange: DirectoryExchange) -> None:
    proposal = await exchange.propose(SAMPLES / "tomsk.yaml", keep=True)

    assert [change for change in proposal.changes if change.kind is Kind.REMOVED] == []


async def test_other_change_between_look_and_write_is_noticed(exchange: DirectoryExchange) -> None:
    first = await exchange.propose(SAMPLES / "tomsk.yaml")
    second = await exchange.propose(SAMPLES / "spb.yaml")
    await exchange.write(second)

    with pytest.raises(DirectoryMoved):
        await exchange.write(first)


async def test_file_with_an_error_is_not_proposed(exchange: DirectoryExchange, tmp_path: Path) -> None:
    path = await exported(
        exchange, tmp_path / "all.yaml", lambda text: text.replace("zone: Asia/Tomsk", "zone: x")
    )

    with pytest.raises(DirectoryRefused, match="unknown_zone"):
        await exchange.propose(path)


async def test_places_that_stay_are_not_touched(
    exchange: DirectoryExchange, works: Works, tmp_path: Path
) -> None:
    path = await exported(
        exchange, tmp_path / "all.yaml", lambda text: text.replace("Детский врач", "Педиатр")
    )
    proposal = await exchange.propose(path)
    said: list[str] = []
    event.listen(
        works.database.engine.sync_engine, "before_cursor_execute", lambda *args: said.append(args[2])
    )

    await exchange.write(proposal)

    touched = [sql for sql in said if "service_at_location" in sql and not sql.startswith("SELECT")]
    assert touched == []


async def test_progress_counts_every_active_place(exchange: DirectoryExchange) -> None:
    told: list[tuple[int, int]] = []

    await exchange.write(
        await exchange.propose(SAMPLES / "tomsk.yaml"), lambda done, of: told.append((done, of))
    )

    assert told[-1] == (7, 7)
