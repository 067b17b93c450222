"""Typed reads of plain data from a directory file; what is wrong is noted with its place, never guessed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from bot.domain.directory_words import Words
from bot.domain.distance import HIGHEST_LATITUDE, HIGHEST_LONGITUDE

ARROW = " → "
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\u200b\u200e\u200f\u2060\ufeff\ufffe\uffff]")
BETWEEN_CODES = re.compile(r"[,;\n]")
BETWEEN_TEXTS = re.compile(r"[;\n]")
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
NUMBER = re.compile(r"-?\d{1,9}(?:[.,]\d{1,12})?")
TRI = "Tri"
YEARS = range(2000, 2100)
SLUG_LENGTH = 48
TEXT_LENGTH = 2000
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in its file something stands, as far as is known: a line, a cell of a sheet, or a path."""

    line: int = 0
    sheet: str = ""
    row: int = 0
    cell: str = ""
    path: str = ""


NOWHERE = Spot()


@dataclass(frozen=True, slots=True)
class DirectoryProblem:
    """One thing wrong in a directory file.

    `code` names problem and cure, `where` is "file → path", `params` fill the sentence made elsewhere.
    """

    code: str
    where: str
    params: dict[str, str] = field(default_factory=dict)
    spot: Spot = NOWHERE


class DirectoryRefused(Exception):
    """A directory file cannot be taken; nothing of it was."""

    def __init__(self, problems: Iterable[DirectoryProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{problem.where}: {problem.code}" for problem in self.problems))


class Traced(dict[str, object]):
    """A mapping that knows where it stands in its file, and which of its fields stand elsewhere."""

    __slots__ = ("spot", "spots")

    def __init__(self, spot: Spot = NOWHERE) -> None:
        super().__init__()
        self.spot = spot
        self.spots: dict[str, Spot] = {}

    def spot_of(self, name: str) -> Spot:
        """Return where a field stands."""
        return self.spots.get(name.partition("[")[0], self.spot)


@dataclass(frozen=True, slots=True)
class Reader:
    """What a file is read with: the words that are understood, and the problems found so far."""

    words: Words
    problems: list[DirectoryProblem]


class Node:
    """A mapping somewhere in the file. Reads note problems and give a harmless value back."""

    def __init__(self, value: object, where: str, reader: Reader) -> None:
        self.where = where
        self.reader = reader
        self._read: set[str] = set()
        self._source = value if isinstance(value, Traced) else Traced()
        self._data: dict[str, object] = {}
        if isinstance(value, dict):
            self._data = {str(key): item for key, item in value.items()}
        else:
            self.note("not_a_mapping")

    def note(self, code: str, name: str = "", /, **params: object) -> None:
        """Note a problem of this mapping or of one of its fields."""
        words = {key: str(item) for key, item in params.items()}
        where, spot = (self._path(name) if name else self.where), self._source.spot_of(name)
        self.reader.problems.append(DirectoryProblem(code, where, words, spot))

    def word(self, group: str, name: str) -> str:
        """Read a field as a code of a group of words, or as it is."""
        return self.reader.words.read(group, self.raw(name))

    def _path(self, name: str) -> str:
        return f"{self.where}{name}" if self.where.endswith(ARROW) else f"{self.where}.{name}"

    def has(self, name: str) -> bool:
        """Tell whether the field is given and not empty."""
        self._read.add(name)
        value = self._data.get(name)
        return bool(value.strip()) if isinstance(value, str) else value is not None

    def raw(self, name: str) -> str:
        """Read whatever stands there as a text, for what people write in many ways."""
        return UNSEEN.sub("", str(self._data[name]).replace("\xa0", " ")).strip() if self.has(name) else ""

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
        return UNSEEN.sub("", value.replace("\r\n", "\n").replace("\xa0", " ")).strip()

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
        items = self._list(name, between=BETWEEN_CODES)
        found = [self._code(f"{name}[{number}]", item, first) for number, item in enumerate(items)]
        return tuple(dict.fromkeys(found))

    def _code(self, name: str, value: object, default: Choice) -> Choice:
        kind = type(default)
        if isinstance(value, bool):
            value = "yes" if value else "no"
        try:
            return kind(self.reader.words.read(kind.__name__, str(value).strip()))
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
        items = self._list(name, between=BETWEEN_CODES)
        found = [self._date(f"{name}[{number}]", item) for number, item in enumerate(items)]
        return tuple(sorted({day for day in found if day is not None}))

    def _date(self, name: str, value: object) -> date | None:
        day = parse_date(str(value).strip())
        if day is None:
            self.note("bad_date", name, value=value)
        return day

    def number(self, name: str, *, low: float, high: float) -> float | None:
        """Read a number between two bounds."""
        if not self.has(name):
            return None
        value = _number(self._data[name])
        if value is None or not low <= value <= high:
            self.note("bad_number", name, value=self._data[name], low=low, high=high)
            return None
        return value

    def point(self) -> tuple[float | None, float | None]:
        """Read latitude and longitude: both, or neither."""
        if self.has("latitude") != self.has("longitude"):
            self.note("half_a_point", "latitude")
        latitude = self.number("latitude", low=-HIGHEST_LATITUDE, high=HIGHEST_LATITUDE)
        return latitude, self.number("longitude", low=-HIGHEST_LONGITUDE, high=HIGHEST_LONGITUDE)

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
        if isinstance(value, str):
            value = {"yes": True, "no": False}.get(self.reader.words.read(TRI, value))
        if not isinstance(value, bool):
            self.note("not_a_flag", name, value=self._data[name])
        return value is True

    def texts(self, name: str) -> tuple[str, ...]:
        """Read a list of texts."""
        return self._texts(name, between=BETWEEN_TEXTS)

    def codes(self, name: str) -> tuple[str, ...]:
        """Read a list of short words, or a text that holds them between commas."""
        return self._texts(name, between=BETWEEN_CODES)

    def _texts(self, name: str, *, between: re.Pattern[str]) -> tuple[str, ...]:
        items = self._list(name, between=between)
        for number, item in enumerate(items):
            if not isinstance(item, str):
                self.note("not_a_text", f"{name}[{number}]", value=item)
        texts = (UNSEEN.sub("", item).strip() for item in items if isinstance(item, str))
        return tuple(text for text in texts if text)

    def node(self, name: str) -> "Node":
        """Read a nested mapping; not given is an empty one."""
        value = self._data[name] if self.has(name) else {}
        return Node(value, self._path(name), self.reader)

    def nodes(self, name: str) -> list["Node"]:
        """Read a list of nested mappings."""
        items = self._list(name)
        return [Node(item, f"{self._path(name)}[{at}]", self.reader) for at, item in enumerate(items)]

    def expect(self, names: Iterable[str]) -> None:
        """Know these fields, whether they are given or not."""
        self._read.update(names)

    def names(self) -> tuple[str, ...]:
        """Return the names of all fields given."""
        return tuple(self._data)

    def _list(self, name: str, *, between: re.Pattern[str] | None = None) -> list[object]:
        if not self.has(name):
            return []
        value = self._data[name]
        if isinstance(value, list):
            return value
        if between is not None and isinstance(value, str):
            return [item for part in between.split(value) if (item := part.strip())]
        self.note("not_a_list", name)
        return []

    def finish(self) -> None:
        """Note every field nobody asked for: most often a misspelt name."""
        for name in self._data.keys() - self._read:
            nearest = get_close_matches(name, self._read, n=1)
            self.note("unknown_field", name, name=name, known=", ".join(nearest or sorted(self._read)))


def _number(value: object) -> int | float | None:
    """Read a number, also one written with a decimal comma."""
    if isinstance(value, str) and NUMBER.fullmatch(value.strip()):
        text = value.strip().replace(",", ".")
        return float(text) if "." in text else int(text)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def parse_date(text: str) -> date | None:
    """Read 2026-12-31 or 31.12.2026; a day of another century is a slip of the pen."""
    found = DOTTED.fullmatch(text)
    try:
        day = date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None
