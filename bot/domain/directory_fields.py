"""Typed reads of plain data from a directory file; what is wrong is noted with its place, never guessed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

ARROW = " → "
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
WALL_TIME = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")
SLUG_LENGTH = 48
TEXT_LENGTH = 2000
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class DirectoryProblem:
    """One thing wrong in a directory file.

    `code` names problem and cure, `where` is "file → path", `params` fill the sentence made elsewhere.
    """

    code: str
    where: str
    params: dict[str, str] = field(default_factory=dict)


class DirectoryRefused(Exception):
    """A directory file cannot be taken; nothing of it was."""

    def __init__(self, problems: Iterable[DirectoryProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{problem.where}: {problem.code}" for problem in self.problems))


class Node:
    """A mapping somewhere in the file. Reads note problems and give a harmless value back."""

    def __init__(self, value: object, where: str, problems: list[DirectoryProblem]) -> None:
        self.where = where
        self.problems = problems
        self._read: set[str] = set()
        self._data: dict[str, object] = {}
        if isinstance(value, dict):
            self._data = {str(key): item for key, item in value.items()}
        else:
            self.note("not_a_mapping")

    def note(self, code: str, name: str = "", /, **params: object) -> None:
        """Note a problem of this mapping or of one of its fields."""
        words = {key: str(item) for key, item in params.items()}
        self.problems.append(DirectoryProblem(code, self._path(name) if name else self.where, words))

    def _path(self, name: str) -> str:
        return f"{self.where}{name}" if self.where.endswith(ARROW) else f"{self.where}.{name}"

    def has(self, name: str) -> bool:
        """Tell whether the field is given and not empty."""
        self._read.add(name)
        return self._data.get(name) not in (None, "")

    def text(self, name: str, *, required: bool = False) -> str:
        """Read a text; long lines of YAML come as one."""
        if not self.has(name):
            if required:
                self.note("missing", name)
            return ""
        value = self._data[name]
        if not isinstance(value, str):
            self.note("not_a_text", name, value=value)
            return ""
        if len(value) > TEXT_LENGTH:
            self.note("text_too_long", name, limit=TEXT_LENGTH)
        return value.strip()

    def slug(self, name: str) -> str:
        """Read a required id: small Latin letters, digits and hyphens."""
        value = self.text(name, required=True)
        if value and (not SLUG.fullmatch(value) or len(value) > SLUG_LENGTH):
            self.note("bad_id", name, value=value)
        return value

    def choice(self, name: str, default: Choice) -> Choice:
        """Read one of the codes of an enumeration."""
        return self._code(name, self._data[name], default) if self.has(name) else default

    def choices(self, name: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """Read a list of codes of an enumeration."""
        first = next(iter(kind))
        items = self._list(name)
        return tuple(self._code(f"{name}[{number}]", item, first) for number, item in enumerate(items))

    def _code(self, name: str, value: object, default: Choice) -> Choice:
        kind = type(default)
        if isinstance(value, bool):
            value = "yes" if value else "no"
        try:
            return kind(str(value))
        except ValueError:
            known = [item.value for item in kind]
            nearest = get_close_matches(str(value), known, n=1)
            self.note("unknown_code", name, value=value, known=", ".join(nearest or known))
            return default

    def day(self, name: str) -> date | None:
        """Read a date, YYYY-MM-DD."""
        return self._date(name, self._data[name]) if self.has(name) else None

    def days(self, name: str) -> tuple[date, ...]:
        """Read a list of dates, sorted."""
        found = [self._date(f"{name}[{number}]", item) for number, item in enumerate(self._list(name))]
        return tuple(sorted(day for day in found if day is not None))

    def _date(self, name: str, value: object) -> date | None:
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.note("bad_date", name, value=value)
            return None

    def wall(self, name: str) -> time | None:
        """Read a wall time, HH:MM; "24:00" is midnight at the end of the day."""
        if not self.has(name):
            return None
        found = WALL_TIME.fullmatch(str(self._data[name]))
        if found is None or (found[1] == "24" and found[2] != "00"):
            self.note("bad_time", name, value=self._data[name])
            return None
        return time(int(found[1]) % 24, int(found[2]))

    def number(self, name: str, *, low: float, high: float) -> float | None:
        """Read a number between two bounds."""
        if not self.has(name):
            return None
        value = self._data[name]
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            self.note("bad_number", name, value=value, low=low, high=high)
            return None
        return value

    def whole(self, name: str, *, low: int, high: int) -> int | None:
        """Read a whole number between two bounds."""
        value = self.number(name, low=low, high=high)
        if isinstance(value, float):
            self.note("bad_number", name, value=value, low=low, high=high)
            return None
        return value

    def flag(self, name: str) -> bool:
        """Read true or false; not given is false."""
        if not self.has(name):
            return False
        value = self._data[name]
        if not isinstance(value, bool):
            self.note("not_a_flag", name, value=value)
        return value is True

    def texts(self, name: str) -> tuple[str, ...]:
        """Read a list of texts."""
        items = self._list(name)
        for number, item in enumerate(items):
            if not isinstance(item, str):
                self.note("not_a_text", f"{name}[{number}]", value=item)
        return tuple(item for item in items if isinstance(item, str))

    def node(self, name: str) -> "Node":
        """Read a nested mapping; not given is an empty one."""
        value = self._data[name] if self.has(name) else {}
        return Node(value, self._path(name), self.problems)

    def nodes(self, name: str) -> list["Node"]:
        """Read a list of nested mappings."""
        items = self._list(name)
        return [Node(item, f"{self._path(name)}[{at}]", self.problems) for at, item in enumerate(items)]

    def names(self) -> tuple[str, ...]:
        """Return the names of all fields given."""
        return tuple(self._data)

    def _list(self, name: str) -> list[object]:
        if not self.has(name):
            return []
        value = self._data[name]
        if isinstance(value, list):
            return value
        self.note("not_a_list", name)
        return []

    def finish(self) -> None:
        """Note every field nobody asked for: most often a misspelt name."""
        for name in self._data.keys() - self._read:
            nearest = get_close_matches(name, self._read, n=1)
            self.note("unknown_field", name, name=name, known=", ".join(nearest or sorted(self._read)))
