"""The published schema of the Bot API as a checker of answers: nothing unknown, nothing required missing."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

PLAIN: dict[str, tuple[type, ...]] = {
    "Integer": (int,),
    "Float": (int, float),
    "String": (str,),
    "Boolean": (bool,),
}
ARRAY = "Array of "


@lru_cache(maxsize=1)
def _schema() -> Any:
    return json.loads(Path(__file__).with_name("bot_api.json").read_text())


def problems_of_answer(method: str, result: object) -> list[str]:
    """List what an answer of a method has against the schema."""
    return _problems(result, _schema()["returns"][method].split("|"), method)


def problems_of_update(update: object) -> list[str]:
    """List what an update has against the schema."""
    return _problems(update, ["Update"], "Update")


def _problems(value: object, kinds: list[str], path: str) -> list[str]:
    found = [_problems_of_kind(value, kind, path) for kind in kinds]
    return min(found, key=len)


def _problems_of_kind(value: object, kind: str, path: str) -> list[str]:
    if kind.startswith(ARRAY):
        inner = kind.removeprefix(ARRAY)
        parts = value if isinstance(value, list) else [None]
        return [problem for one in parts for problem in _problems_of_kind(one, inner, f"{path}[]")]
    if kind in PLAIN:
        is_right = isinstance(value, PLAIN[kind]) and (kind == "Boolean") == isinstance(value, bool)
        return [] if is_right else [f"{path}: {value!r} is no {kind}"]
    described = _schema()["types"][kind]
    if described.get("subtypes"):
        return _problems(value, described["subtypes"], path)
    fields = described.get("fields", {})
    return _problems_of_object(value, fields, path) if isinstance(value, dict) else [f"{path}: no object"]


def _problems_of_object(value: dict[str, Any], fields: dict[str, str], path: str) -> list[str]:
    found = [f"{path}.{name}: unknown" for name in value if name not in fields]
    for name, kinds in fields.items():
        if name in value:
            found += _problems(value[name], kinds.rstrip("*").split("|"), f"{path}.{name}")
        elif kinds.endswith("*"):
            found.append(f"{path}.{name}: missing")
    return found
