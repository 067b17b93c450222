"""The key folder is made once, and a start with wrong keys is refused."""

import stat
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from bot.domain.sealing import SealBroken
from bot.repositories.database import Database
from bot.repositories.keyring import (
    LOCK_FILE,
    KeysRefused,
    create_keys,
    epoch_of,
    has_keys,
    is_marked,
    read_keys,
    remove_keys,
)
from bot.repositories.safe import open_safe
from bot.repositories.vault import Purpose, Vault
from models import Base

ROW = UUID(int=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create_keys(tmp_path / "keys", epoch=323)
    return tmp_path / "keys"


def refusal(folder: Path) -> str:
    with pytest.raises(KeysRefused) as refused:
        read_keys(folder)
    return refused.value.code


def test_first_run_makes_private_files(folder: Path) -> None:
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o400}
    assert read_keys(folder).newest_epoch == 323


def test_missing_index_key_is_refused(folder: Path) -> None:
    (folder / "index.key").unlink()

    assert refusal(folder) == "missing"


def test_missing_epoch_key_is_refused(folder: Path) -> None:
    (folder / "kek.323.key").unlink()

    assert refusal(folder) == "missing"


def test_short_key_is_refused(folder: Path) -> None:
    (folder / "index.key").unlink()
    (folder / "index.key").write_bytes(b"x" * 31)

    assert refusal(folder) == "wrong_size"


def test_equal_keys_are_refused(folder: Path) -> None:
    (folder / "index.key").unlink()
    (folder / "index.key").write_bytes((folder / "kek.323.key").read_bytes())

    assert refusal(folder) == "duplicate"


def test_existing_keys_are_never_overwritten(folder: Path) -> None:
    with pytest.raises(KeysRefused):
        create_keys(folder, epoch=323)
    assert has_keys(folder)


def test_epoch_counts_months() -> None:
    assert epoch_of(date(2026, 11, 23)) == 323
    assert epoch_of(date(2026, 12, 1)) == 324


async def test_foreign_keys_are_refused(database_url: str, folder: Path, tmp_path: Path) -> None:
    create_keys(tmp_path / "others", epoch=323)
    database = Database(database_url)
    async with database.transaction() as connection:
        await connection.run_sync(Base.metadata.create_all)
        await open_safe(connection, read_keys(folder))
        await connection.commit()

    with pytest.raises(KeysRefused) as refused:
        async with database.transaction() as connection:
            await open_safe(connection, read_keys(tmp_path / "others"))

    assert refused.value.code == "foreign"
    await database.close()


def test_removed_keys_leave_only_a_mark(folder: Path) -> None:
    for _ in range(2):
        remove_keys(folder)

    assert [file.name for file in folder.iterdir()] == [LOCK_FILE]
    assert is_marked(folder)
    assert not has_keys(folder)


def test_forgotten_keys_open_nothing(folder: Path) -> None:
    vault = Vault(read_keys(folder))
    key, sealed = vault.new_key("x.y", ROW)
    vault.forget()
    key.forget()

    for attempt in (
        lambda: key.seal("x.y", ROW, b""),
        lambda: key.open("x.y", ROW, sealed),
        lambda: vault.open_key("x.y", ROW, sealed),
        lambda: vault.new_key("x.y", ROW),
        lambda: vault.index(Purpose.PERSON, "1"),
    ):
        with pytest.raises(SealBroken):
            attempt()
