"""A small workbook that is in order, and the same with a cell, a sheet or a part of it changed."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from bot.domain.directory import Directory, ServiceAtLocation
from bot.domain.directory_fields import DirectoryProblem, DirectoryRefused
from bot.services.directory_import import load_directory
from bot.telegram.texts.directory_words import form_words
from tests.services.directory_forms import CITY, TODAY

SHEETS: dict[str, list[list[object]]] = {
    "Программы": [["Код", "Название", "Код города"], ["programme", "Программа", "tomsk"]],
    "Адреса": [
        ["Код", "Название", "Код города", "Адрес", "Широта", "Долгота"],
        ["house", "Дом", "tomsk", "ул. Новая, 1", 56.5, 85],
    ],
    "Услуги": [
        ["Код", "Название", "Код программы", "Что дают", "С чего начать"],
        ["service", "Дроп-ин", "programme", "дроп-ин, обмен шприцев", "Приходите"],
    ],
    "Услуги по адресам": [
        ["Код", "Код услуги", "Код адреса", "Когда проверили", "Без паспорта", "Телефоны"],
        ["dropin", "service", "house", None, "да", None],
    ],
    "Часы": [["Код места", "Дни недели", "С", "До", "Начиная с даты"], ["dropin", "пн-пт", "10:00", "18:00"]],
    "Особые дни": [["Код места", "Дата", "Закрыто", "С", "До"]],
}
Change = Callable[[Workbook], None]
_PLACES = "Услуги по адресам"


def workbook_bytes(change: Change | None = None, /, **cells: object) -> bytes:
    """Return the workbook with a change; `cells` are of the sheet of hours, as `C2="10-18"`."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in SHEETS.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    for cell, value in cells.items():
        book["Часы"][cell] = value
    if change is not None:
        change(book)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def in_cell(sheet: str, cell: str, value: object) -> Change:
    """Return a change that puts a value into a cell."""

    def change(book: Workbook) -> None:
        book[sheet][cell] = value

    return change


def in_places(cell: str, value: object) -> Change:
    """Return a change of a cell of the sheet of places."""
    return in_cell(_PLACES, cell, value)


def load(content: bytes, folder: Path) -> Directory:
    """Read a workbook as a file of that folder."""
    path = folder / "places.xlsx"
    path.write_bytes(content)
    return load_directory(path, today=TODAY, cities=(CITY,), words=form_words().words)


def place_of(content: bytes, folder: Path) -> ServiceAtLocation:
    """Return the one place of a workbook."""
    (place,) = load(content, folder).places
    return place


def problems_of(content: bytes, folder: Path) -> tuple[DirectoryProblem, ...]:
    """Return what is wrong with a workbook."""
    with pytest.raises(DirectoryRefused) as refused:
        load(content, folder)
    return refused.value.problems


def problem_of(content: bytes, folder: Path) -> tuple[str, str]:
    """Return the one problem of a workbook: its code and its cell."""
    (problem,) = problems_of(content, folder)
    return problem.code, problem.spot.cell


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Return the package with one more part, or another in place of one."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for item in old.namelist():
            if item != name:
                new.writestr(item, old.read(item))
        new.writestr(name, part)
    return target.getvalue()


def merge(area: str) -> Change:
    """Return a change that merges cells of the hours."""

    def change(book: Workbook) -> None:
        sheet: Any = book["Часы"]
        sheet.merge_cells(area)

    return change
