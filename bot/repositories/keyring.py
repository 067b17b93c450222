"""The key folder: root secrets as files outside the database; made once, refused when wrong."""

import hashlib
import hmac
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from secrets import token_bytes

KEY_BYTES = 32
INDEX_FILE = "index.key"
EPOCH_FILE = re.compile(r"^kek\.(\d{1,5})\.key$")
FIRST_EPOCH_YEAR = 2000
LOCK_FILE = "locked"  # stands beside keys that a lockdown has removed


class KeysRefused(Exception):
    """The key folder cannot be used; `code` says why and `name` names the file."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__(f"{code}: {name}")
        self.code = code
        self.name = name


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Root secrets in memory: the index root and one key-encrypting key an epoch (key id → 32 bytes)."""

    index_root: bytes
    epochs: dict[int, bytes]

    @property
    def newest_epoch(self) -> int:
        """Return the key id that new data keys are wrapped with."""
        return max(self.epochs)

    def marks(self) -> dict[str, str]:
        """Return a check value per key; it identifies a key and tells nothing about it."""
        keys = {"index": self.index_root} | {f"kek.{epoch}": key for epoch, key in self.epochs.items()}
        return {
            name: hmac.new(key, b"podruga/mark/v1", hashlib.sha256).hexdigest() for name, key in keys.items()
        }


def epoch_of(day: date) -> int:
    """Return the key id of a month: months since January 2000, so it fits two bytes until 7461."""
    return (day.year - FIRST_EPOCH_YEAR) * 12 + day.month


def create_keys(folder: Path, *, epoch: int) -> None:
    """Make the folder (0700) with an index root and the first epoch key (0400 each).

    Raises:
        KeysRefused: `folder_unwritable` when the folder or a file cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        for name in (INDEX_FILE, f"kek.{epoch}.key"):
            _write_secret(folder / name)
    except OSError as error:
        raise KeysRefused("folder_unwritable", str(folder)) from error


def _write_secret(path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(descriptor, "wb") as file:
        file.write(token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())


def has_keys(folder: Path) -> bool:
    """Tell whether the folder holds any key file at all."""
    return folder.is_dir() and any(folder.glob("*.key"))


def list_key_files(folder: Path) -> list[Path]:
    """Return every key file of the folder."""
    return sorted(folder.glob("*.key")) if folder.is_dir() else []


def is_marked(folder: Path) -> bool:
    """Tell whether a lockdown has removed the keys of this folder."""
    return (folder / LOCK_FILE).exists()


def remove_keys(folder: Path) -> None:
    """Overwrite and remove every key, and leave a mark; harmless when repeated, or done by two at once.

    What a flash disk or a snapshot keeps of a file cannot be reached from here.

    Raises:
        OSError: the folder or a file cannot be written.
    """
    for path in list_key_files(folder):
        with suppress(FileNotFoundError):
            _overwrite(path)
            path.unlink()
    if folder.is_dir():
        (folder / LOCK_FILE).touch()


def _overwrite(path: Path) -> None:
    path.chmod(0o600)
    with path.open("r+b") as file:
        file.write(token_bytes(max(KEY_BYTES, path.stat().st_size)))
        file.flush()
        os.fsync(file.fileno())


def unmark(folder: Path) -> None:
    """Take the mark of a lockdown away, because the keys are back."""
    (folder / LOCK_FILE).unlink(missing_ok=True)


def read_keys(folder: Path) -> KeyRing:
    """Read every key of the folder.

    Raises:
        KeysRefused: `missing` (no index root or no epoch key), `wrong_size`, `duplicate` (two equal
            secrets), or `unreadable`.
    """
    index_root = _read_secret(folder / INDEX_FILE)
    epochs = {
        int(match.group(1)): _read_secret(path)
        for path in sorted(folder.glob("kek.*.key"))
        if (match := EPOCH_FILE.match(path.name))
    }
    if not epochs:
        raise KeysRefused("missing", str(folder / "kek.*.key"))
    if len({index_root, *epochs.values()}) != len(epochs) + 1:
        raise KeysRefused("duplicate", str(folder))
    return KeyRing(index_root=index_root, epochs=epochs)


def _read_secret(path: Path) -> bytes:
    try:
        secret = path.read_bytes()
    except FileNotFoundError as error:
        raise KeysRefused("missing", str(path)) from error
    except OSError as error:
        raise KeysRefused("unreadable", str(path)) from error
    if len(secret) != KEY_BYTES:
        raise KeysRefused("wrong_size", str(path))
    return secret
