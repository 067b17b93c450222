"""The project's own source files and trees, for the tests that hold its rules."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("bot", "handlers", "models", "migrations", "locales")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file: its name from the root of the project, its text and its tree."""

    name: str
    text: str
    tree: ast.Module

    def functions(self) -> Iterator[Function]:
        """Give every function and method."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))


@cache
def python_sources(*folders: str) -> tuple[Source, ...]:
    """Read the Python files of these folders, in order."""
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return tuple(_read(path) for path in paths)


def _read(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    return Source(path.relative_to(ROOT).as_posix(), text, ast.parse(text))


def places_of(pattern: str, *folders: str) -> list[str]:
    """List the lines that match, as `file:line`."""
    found = re.compile(pattern)
    return [
        f"{source.name}:{number}"
        for source in python_sources(*folders)
        for number, line in enumerate(source.text.splitlines(), start=1)
        if found.search(line)
    ]


def outside(places: list[str], *allowed: str) -> list[str]:
    """Leave out the places whose file begins with one of the allowed names."""
    return [place for place in places if not place.startswith(allowed)]


def length(node: Function) -> int:
    """Count the lines of a function, without its decorators."""
    return (node.end_lineno or node.lineno) - node.lineno + 1
