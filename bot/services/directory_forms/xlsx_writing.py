"""A directory written as a workbook: one sheet a table, choices as drop-downs, a sheet that explains."""

from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from itertools import groupby
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from bot.domain.directory import (
    Audience,
    Directory,
    HoursState,
    LocationType,
    OnHoliday,
    ServiceKind,
    Status,
    Tri,
)
from bot.domain.directory_columns import COLUMNS, TERM_NAMES, Column, Holds
from bot.domain.directory_fields import UNSEEN
from bot.domain.directory_rows import Row, Table, rows_of
from bot.domain.directory_times import DAY_CODES
from bot.domain.directory_words import FormWords, Words
from bot.domain.staff import Role

# What the drop-downs offer, each group a column of the sheet of lists, and the word over that column.
CHOICES = {
    Tri: ("table", "terms"),
    LocationType: ("field", "type"),
    Status: ("field", "status"),
    Role: ("field", "keeper"),
    Audience: ("field", "audience"),
    HoursState: ("field", "state"),
    OnHoliday: ("field", "on_holiday"),
    ServiceKind: ("field", "kinds"),
}
LAST_ROW = 5000  # how far down the drop-downs reach
SHORTEST_RUN = 3
BOLD, WRAP = Font(bold=True), Alignment(wrap_text=True, vertical="top")
TINT = PatternFill("solid", start_color="DDEBF7")
TEXT_FORMAT, DAY_FORMAT = "@", "dd.mm.yyyy"
LONGEST_PROMPT = 250
HELP_WIDTH = 120


def write_xlsx(directory: Directory, form: FormWords) -> Iterator[bytes]:
    """Yield the workbook; rows are written as they come, so memory does not grow with them."""
    book = Workbook(write_only=True)
    _add_help(book, form)
    for table in Table:
        _add_table(book, table, directory, form)
    _add_lists(book, form.words)
    target = BytesIO()
    book.save(target)
    yield target.getvalue()


def _add_help(book: Any, form: FormWords) -> None:
    sheet = book.create_sheet(form.words.write("table", "help"))
    sheet.column_dimensions["A"].width = HELP_WIDTH
    for line in form.sheets.splitlines():
        sheet.append([_cell(sheet, line, is_wrapped=True)])
    for table in Table:
        sheet.append([_cell(sheet, form.words.write("table", table), is_bold=True)])
        for column in COLUMNS[table]:
            if told := form.fields.get(column.name):
                name = form.words.write("field", column.name)
                sheet.append([_cell(sheet, f"{name}: {told}", is_wrapped=True)])


def _cell(sheet: Any, text: str, *, is_bold: bool = False, is_wrapped: bool = False) -> Any:
    """Make a cell that holds words and never a formula, whatever they begin with."""
    cell = WriteOnlyCell(sheet, UNSEEN.sub("", text))
    cell.data_type = "s"
    if text.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True
    if is_bold:
        cell.font, cell.fill = BOLD, TINT
    if is_wrapped:
        cell.alignment = WRAP
    return cell


def _add_table(book: Any, table: Table, directory: Directory, form: FormWords) -> None:
    sheet = book.create_sheet(form.words.write("table", table))
    sheet.freeze_panes = "B2"
    columns = COLUMNS[table]
    for number, column in enumerate(columns, start=1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = column.width
        dimension.number_format = DAY_FORMAT if column.holds is Holds.DAY else TEXT_FORMAT
        for rule in _validations(column, form, get_column_letter(number)):
            sheet.data_validations.append(rule)
    sheet.append([_cell(sheet, form.words.write("field", column.name), is_bold=True) for column in columns])
    for row in rows_of(directory, table):
        sheet.append([_written(sheet, column, row, form.words) for column in columns])


def _validations(column: Column, form: FormWords, letter: str) -> Iterator[DataValidation]:
    """Offer what a column takes as a drop-down, and explain it where the cell is chosen."""
    offered = _offered(column, form.words)
    told = form.fields.get(column.name, "")
    if not offered and not told:
        return
    rule = DataValidation(
        type="list" if offered else None,
        formula1=offered or None,
        allow_blank=True,
        showErrorMessage=bool(offered),
        showInputMessage=bool(told),
        prompt=told[:LONGEST_PROMPT] or None,
    )
    rule.add(f"{letter}2:{letter}{LAST_ROW}")
    yield rule


def _offered(column: Column, words: Words) -> str:
    """Return the range of cells that holds the choices; columns of several codes have none."""
    if column.of is not None:
        return f"'{words.write('table', column.of)}'!$A$2:$A${LAST_ROW}"
    for number, kind in enumerate(CHOICES, start=1):
        if column.group == kind.__name__ and column.holds is Holds.TEXT:
            letter = get_column_letter(number)
            return f"'{words.write('table', 'lists')}'!${letter}$2:${letter}${len(kind) + 1}"
    return ""


def _add_lists(book: Any, words: Words) -> None:
    sheet = book.create_sheet(words.write("table", "lists"))
    columns = [[words.write(kind.__name__, code) for code in kind] for kind in CHOICES]
    for number in range(1, len(columns) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = 26
    sheet.append([_cell(sheet, words.write(*word), is_bold=True) for word in CHOICES.values()])
    for at in range(max(map(len, columns))):
        sheet.append([_cell(sheet, column[at]) if at < len(column) else None for column in columns])


def _written(sheet: Any, column: Column, row: Row, words: Words) -> Any:
    """Return what stands in a cell: numbers and days as such, all else as words."""
    value = _access(row).get(column.name) if column.name in TERM_NAMES else row.get(column.name)
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    if column.holds is Holds.DAY:
        cell = WriteOnlyCell(sheet, date.fromisoformat(str(value)))
        cell.number_format = DAY_FORMAT
        return cell
    return _cell(sheet, _text(column, value, words))


def _access(row: Row) -> Row:
    terms = row.get("access")
    return terms if isinstance(terms, dict) else {}


def _text(column: Column, value: object, words: Words) -> str:
    if isinstance(value, bool):
        return words.write(column.group, "yes" if value else "no")
    if isinstance(value, list):
        return _list_text(column, value, words)
    return words.write(column.group, str(value)) if column.group else str(value)


def _list_text(column: Column, items: list[str], words: Words) -> str:
    if column.holds is Holds.DAYS:
        return ", ".join(_runs(items, words))
    if column.holds is Holds.DATES:
        return ", ".join(f"{date.fromisoformat(day):%d.%m.%Y}" for day in items)
    if column.group:
        return ", ".join(words.write(column.group, code) for code in items)
    return "\n".join(items)


def _runs(days: Iterable[str], words: Words) -> Iterator[str]:
    """Write weekdays, three or more in a row as a range."""
    numbered = enumerate(days)
    for key, group in groupby(numbered, key=lambda pair: _step(*pair)):
        names = [_day(code, words) for _, code in group]
        if key is not None and len(names) >= SHORTEST_RUN:
            yield f"{names[0]}-{names[-1]}"
        else:
            yield from names


def _step(at: int, code: str) -> int | None:
    """Return the same number for days that follow one another; nth weekdays make no range."""
    return DAY_CODES.index(code) - at if code in DAY_CODES else None


def _day(code: str, words: Words) -> str:
    number, day = code[:-2], words.write("Weekday", code[-2:])
    if number == "-1":
        return f"{words.write('Weekday', 'last')} {day}"
    return f"{number} {day}".strip()
