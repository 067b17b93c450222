"""What would change between two directories: rows, fields, hours; and one laid over the other."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.domain.directory import AccessTerm, Directory, Freq, Schedule, ServiceAtLocation, Tri
from bot.domain.directory_diff import Change, FieldChange, Kind, changes_between, laid_over
from bot.domain.directory_rows import Table
from bot.services.directory_import import SAMPLES, load_directory

TODAY = date(2026, 11, 23)
EVENING = Schedule(Freq.WEEKLY, time(20), time(22), byday=("MO",))


@pytest.fixture(scope="module")
def samples() -> Directory:
    return load_directory(today=TODAY)


def with_first_place(directory: Directory, **changes: object) -> Directory:
    first, *others = directory.places
    return replace(directory, places=(replace(first, **changes), *others))  # type: ignore[arg-type] # fields by name


def only(changes: tuple[Change, ...]) -> Change:
    (change,) = changes
    return change


def test_same_directory_has_no_changes(samples: Directory) -> None:
    assert changes_between(samples, samples) == ()


def test_a_changed_field_tells_before_and_after(samples: Directory) -> None:
    first = samples.organizations[0]
    renamed = replace(samples, organizations=(replace(first, name="New"), *samples.organizations[1:]))

    change = only(changes_between(samples, renamed))

    assert (change.kind, change.table, change.id) == (Kind.CHANGED, Table.ORGANIZATIONS, first.id)
    assert change.fields == (FieldChange("name", first.name, "New"),)


def test_terms_are_compared_one_by_one(samples: Directory) -> None:
    access = {**samples.places[0].access, AccessTerm.NO_PASSPORT: Tri.NO}

    change = only(changes_between(samples, with_first_place(samples, access=access)))

    assert change.fields == (FieldChange("no_passport", "yes", "no"),)


def test_new_hours_are_told_with_their_place(samples: Directory) -> None:
    first = samples.places[0]

    change = only(changes_between(samples, with_first_place(samples, schedules=(*first.schedules, EVENING))))

    assert (change.kind, change.table, change.id) == (Kind.ADDED, Table.HOURS, first.id)
    assert (change.row["from"], change.row["to"]) == ("20:00", "22:00")


def test_a_place_that_goes_is_told(samples: Directory) -> None:
    change = only(changes_between(samples, replace(samples, places=samples.places[1:])))

    assert (change.kind, change.table) == (Kind.REMOVED, Table.PLACES)


def test_laying_over_keeps_what_is_not_named(samples: Directory) -> None:
    one = load_directory(SAMPLES / "tomsk.yaml", today=TODAY)
    changed = with_first_place(one, keeper="crew")

    found = laid_over(samples, changed)

    assert {place.id for place in found.places} == {place.id for place in samples.places}
    assert _by_id(found)["tomsk-dropin"].keeper == "crew"


def _by_id(directory: Directory) -> dict[str, ServiceAtLocation]:
    return {place.id: place for place in directory.places}
