"""Writing the directory into a file, in the form that the ending of its name tells."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from tempfile import NamedTemporaryFile

from bot.domain.directory import Directory
from bot.domain.directory_fields import DirectoryProblem, DirectoryRefused
from bot.domain.directory_words import FormWords
from bot.services.directory_forms.hsds_writing import write_hsds
from bot.services.directory_forms.yaml_writing import write_yaml

# Forms that only go out: what writes each.
HOURS_FORMS = {".ics": "write_ics", ".csv": "write_osm"}
Writing = Callable[[Directory, FormWords], Iterator[bytes]]


def write_directory(directory: Directory, path: Path, form: FormWords) -> None:
    """Write the whole of it; a file that was there is replaced only once the new one is whole.

    Raises:
        DirectoryRefused: no such form, or the file cannot be written.
    """
    _put(directory_bytes(directory, path.suffix, form), path)


def write_hours(directory: Directory, path: Path, form: FormWords, *, today: date) -> None:
    """Write the hours of the days ahead for other programs, as a calendar or as OSM text.

    Raises:
        DirectoryRefused: the file cannot be written.
    """
    writing = import_module("bot.services.directory_forms.hours_writing")
    _put(getattr(writing, HOURS_FORMS[path.suffix.lower()])(directory, form, today), path)


def only_service(directory: Directory, service_id: str) -> Directory:
    """Return the directory with the places of this service alone.

    Raises:
        DirectoryRefused: there is no such service.
    """
    services = tuple(service for service in directory.services if service.id == service_id)
    if not services:
        raise DirectoryRefused([DirectoryProblem("no_service", service_id)])
    places = tuple(place for place in directory.places if place.service_id == service_id)
    return replace(directory, services=services, places=places)


def _put(pieces: Iterable[bytes], path: Path) -> None:
    try:
        with NamedTemporaryFile(dir=path.parent, delete=False) as target:
            target.writelines(pieces)
        Path(target.name).replace(path)
    except OSError as error:
        raise DirectoryRefused([DirectoryProblem("unwritable_file", str(path))]) from error


def directory_bytes(directory: Directory, ending: str, form: FormWords) -> Iterator[bytes]:
    """Return the file piece by piece.

    Raises:
        DirectoryRefused: no form has this ending.
    """
    write = _WRITINGS.get(ending.lower())
    if write is None:
        raise DirectoryRefused([DirectoryProblem("unknown_form", ending or "?")])
    return write(directory, form)


def _yaml(directory: Directory, form: FormWords) -> Iterator[bytes]:
    return (piece.encode() for piece in write_yaml(directory, form.file))


def _xlsx(directory: Directory, form: FormWords) -> Iterator[bytes]:
    writing: Writing = import_module("bot.services.directory_forms.xlsx_writing").write_xlsx
    return writing(directory, form)


# The libraries of the other forms take memory and time, so they are loaded only when one is written.
_WRITINGS: dict[str, Writing] = {".yaml": _yaml, ".yml": _yaml, ".xlsx": _xlsx, ".json": write_hsds}
