"""Workbooks as volunteers fill them and hostile hands make them: understood where certain, else refused."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from bot.domain.directory import AccessTerm, HoursState, Tri
from bot.domain.directory_fields import DirectoryRefused
from bot.services.directory_forms.xlsx_package import LARGEST_UNPACKED
from bot.services.directory_import import LARGEST_FILE_BYTES, load_directory
from bot.telegram.texts.directory_problems import problem_text
from tests.services.directory_forms import TODAY
from tests.services.workbooks import (
    in_cell,
    in_places,
    load,
    merge,
    place_of,
    problem_of,
    problems_of,
    with_part,
    workbook_bytes,
)

START = datetime.fromisoformat("1900-01-01")  # where Excel begins to count
TENTH = datetime.fromisoformat("2026-12-10")
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'


def span_of(folder: Path, **cells: object) -> tuple[str, str]:
    (rule,) = place_of(workbook_bytes(**cells), folder).schedules
    return f"{rule.opens:%H:%M}", f"{rule.closes:%H:%M}"


@pytest.mark.parametrize(
    ("opens", "closes", "span"),
    [
        pytest.param("10-18", None, ("10:00", "18:00"), id="hyphen"),
        pytest.param("10.00–18.00", None, ("10:00", "18:00"), id="dots and a dash"),
        pytest.param(" 10:00 ", "18:00\xa0", ("10:00", "18:00"), id="spaces around"),
        pytest.param(10, 18, ("10:00", "18:00"), id="whole numbers"),
        pytest.param(time(10), time(18, 30), ("10:00", "18:30"), id="times of Excel"),
        pytest.param(10 / 24, 18.5 / 24, ("10:00", "18:30"), id="parts of a day"),
        pytest.param(time(20), timedelta(days=1), ("20:00", "00:00"), id="24:00 as a duration"),
        pytest.param(time(20), START, ("20:00", "00:00"), id="24:00 as a date"),
        pytest.param("круглосуточно", None, ("00:00", "00:00"), id="round the clock"),
    ],
)
def test_hours_are_understood_however_written(
    tmp_path: Path, opens: object, closes: object, span: tuple[str, str]
) -> None:
    assert span_of(tmp_path, C2=opens, D2=closes) == span


def test_by_appointment_is_never_open(tmp_path: Path) -> None:
    (rule,) = place_of(workbook_bytes(B2=None, C2="по записи", D2=None), tmp_path).schedules

    assert rule.state is HoursState.BY_APPOINTMENT
    assert len(rule.byday) == 7


@pytest.mark.parametrize(
    ("opens", "closes", "code"),
    [
        pytest.param("9-6", None, "unclear_span", id="an evening or a morning"),
        pytest.param("с утра", None, "bad_span", id="words"),
        pytest.param("10:00", None, "missing", id="half of a span"),
        pytest.param("10:00", "10:00", "same_hour", id="no hours or all of them"),
        pytest.param("закрыто", None, "closed_has_no_hours", id="closed"),
        pytest.param(TENTH, "18:00", "made_a_date", id="10.12 turned into a day"),
        pytest.param(10.3, "18:00", "bad_time", id="a decimal"),
        pytest.param("25:00", "26:00", "bad_time", id="no such hour"),
    ],
)
def test_unclear_hours_are_refused(tmp_path: Path, opens: object, closes: object, code: str) -> None:
    found = problems_of(workbook_bytes(C2=opens, D2=closes), tmp_path)

    assert found[0].code == code


@pytest.mark.parametrize(
    "value", [datetime.fromisoformat("2026-11-20"), date(2026, 11, 20), 46346, "20.11.2026", "2026-11-20"]
)
def test_days_are_understood_however_kept(tmp_path: Path, value: object) -> None:
    assert place_of(workbook_bytes(in_places("D2", value)), tmp_path).verified_on == date(2026, 11, 20)


@pytest.mark.parametrize("value", ["31.02.2026", "позавчера", 7, "20.11.0206"])
def test_impossible_days_are_refused(tmp_path: Path, value: object) -> None:
    assert problem_of(workbook_bytes(in_places("D2", value)), tmp_path) == ("bad_date", "D2")


@pytest.mark.parametrize(
    ("value", "known"),
    [
        ("да", Tri.YES),
        (" Да ", Tri.YES),
        (True, Tri.YES),
        ("нет", Tri.NO),
        ("не знаю", Tri.UNKNOWN),
        ("?", Tri.UNKNOWN),
        (None, Tri.UNKNOWN),
    ],
)
def test_terms_are_yes_no_or_unknown(tmp_path: Path, value: object, known: Tri) -> None:
    place = place_of(workbook_bytes(in_places("E2", value)), tmp_path)

    assert place.term(AccessTerm.NO_PASSPORT) is known


def test_a_term_of_a_fourth_kind_is_refused(tmp_path: Path) -> None:
    assert problem_of(workbook_bytes(in_places("E2", "иногда")), tmp_path) == ("unknown_code", "E2")


def test_a_phone_kept_as_a_number_stays_whole(tmp_path: Path) -> None:
    assert place_of(workbook_bytes(in_places("F2", 79000000000)), tmp_path).phones == ("79000000000",)


@pytest.mark.parametrize("formula", ["=1+1", '=HYPERLINK("http://example.org")', "=B2"])
def test_formulas_are_refused_by_cell(tmp_path: Path, formula: str) -> None:
    assert problem_of(workbook_bytes(C2=formula), tmp_path) == ("formula", "C2")


def test_an_error_of_excel_is_refused_by_cell(tmp_path: Path) -> None:
    assert problem_of(workbook_bytes(C2="#REF!"), tmp_path) == ("wrong_cell", "C2")


def test_merged_cells_are_refused_by_cell(tmp_path: Path) -> None:
    found = problems_of(workbook_bytes(merge("B2:B3")), tmp_path)

    assert (found[0].code, found[0].params["value"], found[0].spot.sheet) == ("merged_cells", "B2:B3", "Часы")


def test_a_misspelt_header_offers_the_nearest(tmp_path: Path) -> None:
    found = problems_of(workbook_bytes(B1="Дни нидели"), tmp_path)

    assert (found[0].code, found[0].params["known"], found[0].spot.cell) == (
        "unknown_column",
        "Дни недели",
        "B1",
    )


def test_a_header_given_twice_is_refused(tmp_path: Path) -> None:
    assert problems_of(workbook_bytes(D1="С"), tmp_path)[0].code == "doubled_column"


def test_a_sheet_without_header_is_refused(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book["Часы"].delete_rows(1)

    assert problems_of(workbook_bytes(change), tmp_path)[0].code == "no_columns"


def test_a_misspelt_sheet_offers_the_nearest(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book["Часы"].title = "Час"

    found = problems_of(workbook_bytes(change), tmp_path)

    assert (found[0].code, found[0].params["known"]) == ("unknown_sheet", "Часы")


def test_hours_of_no_place_are_refused(tmp_path: Path) -> None:
    assert problem_of(workbook_bytes(A2="plaec"), tmp_path) == ("unknown_place", "A2")


def test_doubled_ids_are_refused_by_cell(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book["Адреса"].append(["house", "Другой", "tomsk", "ул. Новая, 2"])

    assert problem_of(workbook_bytes(change), tmp_path) == ("doubled_id", "A3")


@pytest.mark.parametrize("latitude", [91, -90.5, "север"])
def test_coordinates_out_of_range_are_refused(tmp_path: Path, latitude: object) -> None:
    found = problems_of(workbook_bytes(in_cell("Адреса", "E2", latitude)), tmp_path)

    assert (found[0].code, found[0].spot.cell) == ("bad_number", "E2")


def test_all_problems_are_told_with_their_cells(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book["Часы"]["C2"] = "=1"
        book["Услуги"]["D2"] = "чай"
        book["Адреса"]["C2"] = "atlantis"

    cells = {
        (problem.spot.sheet, problem.spot.cell) for problem in problems_of(workbook_bytes(change), tmp_path)
    }

    assert cells == {("Часы", "C2"), ("Услуги", "D2"), ("Адреса", "C2")}


def test_a_problem_is_said_with_its_cell(tmp_path: Path) -> None:
    (problem,) = problems_of(workbook_bytes(C2="9-6"), tmp_path)

    assert problem_text(problem).startswith("places.xlsx, лист «Часы», строка 2, ячейка C2: «9-6»")


def test_a_password_is_named_as_such(tmp_path: Path) -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512

    assert problem_of(locked, tmp_path)[0] == "locked_xlsx"


def test_a_zip_bomb_is_refused_unread(tmp_path: Path) -> None:
    bomb = with_part(workbook_bytes(), "xl/media/one.bin", b"\0" * (LARGEST_UNPACKED + 1))

    assert len(bomb) < 1_000_000
    assert problem_of(bomb, tmp_path)[0] == "huge_xlsx"


def test_entities_in_xml_are_refused(tmp_path: Path) -> None:
    assert problem_of(with_part(workbook_bytes(), "xl/worksheets/sheet1.xml", LAUGHS), tmp_path)[0] == (
        "broken_xlsx"
    )


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"Kod;Nazvanie\n", workbook_bytes()[:2000]])
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    assert problem_of(content, tmp_path)[0] == "broken_xlsx"


def test_a_damaged_part_is_refused(tmp_path: Path) -> None:
    torn = with_part(workbook_bytes(), "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row")

    assert problem_of(torn, tmp_path)[0] == "broken_xlsx"


def test_a_workbook_of_fifty_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "places.xlsx"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE_BYTES + 1)

    with pytest.raises(DirectoryRefused, match="file_too_large"):
        load_directory(path, today=TODAY)


def test_a_foreign_workbook_is_refused(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        for sheet in book.worksheets[1:]:
            book.remove(sheet)
        book.worksheets[0].title = "Бюджет"
        book.worksheets[0].delete_rows(1, 9)

    assert problem_of(workbook_bytes(change), tmp_path)[0] == "no_sheets"


def test_rows_far_below_do_not_fill_memory(tmp_path: Path) -> None:
    found = problems_of(workbook_bytes(in_cell("Часы", "A1048576", "place")), tmp_path)

    assert found[0].code == "too_many_rows"


def test_markup_in_a_name_is_kept_as_text(tmp_path: Path) -> None:
    directory = load(workbook_bytes(in_cell("Услуги", "B2", "<b>Дом</b> & <a href='x'>")), tmp_path)

    assert directory.services[0].name == "<b>Дом</b> & <a href='x'>"
