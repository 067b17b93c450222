"""HSDS 3.1 services read into plain data: checked against the schema, then turned into rows of our tables."""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import islice

from jsonschema import Draft202012Validator

from bot.domain.directory_fields import ARROW, DirectoryProblem, DirectoryRefused, Spot, Traced
from bot.domain.directory_file import Sheet
from bot.domain.directory_rows import Row, Table
from bot.domain.directory_tree import hang
from bot.domain.directory_words import Words
from bot.services.directory_forms.hsds_hours import NotOurs, hours_rows
from bot.services.directory_forms.hsds_names import Item, extras_of, mappings

MOST_PROBLEMS = 20
SHORT = 200
STATUSES = {"temporarily closed": "temporarily_closed"}
TYPES = {"virtual": "virtual"}
BESIDE = (Table.CITIES, Table.HOLIDAYS, Table.ORGANIZATIONS, Table.LOCATIONS)


@lru_cache(maxsize=1)
def schema_of_service() -> Draft202012Validator:
    """Return the checks of a service; the schema is read when it is first needed."""
    source = files(__package__) / "hsds_service.json"
    return Draft202012Validator(json.loads(source.read_text(encoding="utf-8")))


def read_hsds(content: bytes, name: str, _words: Words) -> Sheet:
    """Return the services of a page, of a list, or one alone, as tables hung into one tree.

    Raises:
        DirectoryRefused: it is not JSON, or not HSDS 3.1.
    """
    try:
        page = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DirectoryRefused([DirectoryProblem("not_utf8", name)]) from error
    except (ValueError, RecursionError) as error:
        problem = DirectoryProblem("not_json", name, {"problem": str(error)[:SHORT]})
        raise DirectoryRefused([problem]) from error
    services = _services_of(page)
    problems = list(islice(_schema_problems(services, name), MOST_PROBLEMS))
    if problems:
        raise DirectoryRefused(problems)
    book = _Book(name)
    for path, service in services:
        book.add_service(path, service)
    book.add_beside(page)
    tree, orphans = hang({table: list(rows.values()) for table, rows in book.tables.items()})
    for orphan in orphans:
        spot = orphan.row.spot if isinstance(orphan.row, Traced) else Spot()
        book.problems.append(DirectoryProblem("missing", f"{name}{ARROW}{orphan.field}", {}, spot))
    return Sheet(name, tree, tuple(book.problems))


def _services_of(page: object) -> list[tuple[str, Item]]:
    if isinstance(page, dict) and "contents" in page:
        page, prefix = page["contents"], "contents"
    else:
        prefix = ""
    if isinstance(page, dict):
        return [("", page)]
    items = page if isinstance(page, list) else [page]
    return [(f"{prefix}[{number}]", item) for number, item in enumerate(items)]


def _schema_problems(services: list[tuple[str, Item]], name: str) -> Iterator[DirectoryProblem]:
    for path, service in services:
        for error in schema_of_service().iter_errors(service):
            spot = Spot(path=f"{path}{error.json_path.removeprefix('$')}")
            yield DirectoryProblem("not_hsds", name, {"problem": error.message[:SHORT]}, spot)


class _Book:
    """The rows found so far, by table and key; the same programme stands in many services."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.tables: dict[Table, dict[str, Row]] = {table: {} for table in Table}
        self.problems: list[DirectoryProblem] = []

    def _add(self, table: Table, key: str, path: str, fields: Mapping[str, object]) -> str:
        """Add a row once and return its slug."""
        row = Traced(Spot(path=path))
        row.update({name: value for name, value in fields.items() if value not in (None, "", [])})
        self.tables[table].setdefault(key, row)
        return str(row.get("id", ""))

    def add_service(self, path: str, item: Item) -> None:
        """Add a service and all it refers to."""
        organization = item.get("organization")
        slug = self._add(
            Table.SERVICES,
            path,
            path,
            {
                "id": item["id"],
                "organization": self._organization(f"{path}.organization", organization),
                "name": item["name"],
                "description": item.get("description"),
                "alert": item.get("alert"),
                "next_step": item.get("application_process"),
                "fees": item.get("fees_description"),
                "required_documents": [
                    one.get("document") for one in mappings(item.get("required_documents"))
                ],
                "service_area": "; ".join(_names(item.get("service_areas"))),
                **extras_of(item),
            },
        )
        usual = {
            "status": STATUSES.get(str(item["status"]), item["status"]),
            "verified_on": item.get("assured_date"),
        }
        for number, place in enumerate(mappings(item.get("service_at_locations"))):
            self._place(f"{path}.service_at_locations[{number}]", place, {"service": slug, **usual})

    def _organization(self, path: str, item: object) -> str:
        if not isinstance(item, dict):
            return ""
        fields = {
            "id": item["id"],
            "name": item["name"],
            "description": item["description"],
            **extras_of(item),
        }
        fields.setdefault("city", next(_cities_of(item), ""))
        return self._add(Table.ORGANIZATIONS, str(item["id"]), path, fields)

    def _place(self, path: str, item: Mapping[str, object], usual: Row) -> None:
        extras = extras_of(item)
        exceptions = mappings(extras.pop("exceptions", None))
        location, zone = self._location(f"{path}.location", item.get("location"))
        phones = [one["number"] for one in mappings(item.get("phones"))]
        fields = {"id": item["id"], "at": location, "phones": phones, **usual, **extras}
        slug = self._add(Table.PLACES, path, path, fields)
        for number, exception in enumerate(exceptions):
            self._add(Table.EXCEPTIONS, f"{path}#{number}", path, {**exception, "place": slug})
        try:
            rows = hours_rows(mappings(item.get("schedules")), zone)
        except NotOurs as error:
            spot = Spot(path=f"{path}.schedules")
            found = DirectoryProblem(error.code, f"{self.name}{ARROW}{path}", {"value": error.value}, spot)
            self.problems.append(found)
            return
        for number, row in enumerate(rows):
            self._add(Table.HOURS, f"{path}#{number}", f"{path}.schedules", {**row, "place": slug})

    def _location(self, path: str, item: object) -> tuple[str, str]:
        """Add a location; return its slug and its zone, as far as it is told."""
        if not isinstance(item, dict):
            return "", ""
        address = next(iter(mappings(item.get("addresses"))), {})
        fields = {
            "id": item["id"],
            "city": address.get("city"),
            "type": TYPES.get(str(item["location_type"]), "physical"),
            "name": item.get("name"),
            "address": address.get("address_1"),
            "how_to_find": item.get("transportation"),
            "latitude": item.get("latitude"),
            "longitude": item.get("longitude"),
            **extras_of(item),
        }
        return self._add(Table.LOCATIONS, str(item["id"]), path, fields), str(fields.get("zone", ""))

    def add_beside(self, page: object) -> None:
        """Add what an export of ours keeps beside its services."""
        beside = page.get("podruga") if isinstance(page, dict) else None
        for table in BESIDE:
            rows = mappings(beside.get(table.value)) if isinstance(beside, dict) else ()
            for number, row in enumerate(rows):
                path = f"podruga.{table.value}[{number}]"
                self._add(table, path, path, row)


def _names(items: object) -> Iterator[str]:
    return (str(item["name"]) for item in mappings(items) if item.get("name"))


def _cities_of(organization: Mapping[str, object]) -> Iterator[str]:
    for location in mappings(organization.get("locations")):
        for address in mappings(location.get("addresses")):
            yield str(address.get("city", ""))
