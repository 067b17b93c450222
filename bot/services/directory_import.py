"""Reading directory files from the disk, each form by the ending of its name; or a folder of YAML."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

from bot.domain.directory import City, Directory
from bot.domain.directory_fields import DirectoryProblem, DirectoryRefused
from bot.domain.directory_file import Sheet, read_directory
from bot.domain.directory_words import Words
from bot.services.directory_forms.yaml_reading import read_yaml

SAMPLES = Path(__file__).parent.parent / "samples"
CITIES = SAMPLES / "cities.yaml"
LARGEST_FILE_BYTES = 50 * 1024 * 1024
Reading = Callable[[bytes, str, Words], Sheet]


def load_directory(
    path: Path = SAMPLES, *, today: date, cities: Iterable[City] = (), words: Words | None = None
) -> Directory:
    """Read a file, or every YAML file of a folder in the order of names.

    `cities` are those of the directory that is there already, else the built-in ones.

    Raises:
        DirectoryRefused: with every problem found; nothing is written anywhere.
    """
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if not files:
        raise DirectoryRefused([DirectoryProblem("empty_folder", str(path))])
    sheets = [_read_sheet(file, words or Words()) for file in files]
    return read_directory(sheets, today=today, cities=tuple(cities) or built_in_cities(today), words=words)


def read_content(
    content: bytes, name: str, *, today: date, cities: Iterable[City], words: Words
) -> Directory:
    """Read a file that is at hand; its form is told by the ending of its name. It never lies on the disk.

    Raises:
        DirectoryRefused: with every problem found.
    """
    read = _READINGS.get(Path(name).suffix.lower())
    if read is None:
        raise DirectoryRefused([DirectoryProblem("unknown_form", name)])
    return read_directory([read(content, name, words)], today=today, cities=cities, words=words)


def built_in_cities(today: date) -> Sequence[City]:
    """Return the cities that come with the bot."""
    return read_directory([_read_sheet(CITIES, Words())], today=today).cities


def _read_sheet(path: Path, words: Words) -> Sheet:
    read = _READINGS.get(path.suffix.lower())
    if read is None:
        raise DirectoryRefused([DirectoryProblem("unknown_form", path.name)])
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise DirectoryRefused([DirectoryProblem("file_too_large", path.name)])
        return read(path.read_bytes(), path.name, words)
    except OSError as error:
        raise DirectoryRefused([DirectoryProblem("unreadable_file", str(path))]) from error


def _yaml(content: bytes, name: str, _words: Words) -> Sheet:
    try:
        return Sheet(name, read_yaml(content.decode("utf-8-sig"), name))
    except UnicodeDecodeError as error:
        raise DirectoryRefused([DirectoryProblem("not_utf8", name)]) from error


def _xlsx(content: bytes, name: str, words: Words) -> Sheet:
    reading: Reading = import_module("bot.services.directory_forms.xlsx_reading").read_xlsx
    return reading(content, name, words)


def _hsds(content: bytes, name: str, words: Words) -> Sheet:
    reading: Reading = import_module("bot.services.directory_forms.hsds_reading").read_hsds
    return reading(content, name, words)


# The libraries of the other forms take memory and time, so they are loaded only when one is read.
_READINGS: dict[str, Reading] = {".yaml": _yaml, ".yml": _yaml, ".xlsx": _xlsx, ".json": _hsds}
