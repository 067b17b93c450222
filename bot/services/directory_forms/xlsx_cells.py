"""What stands in a cell, as plain data: dates and times however Excel keeps them; what it spoilt is told."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from openpyxl.utils.datetime import from_excel

from bot.domain.directory_columns import Holds

MINUTES = 24 * 60
SERIALS = range(36526, 73050)  # the days of 2000 to 2099 as Excel counts them
ZERO_YEAR = 1900  # dates of this year and before are bare times
DATED = (Holds.DAY, Holds.DATES)


class BadCell(Exception):
    """The cell holds what it must not; `code` names the problem."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def cell_value(value: object, data_type: str, holds: Holds) -> object:
    """Return what a cell of such a column says, or None where it is empty.

    Raises:
        BadCell: `formula`, `wrong_cell` or `made_a_date`.
    """
    if data_type == "f":
        raise BadCell("formula")
    if data_type == "e":
        raise BadCell("wrong_cell")
    if isinstance(value, str):
        return value.strip() or None
    if value is None or isinstance(value, bool):
        return value
    for kind, convert in _CONVERSIONS.items():
        if isinstance(value, kind):
            return convert(value, holds)
    raise BadCell("wrong_cell")


def _of_datetime(value: datetime, holds: Holds) -> object:
    if holds is Holds.WALL and value.year <= ZERO_YEAR and value.time() == time():
        return "24:00"
    if holds not in DATED or value.time() != time():
        raise BadCell("made_a_date")
    return value.date().isoformat()


def _of_date(value: date, holds: Holds) -> object:
    if holds not in DATED:
        raise BadCell("made_a_date")
    return value.isoformat()


def _of_time(value: time, holds: Holds) -> object:
    if holds is not Holds.WALL:
        raise BadCell("made_a_date")
    return _wall(timedelta(hours=value.hour, minutes=value.minute, seconds=value.second))


def _of_duration(value: timedelta, holds: Holds) -> object:
    if holds is not Holds.WALL or not timedelta() <= value <= timedelta(days=1):
        raise BadCell("made_a_date")
    return _wall(value)


def _wall(value: timedelta) -> str:
    minutes = round(value / timedelta(minutes=1))
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _of_number(value: float, holds: Holds) -> object:
    """Read a bare number: a part of a day is a time, a number of days is a date."""
    is_whole = float(value).is_integer()
    if holds is Holds.NUMBER:
        return int(value) if is_whole else value
    if holds is Holds.WALL and 0 < value < 1:
        return _wall(timedelta(minutes=round(value * MINUTES)))
    if holds in DATED and is_whole and int(value) in SERIALS:
        day = from_excel(int(value))
        return day.date().isoformat() if isinstance(day, datetime) else str(value)
    return str(int(value)) if is_whole else str(value)


# A datetime is also a date, so it comes first.
_CONVERSIONS: Mapping[type, Callable[..., object]] = {
    datetime: _of_datetime,
    date: _of_date,
    time: _of_time,
    timedelta: _of_duration,
    int: _of_number,
    float: _of_number,
}
