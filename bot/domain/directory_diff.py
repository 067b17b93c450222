"""What would change between two directories, row by row and field by field; and one laid over the other."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from bot.domain.directory import Directory, Holiday, ServiceAtLocation
from bot.domain.directory_file import mark_served
from bot.domain.directory_rows import (
    Row,
    Table,
    city_row,
    exception_row,
    holiday_row,
    location_row,
    organization_row,
    place_row,
    schedule_row,
    service_row,
)


class _Named(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> str:
        """Return the slug."""
        ...


N = TypeVar("N", bound=_Named)
T = TypeVar("T")


class Kind(StrEnum):
    """What happens to a row."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after; None where it is empty."""

    name: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Change:
    """A row that comes, goes or changes. Hours and changed days have the id of their place."""

    kind: Kind
    table: Table
    id: str
    row: Row
    fields: tuple[FieldChange, ...] = ()


def changes_between(old: Directory, new: Directory) -> tuple[Change, ...]:
    """Return every change, table by table, in the order of the directory."""
    return (
        *_compared(Table.CITIES, _by_id(old.cities), _by_id(new.cities), city_row),
        *_compared(Table.HOLIDAYS, _by_day(old.holidays), _by_day(new.holidays), holiday_row),
        *_compared(
            Table.ORGANIZATIONS, _by_id(old.organizations), _by_id(new.organizations), organization_row
        ),
        *_compared(Table.LOCATIONS, _by_id(old.locations), _by_id(new.locations), location_row),
        *_compared(Table.SERVICES, _by_id(old.services), _by_id(new.services), service_row),
        *_compared(Table.PLACES, _by_id(old.places), _by_id(new.places), place_row),
        *_compared_hours(_by_id(old.places), _by_id(new.places)),
    )


def _by_id(items: Iterable[N]) -> dict[str, N]:
    return {item.id: item for item in items}


def _by_day(holidays: Iterable[Holiday]) -> dict[str, Holiday]:
    return {f"{item.region} {item.day}": item for item in holidays}


def _compared(
    table: Table, old: Mapping[str, T], new: Mapping[str, T], row_of: Callable[[T], Row]
) -> Iterator[Change]:
    for slug, item in new.items():
        if slug not in old:
            yield Change(Kind.ADDED, table, slug, row_of(item))
        elif item != old[slug] and (changed := _fields(row_of(old[slug]), row_of(item))):
            yield Change(Kind.CHANGED, table, slug, row_of(item), changed)
    for slug, item in old.items():
        if slug not in new:
            yield Change(Kind.REMOVED, table, slug, row_of(item))


def _fields(before: Row, after: Row) -> tuple[FieldChange, ...]:
    """Compare the fields of two rows; terms are compared one by one."""
    before, after = _spread(before), _spread(after)
    names = dict.fromkeys((*before, *after))
    return tuple(
        FieldChange(name, before.get(name), after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    )


def _spread(row: Row) -> Row:
    access = row.get("access")
    if not isinstance(access, dict):
        return row
    return {**{name: value for name, value in row.items() if name != "access"}, **access}


def _compared_hours(
    old: Mapping[str, ServiceAtLocation], new: Mapping[str, ServiceAtLocation]
) -> Iterator[Change]:
    """Compare the hours of places that stay; those of others come and go with them."""
    for slug, place in new.items():
        before = old.get(slug)
        if before is not None and before.schedules != place.schedules:
            pair = before.schedules, place.schedules
            yield from _exchanged(Table.HOURS, slug, pair, schedule_row)
        if before is not None and before.exceptions != place.exceptions:
            changed = before.exceptions, place.exceptions
            yield from _exchanged(Table.EXCEPTIONS, slug, changed, exception_row)


def _exchanged(
    table: Table, slug: str, pair: tuple[Sequence[T], Sequence[T]], row_of: Callable[[T], Row]
) -> Iterator[Change]:
    before, after = pair
    for item in before:
        if item not in after:
            yield Change(Kind.REMOVED, table, slug, row_of(item))
    for item in after:
        if item not in before:
            yield Change(Kind.ADDED, table, slug, row_of(item))


def laid_over(old: Directory, new: Directory) -> Directory:
    """Return the old directory with all of the new one in it; what the new one lacks is kept."""
    holidays = {**_by_day(old.holidays), **_by_day(new.holidays)}
    return mark_served(
        Directory(
            cities=_both(old.cities, new.cities),
            organizations=_both(old.organizations, new.organizations),
            locations=_both(old.locations, new.locations),
            services=_both(old.services, new.services),
            places=_both(old.places, new.places),
            holidays=tuple(holidays.values()),
        )
    )


def _both(old: Iterable[N], new: Iterable[N]) -> tuple[N, ...]:
    return tuple({**_by_id(old), **_by_id(new)}.values())
