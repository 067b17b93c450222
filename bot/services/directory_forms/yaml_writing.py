"""A directory written as YAML with its explanations: the recommended form, easily compared line by line."""

from collections.abc import Iterator
from typing import Any

import yaml

from bot.domain.directory import Directory
from bot.domain.directory_rows import Table
from bot.domain.directory_tree import tree_of
from bot.services.directory_forms.yaml_reading import DECIMAL, WHOLE

WIDTH = 110
DECIMALS = 6  # a tenth of a metre
TAG = "tag:yaml.org,2002:"
SHORT_LISTS = ("kinds", "phones", "days", "dates")
FLOWING = (Table.CITIES, Table.HOLIDAYS, Table.HOURS, Table.EXCEPTIONS)
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Flowing(dict[str, object]):
    """A mapping that is written on one line."""


class _FlowingList(list[object]):
    """A list that is written on one line."""


class _Writer(_Dumper):  # type: ignore[misc]  # which of two equal bases is known at run time
    """Writes so that `yaml_reading` reads the same back: times and dates without quotes."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the base's own class attribute
        first: [(tag, pattern) for tag, pattern in resolvers if tag in (f"{TAG}null", f"{TAG}bool")]
        for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - as in the base
        """Never write `&` and `*`: they are not read."""
        return True


_Writer.add_implicit_resolver(f"{TAG}int", WHOLE, list("-0123456789"))
_Writer.add_implicit_resolver(f"{TAG}float", DECIMAL, list("-0123456789"))
_Writer.add_representer(
    _Flowing, lambda writer, data: writer.represent_mapping(f"{TAG}map", data.items(), flow_style=True)
)
_Writer.add_representer(
    _FlowingList, lambda writer, data: writer.represent_sequence(f"{TAG}seq", data, flow_style=True)
)
_Writer.add_representer(
    bool, lambda writer, data: writer.represent_scalar(f"{TAG}bool", "yes" if data else "no")
)
_Writer.add_representer(
    float, lambda writer, data: writer.represent_scalar(f"{TAG}float", f"{data:.{DECIMALS}f}")
)
_Writer.add_representer(
    str, lambda writer, data: writer.represent_scalar(f"{TAG}str", data, style="|" if "\n" in data else None)
)


def write_yaml(directory: Directory, explanation: str) -> Iterator[str]:
    """Yield the file piece by piece; `explanation` becomes comments at its top."""
    yield "".join(f"# {line}".rstrip() + "\n" for line in explanation.splitlines())
    tree = tree_of(directory)
    for name in ("sample", Table.CITIES, Table.HOLIDAYS, Table.LOCATIONS):
        if name in tree:
            yield "\n" + _dumped({str(name): _shaped(tree[name], str(name))})
    programmes = tree.get(Table.ORGANIZATIONS, [])
    yield "\norganizations:" + ("\n" if programmes else " []\n")
    for programme in programmes if isinstance(programmes, list) else ():
        yield _dumped([_shaped(programme, Table.ORGANIZATIONS)])


def _dumped(value: object) -> str:
    text: str = yaml.dump(
        value, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=WIDTH, default_flow_style=False
    )
    return text


def _shaped(value: object, name: str) -> object:
    """Put rows of hours, terms and short lists on one line."""
    if isinstance(value, list):
        return [_shaped(item, name) for item in value]
    if not isinstance(value, dict):
        return value
    if name in FLOWING:
        return _Flowing(value)
    return {key: _shaped_field(key, item) for key, item in value.items()}


def _shaped_field(key: str, item: object) -> object:
    if key == "access" and isinstance(item, dict):
        return {term: {"yes": True, "no": False}.get(str(value), value) for term, value in item.items()}
    if key in SHORT_LISTS and isinstance(item, list):
        return _FlowingList(item)
    return _shaped(item, key)
