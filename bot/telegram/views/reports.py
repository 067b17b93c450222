"""Reports in the coordinators' private chat, and what of them a picture and a table show."""

from bot.domain.reports import Period, Report, Table
from bot.telegram.desk_callbacks import ReportGo, StaffGo
from bot.telegram.keyboards import back_button, button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import reports as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.views.desk import Desk
from bot.telegram.views.paging import side_by_side

NUMBERS, PICTURE, SHEET = 1, 2, 3  # stand in buttons and are for ever
Rows = list[list[str | int | float]]


def choose_screen() -> Screen:
    """Ask for a period."""
    periods = [button(words.period_label(period), ReportGo(period=period, form=NUMBERS)) for period in Period]
    return Screen(words.choose(), (*side_by_side(periods), (back_button(StaffGo(to=Desk.HOME)),)))


def report_screen(report: Report, period: Period, *, toast: str | None = None) -> Screen:
    """Show a report in words; the table takes a second coordinator."""
    sheet = button(plain("📄 As a table (XLSX)"), ReportGo(period=period, form=SHEET))
    picture = button(plain("🖼 As a picture"), ReportGo(period=period, form=PICTURE))
    back: Row = (back_button(StaffGo(to=Desk.REPORTS)),)
    return Screen(words.report(report), ((picture, sheet), back), toast=toast)


def chart_bars(report: Report) -> list[tuple[str, int | None, str]]:
    """Return what the picture shows: how many questions came, by theme."""
    return [(label, number, words.shown(number)) for label, number in words.theme_rows(report.asked)]


def sheet_rows(report: Report) -> Rows:
    """Return what the table for donors holds; a row of one cell is a heading."""
    said = words.sheet_titles()
    rows: Rows = [[said["title"]], [words.span_words(report.span)], [said["hidden"]]]
    for heading, table in ((said["asked"], report.asked), (said["closed"], report.closed)):
        rows += [[heading], *_numbers(words.theme_rows(table), table, said["total"])]
    rows += [[said["ratings"]], *_numbers(list(report.ratings.rows), report.ratings, said["total"])]
    rows += [[said["averages"]], *([words.month_words(month), _mark(one)] for month, one in report.averages)]
    rows += [[said["total"], _mark(report.average)], [said["waits"]]]
    rows += [[said["first"], _minutes(report.first_wait)], [said["any"], _minutes(report.any_wait)]]
    rows += [[said["slips"]], *_numbers(words.slip_rows(report.slips), report.slips, said["total"])]
    rows.append([said["sums"]])
    for event, name in words.SUMS.items():
        rows.append([plain(name), _cell(report.sums[event.value])])
    return rows


def _numbers(named: list[tuple[str, int | None]], table: Table, total: str) -> Rows:
    counted = [*named, (total, table.total)]
    return [[label, _cell(number)] for label, number in counted]


def _cell(number: int | None) -> str | int:
    return words.shown(None) if number is None else number


def _mark(average: float | None) -> str | float:
    return words.mark(None) if average is None else average


def _minutes(count: int | None) -> str | int:
    return words.minutes(None) if count is None else count
