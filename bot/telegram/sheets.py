"""Writing a table as XLSX or CSV. Loaded only when one is made: the library takes memory and time."""

import csv
import re
from collections.abc import Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.styles import Font

Cell = str | int | float
Rows = Sequence[Sequence[Cell]]
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")  # what a spreadsheet may take for a command
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what XML cannot hold
WIDE = 44
BOM = "\ufeff"  # without it spreadsheets misread Russian letters


def safe_cell(value: Cell) -> Cell:
    """Return a cell no spreadsheet takes for a formula: words that begin like one get a quote before them."""
    if not isinstance(value, str):
        return value
    quoted = f"'{value}" if value.startswith(FORMULA) else value
    return FORBIDDEN.sub("", quoted)


def write_xlsx(rows: Rows) -> bytes:
    """Return rows as a workbook of one sheet; a row of one cell is a heading."""
    book = Workbook()
    sheet = book.active
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place, safe_cell(value))
            if isinstance(value, str):
                cell.data_type = "s"
            if len(row) == 1:
                cell.font = Font(bold=True)
    sheet.column_dimensions["A"].width = WIDE
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def write_csv(rows: Rows) -> bytes:
    """Return rows as CSV in UTF-8, as spreadsheets read it."""
    target = StringIO()
    csv.writer(target).writerows([[safe_cell(value) for value in row] for row in rows])
    return (BOM + target.getvalue()).encode()
