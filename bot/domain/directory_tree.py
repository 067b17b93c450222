"""Rows of tables hung into one another, as files of places hold them; what belongs to nothing is told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.directory import Directory
from bot.domain.directory_rows import Row, Table, Tables, rows_of

# Which list of which table a row is hung into, and the field that names its owner.
OWNERS: Sequence[tuple[Table, str, Table]] = (
    (Table.SERVICES, "organization", Table.ORGANIZATIONS),
    (Table.PLACES, "service", Table.SERVICES),
    (Table.HOURS, "place", Table.PLACES),
    (Table.EXCEPTIONS, "place", Table.PLACES),
)
ROOTS = (Table.CITIES, Table.HOLIDAYS, Table.LOCATIONS, Table.ORGANIZATIONS)


@dataclass(frozen=True, slots=True)
class Orphan:
    """A row whose owner is not named, or does not exist."""

    table: Table
    field: str
    owner: str
    row: Row


def hang(tables: Tables) -> tuple[Row, tuple[Orphan, ...]]:
    """Hang services into programmes, places into services, and hours into places.

    Rows are changed: each loses the field that names its owner.
    """
    kept = {table: list(tables.get(table, ())) for table in Table}
    orphans: list[Orphan] = []
    for table, field, owner_table in OWNERS:
        owners = {row["id"]: row for row in kept[owner_table] if isinstance(row.get("id"), str)}
        for row in kept[table]:
            slug = str(row.pop(field, "") or "").strip()
            owner = owners.get(slug)
            if owner is None:
                orphans.append(Orphan(table, field, slug, row))
            else:
                _list_in(owner, table).append(row)
    return {table.value: kept[table] for table in ROOTS if kept[table]}, tuple(orphans)


def _list_in(owner: Row, table: Table) -> list[Row]:
    found = owner.setdefault(table.value, [])
    return found if isinstance(found, list) else []


def tree_of(directory: Directory) -> Row:
    """Return the directory as a file holds it: each location with the programme that is met there first."""
    tables = {table.value: rows_of(directory, table) for table in Table}
    tree, _ = hang(tables)
    homes = _homes(directory)
    programmes = {row["id"]: row for row in _rows(tree.get(Table.ORGANIZATIONS))}
    services = {slug: row.pop(Table.SERVICES.value, None) for slug, row in programmes.items()}
    homeless: list[Row] = []
    for row in _rows(tree.pop(Table.LOCATIONS, ())):
        home = programmes.get(homes.get(str(row["id"])))
        (homeless if home is None else _list_in(home, Table.LOCATIONS)).append(row)
    for slug, row in programmes.items():
        if services[slug]:
            row[Table.SERVICES.value] = services[slug]
    if homeless:
        tree[Table.LOCATIONS.value] = homeless
    _lift_sample(tree, directory)
    return tree


def _homes(directory: Directory) -> Mapping[str, str]:
    """Return the programme of each location: that of the first place there, in the order of programmes."""
    order = {item.id: number for number, item in enumerate(directory.organizations)}
    owner = {service.id: service.organization_id for service in directory.services}
    homes: dict[str, str] = {}
    for place in sorted(directory.places, key=lambda place: order[owner[place.service_id]]):
        homes.setdefault(place.location_id, owner[place.service_id])
    return homes


def _lift_sample(tree: Row, directory: Directory) -> None:
    """Say once at the top that all places are samples, instead of on each."""
    if directory.places and all(place.is_sample for place in directory.places):
        for row in places_of(tree):
            row.pop("sample", None)
        tree["sample"] = True


def places_of(tree: Row) -> Iterator[Row]:
    """Yield the rows of all places of a tree."""
    for programme in _rows(tree.get(Table.ORGANIZATIONS)):
        for service in _rows(programme.get(Table.SERVICES)):
            yield from _rows(service.get(Table.PLACES))


def _rows(value: object) -> Iterable[Row]:
    return value if isinstance(value, list) else ()
