"""What the HSDS form is made of: ids, and attributes for all that HSDS has no field for."""

import json
from collections.abc import Iterable, Mapping
from uuid import UUID, uuid5

from bot.domain.directory_rows import Row, Table

TAXONOMY = "podruga"
NAMESPACE = UUID("6f1d5c0e-6a0c-5d0b-9d0e-3f6a2f1c7b55")
Item = dict[str, object]

# HSDS entities by our tables, as `link_entity` names them.
ENTITIES: Mapping[Table, str] = {
    Table.ORGANIZATIONS: "organization",
    Table.LOCATIONS: "location",
    Table.SERVICES: "service",
    Table.PLACES: "service_at_location",
    Table.HOURS: "schedule",
}
# Fields of ours without a field of HSDS; they travel as attributes.
EXTRAS: Mapping[Table, tuple[str, ...]] = {
    Table.ORGANIZATIONS: ("id", "city"),
    Table.LOCATIONS: ("id", "city", "type", "district", "landmark", "zone"),
    Table.SERVICES: (
        "id",
        "kinds",
        "what_they_ask",
        "what_to_bring",
        "desk_words",
        "how_tested",
        "result_when",
    ),
    Table.PLACES: ("id", "verified_on", "status", "keeper", "sample", "access", "exceptions"),
    Table.HOURS: ("stop", "audience", "state", "on_holiday", "listed"),
}
STRUCTURED = frozenset({"kinds", "sample", "access", "exceptions", "listed"})


def uuid_of(*names: str) -> str:
    """Return the id of whatever these names name: always the same one."""
    return str(uuid5(NAMESPACE, "/".join(names)))


def attributes_of(table: Table, row: Row, link_id: str) -> list[Item]:
    """Return the extras of a row as HSDS attributes; what is no text is written as JSON."""
    return [
        {
            "id": uuid_of("attribute", link_id, name),
            "link_id": link_id,
            "link_entity": ENTITIES[table],
            "link_type": name,
            "value": value if isinstance(value, str) else json.dumps(value, ensure_ascii=False),
            "taxonomy_term_id": uuid_of("term", name),
            "taxonomy_term": {
                "id": uuid_of("term", name),
                "code": name,
                "name": name,
                "description": name,
                "taxonomy": TAXONOMY,
            },
        }
        for name in EXTRAS[table]
        if (value := row.get(name)) is not None
    ]


def extras_of(item: Mapping[str, object]) -> Row:
    """Return the extras that travelled as attributes; attributes of others are not ours to read."""
    found: Row = {}
    for attribute in mappings(item.get("attributes")):
        term = attribute.get("taxonomy_term")
        if isinstance(term, dict) and term.get("taxonomy") == TAXONOMY:
            name = str(attribute.get("link_type"))
            found[name] = _value(name, str(attribute.get("value", "")))
    return found


def _value(name: str, text: str) -> object:
    """Read what was written as JSON; all else is a text, digits and brackets too."""
    if name not in STRUCTURED:
        return text
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def mappings(value: object) -> Iterable[Mapping[str, object]]:
    """Return the mappings of a list; anything else is none."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else ()
