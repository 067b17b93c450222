"""A directory file that a member has sent to the bot: what may be sent, and how far it has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from pathlib import PurePath
from uuid import UUID

from bot.domain.directory_diff import Change
from bot.domain.errors import DomainError

FORMS = frozenset({".yaml", ".yml", ".xlsx", ".json"})
LARGEST_BYTES = 10 * 1024 * 1024  # Telegram gives a bot 20 MB at most; a directory of 5000 services takes 2
LONGEST_NAME = 60
MOST_TRIES = 6
FIRST_PAUSE = timedelta(seconds=5)  # and twice as long before each further try
KEPT = timedelta(days=2)  # an unanswered file


class JobState(StrEnum):
    """How far a file has come."""

    READING = "reading"
    SHOWN = "shown"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class Job:
    """A file of a member; `digest` is of the changes shown, `card_id` the message that shows them."""

    id: UUID
    staff_id: UUID
    state: JobState
    asked_at: datetime
    file_id: str
    name: str
    attempts: int = 0
    digest: bytes | None = None
    card_id: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a file, in words that were made elsewhere: HTML, and the whole of it as plain text."""

    text: str
    whole: str | None = None


class FileRefused(DomainError):
    """A file that is not taken; `code` names why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class FileOutOfReach(Exception):
    """Telegram does not give the file now."""


def form_of(name: str) -> str | None:
    """Return the ending of a name that is one of a directory file, else None."""
    ending = PurePath(name).suffix.lower()
    return ending if ending in FORMS else None


def check_file(name: str, size: int | None) -> None:
    """Let through what may be downloaded at all.

    Raises:
        FileRefused: wrong kind, empty, or too large.
    """
    if form_of(name) is None:
        raise FileRefused("old_xls" if name.lower().endswith(".xls") else "wrong_kind")
    if size == 0:
        raise FileRefused("empty")
    if size is not None and size > LARGEST_BYTES:
        raise FileRefused("too_large")


def digest_of(changes: Sequence[Change]) -> bytes:
    """Return what tells these changes from any others."""
    return sha256(repr(tuple(changes)).encode()).digest()


def pause_after(attempts: int) -> timedelta:
    """Return how long to wait after so many tries."""
    return FIRST_PAUSE * (1 << max(0, attempts - 1))
