"""A workbook read row by row into plain data; every problem names its sheet, row and cell."""

import warnings
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import get_close_matches
from io import BytesIO
from itertools import islice
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from bot.domain.directory_columns import COLUMNS, TERM_NAMES, Column
from bot.domain.directory_fields import ARROW, DirectoryProblem, DirectoryRefused, Spot, Traced
from bot.domain.directory_file import Sheet
from bot.domain.directory_rows import Row, Table
from bot.domain.directory_tree import hang
from bot.domain.directory_words import Words
from bot.services.directory_forms.xlsx_cells import BadCell, cell_value
from bot.services.directory_forms.xlsx_package import merged_cells, open_package, refused

MOST_ROWS = 100_000
MOST_COLUMNS = 100
OTHER_SHEETS = ("help", "lists")
DAMAGE = (
    BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    SyntaxError,
    OSError,
    EOFError,
    NotImplementedError,
    OverflowError,
)


class CellRow(Traced):
    """A row of a sheet, and the letters of its columns."""

    __slots__ = ("_letters",)

    def __init__(self, sheet: str, row: int, letters: Mapping[str, str]) -> None:
        super().__init__(Spot(sheet=sheet, row=row))
        self._letters = letters

    def alike(self) -> "CellRow":
        """Return an empty part of the same row."""
        return CellRow(self.spot.sheet, self.spot.row, self._letters)

    def spot_of(self, name: str) -> Spot:
        """Return the cell of a field; of one without a column, the row."""
        letter = self._letters.get(name.partition("[")[0])
        if letter is None:
            return self.spot
        return Spot(sheet=self.spot.sheet, row=self.spot.row, cell=f"{letter}{self.spot.row}")


@dataclass(slots=True)
class _Book:
    """What is read so far, and what is wrong."""

    name: str
    words: Words
    tables: dict[str, list[Row]] = field(default_factory=dict)
    problems: list[DirectoryProblem] = field(default_factory=list)

    def note(self, code: str, spot: Spot, **params: str) -> None:
        where = f"{self.name}{ARROW}{spot.sheet}"
        self.problems.append(DirectoryProblem(code, where, params, spot))


def read_xlsx(content: bytes, name: str, words: Words) -> Sheet:
    """Return the tables of a workbook, hung into one tree.

    Raises:
        DirectoryRefused: it cannot be opened, or holds no sheet of ours.
    """
    package = open_package(content, name)
    book = _Book(name, words)
    with _damage_told(name):
        book.problems.extend(islice(merged_cells(package, name), MOST_COLUMNS))
        _read_sheets(book, content)
    if not book.tables and not book.problems:
        known = ", ".join(f"«{words.write('table', table)}»" for table in Table)
        raise refused("no_sheets", name, known=known)
    tree, orphans = hang(book.tables)
    for orphan in orphans:
        spot = orphan.row.spot_of(orphan.field) if isinstance(orphan.row, Traced) else Spot()
        code = f"unknown_{orphan.field}" if orphan.owner else "missing"
        book.note(code, spot, **({"value": orphan.owner} if orphan.owner else {}))
    return Sheet(name, tree, tuple(book.problems))


@contextmanager
def _damage_told(name: str) -> Iterator[None]:
    """Tell damage as one problem; the library warns of what it skips, which is none of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except DirectoryRefused:
            raise
        except DAMAGE as error:
            raise refused("broken_xlsx", name) from error


def _read_sheets(book: _Book, content: bytes) -> None:
    workbook = load_workbook(BytesIO(content), read_only=True)
    for sheet in workbook.worksheets:
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_col=MOST_COLUMNS)
        table = book.words.read("table", sheet.title)
        if table in Table.__members__.values():
            _read_sheet(book, Table(table), sheet.title, rows)
        elif table not in OTHER_SHEETS and _has_any(rows):
            titles = {book.words.write("table", known): known for known in Table}
            nearest = get_close_matches(sheet.title, titles, n=1)
            book.note("unknown_sheet", Spot(sheet=sheet.title), known=", ".join(nearest or titles))
    workbook.close()


def _has_any(rows: Iterator[Sequence[Any]]) -> bool:
    return any(cell.value is not None for row in islice(rows, MOST_ROWS) for cell in row)


def _read_sheet(book: _Book, table: Table, title: str, rows: Iterator[Sequence[Any]]) -> None:
    header = next(rows, ())
    columns = _columns(book, table, title, header)
    if columns is None:
        return
    letters = {column.name: get_column_letter(at + 1) for at, column in columns.items()}
    found = book.tables.setdefault(table, [])
    for number, row in enumerate(rows, start=2):
        if number > MOST_ROWS:
            book.note("too_many_rows", Spot(sheet=title), limit=str(MOST_ROWS))
            return
        read = _row(book, columns, row, CellRow(title, number, letters))
        if read:
            found.append(read)


def _columns(book: _Book, table: Table, title: str, header: Sequence[Any]) -> dict[int, Column] | None:
    """Return the columns by their number, or None where the first row is no header."""
    known = {column.name: column for column in COLUMNS[table]}
    found: dict[int, Column] = {}
    texts = {at: str(cell.value).strip() for at, cell in enumerate(header) if cell.value is not None}
    names = {at: book.words.read("field", text) for at, text in texts.items() if text}
    if not set(names.values()) & set(known):
        book.note("no_columns", Spot(sheet=title, row=1))
        return None
    for at, name in names.items():
        spot = Spot(sheet=title, row=1, cell=f"{get_column_letter(at + 1)}1")
        if name not in known:
            titles = [book.words.write("field", code) for code in known]
            nearest = get_close_matches(texts[at], titles, n=1)
            book.note("unknown_column", spot, value=texts[at], known=", ".join(nearest or titles))
        elif known[name] in found.values():
            book.note("doubled_column", spot, value=texts[at])
        else:
            found[at] = known[name]
    return found


def _row(book: _Book, columns: Mapping[int, Column], cells: Sequence[Any], row: CellRow) -> CellRow:
    terms = row.alike()
    for at, column in columns.items():
        cell = cells[at] if at < len(cells) else None
        value = None if cell is None or cell.value is None else _value(book, column, cell, row)
        if value is None:
            continue
        if column.name in TERM_NAMES:
            terms[column.name] = value
        else:
            row[column.name] = value
    if terms:
        row["access"] = terms
    return row


def _value(book: _Book, column: Column, cell: Any, row: CellRow) -> object:
    try:
        return cell_value(cell.value, cell.data_type, column.holds)
    except BadCell as error:
        params = {"value": str(cell.value)} if error.code == "wrong_cell" else {}
        book.note(error.code, row.spot_of(column.name), **params)
        return None
