"""YAML read event by event: safe, flat in memory, every mapping with its line.

10:00 and dates stay texts, a key given twice is an error, aliases and tags are refused.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from bot.domain.directory_fields import DirectoryProblem, DirectoryRefused, Spot, Traced

WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,8})\Z")
DECIMAL = re.compile(r"-?\d{1,9}\.\d{1,12}\Z")
WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"), True),
    **dict.fromkeys(("no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"), False),
}
DEEPEST = 40

# The C parser is twenty times faster; a PyYAML built without it has only the other.
_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str, name: str) -> object:
    """Return the one document of a text; `name` is the file's in problems.

    Raises:
        DirectoryRefused: it is not YAML, or uses what is refused; with its line.
    """
    try:
        return _Document(name).build(iter(yaml.parse(text, Loader=_Parser)))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise _refused("not_yaml", name, line, problem=error.problem or "") from error
    except (yaml.YAMLError, ValueError) as error:
        raise _refused("not_yaml", name, 0, problem="") from error


def _refused(code: str, name: str, line: int, **params: str) -> DirectoryRefused:
    spot = Spot(line=line)
    return DirectoryRefused([DirectoryProblem(code, name, {"line": str(line or "?"), **params}, spot)])


class _Document:
    """Builds the value of one document out of its events."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._depth = 0

    def build(self, events: Iterator[yaml.Event]) -> object:
        found: object = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                self._refuse_if(documents > 1, event, "second document")
                found = self._value(next(events), events)
        return found

    def _refused(self, event: yaml.Event, problem: str) -> DirectoryRefused:
        return _refused("not_yaml", self._name, _line(event), problem=problem)

    def _refuse_if(self, is_wrong: bool, event: yaml.Event, problem: str) -> None:
        if is_wrong:
            raise self._refused(event, problem)

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event]) -> object:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise _refused("yaml_alias", self._name, _line(event))
        self._refuse_if(getattr(event, "tag", None) not in (None, "!"), event, "tag")
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        self._depth += 1
        self._refuse_if(self._depth > DEEPEST, event, "too deep")
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        value = self._mapping(event, events) if is_mapping else self._sequence(events)
        self._depth -= 1
        return value

    def _sequence(self, events: Iterator[yaml.Event]) -> list[object]:
        items: list[object] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._value(event, events))
        return items

    def _mapping(self, start: yaml.Event, events: Iterator[yaml.Event]) -> Traced:
        found = Traced(Spot(line=_line(start)))
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                raise self._refused(event, "key")
            key: str = event.value
            self._refuse_if(key in found, event, "doubled key")
            if _line(event) != found.spot.line:
                found.spots[key] = Spot(line=_line(event))
            found[key] = self._value(next(events), events)
        return found


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _scalar(event: yaml.ScalarEvent) -> object:
    """Return what a plain scalar stands for; a quoted one is a text."""
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in WORDS:
        return WORDS[text]
    if WHOLE.fullmatch(text):
        return int(text)
    return float(text) if DECIMAL.fullmatch(text) else text
