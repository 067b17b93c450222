"""Writing the directory into a file, in the form that the ending of its name tells."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from tempfile import NamedTemporaryFile

from bot.domain.directory import Directory
from bot.domain.directory_fields import DirectoryProblem, DirectoryRefused
from bot.domain.directory_words import FormWords
from bot.services.directory_forms.hsds_writing import write_hsds
from bot.services.directory_forms.yaml_writing import write_yaml

Writing = Callable[[Directory, FormWords], Iterator[bytes]]


def write_directory(directory: Directory, path: Path, form: FormWords) -> None:
    """Write the whole of it; a file that was there is replaced only once the new one is whole.

    Raises:
        DirectoryRefused: no such form, or the file cannot be written.
    """
    pieces = directory_bytes(directory, path.suffix, form)
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
