"""Reading directory files from the disk: YAML, safely, one file or a folder of them."""

import re
from collections.abc import Hashable
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.domain.directory import Directory
from bot.domain.directory_fields import DirectoryProblem, DirectoryRefused
from bot.domain.directory_file import Sheet, read_directory

SAMPLES = Path(__file__).parent.parent / "samples"
CITIES = SAMPLES / "cities.yaml"
LARGEST_FILE_BYTES = 50 * 1024 * 1024
TAG = "tag:yaml.org,2002:"
PLAIN_TAGS = {f"{TAG}null", f"{TAG}bool", f"{TAG}merge"}

# The C parser is twenty times faster; a PyYAML built without it has only the other.
_Base: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[valid-type,misc]  # which of two equal bases is known at run time
    """Safe YAML without its traps: 10:00 and dates stay texts, a key given twice is an error."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the base's own class attribute
        first: [(tag, pattern) for tag, pattern in resolvers if tag in PLAIN_TAGS]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT002 - as in the base
        """Refuse a key given twice; YAML itself would silently keep the last one."""
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        if len(set(keys)) != len(keys):
            raise yaml.constructor.ConstructorError(None, None, "doubled key", node.start_mark)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return mapping


_Loader.add_implicit_resolver(f"{TAG}int", re.compile(r"-?(?:0|[1-9]\d{0,8})$"), list("-0123456789"))
_Loader.add_implicit_resolver(f"{TAG}float", re.compile(r"-?\d{1,9}\.\d{1,12}$"), list("-0123456789"))


def load_directory(path: Path = SAMPLES, *, today: date) -> Directory:
    """Read a YAML file, or every one of a folder in the order of names, together with the built-in cities.

    Raises:
        DirectoryRefused: with every problem found; nothing is written anywhere.
    """
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if not files:
        raise DirectoryRefused([DirectoryProblem("empty_folder", str(path))])
    if CITIES not in (file.resolve() for file in files):
        files = [CITIES, *files]
    return read_directory([_read_sheet(file) for file in files], today=today)


def _read_sheet(path: Path) -> Sheet:
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise DirectoryRefused([DirectoryProblem("file_too_large", path.name)])
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DirectoryRefused([DirectoryProblem("unreadable_file", str(path))]) from error
    except UnicodeDecodeError as error:
        raise DirectoryRefused([DirectoryProblem("not_utf8", path.name)]) from error
    return Sheet(path.name, _parse(text, path.name))


def _parse(text: str, name: str) -> object:
    """Parse YAML; aliases are refused, because a few lines of them can stand for gigabytes."""
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=_Loader)):
            raise DirectoryRefused([DirectoryProblem("yaml_alias", name)])
        document: object = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        problem = DirectoryProblem("not_yaml", name, {"line": str(line), "problem": error.problem or ""})
        raise DirectoryRefused([problem]) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise DirectoryRefused([DirectoryProblem("not_yaml", name, {"line": "?", "problem": ""})]) from error
    return document
