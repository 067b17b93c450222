"""Tables for donors: whole, and no cell that a spreadsheet would take for a command."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from bot.telegram.sheets import safe_cell, write_csv, write_xlsx

ROWS: list[list[str | int | float]] = [["Отчёт"], ["Здоровье", 12], ["=1+1", "<5"], ["среднее", 4.5]]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\0"])
def test_words_that_begin_like_a_formula_are_quoted(start: str) -> None:
    assert str(safe_cell(f"{start}HYPERLINK(1)")).startswith("'")


@pytest.mark.parametrize("value", ["Здоровье", "<5", 7, 4.5, "", "a=b"])
def test_other_cells_stay_as_they_are(value: str | float) -> None:
    assert safe_cell(value) == value


def test_workbook_holds_words_and_numbers() -> None:
    sheet = load_workbook(BytesIO(write_xlsx(ROWS))).active

    found = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
    assert found == [["Отчёт"], ["Здоровье", 12], ["'=1+1", "<5"], ["среднее", 4.5]]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_forbidden_characters_do_not_break_a_workbook() -> None:
    assert load_workbook(BytesIO(write_xlsx([["a\x00\x0bb", "\x1f"]]))).active["A1"].value == "ab"


def test_csv_is_read_as_unicode_by_spreadsheets() -> None:
    data = write_csv(ROWS)

    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(StringIO(data.decode("utf-8-sig"))))[2] == ["'=1+1", "<5"]
