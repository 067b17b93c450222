"""Days off as the decrees set them."""

from datetime import date

from bot.domain.directory import Holiday
from bot.domain.public_holidays import public_holidays


def test_new_year_run_reaches_eleventh_january() -> None:
    days = public_holidays("RU-TOM", (2026,))

    assert {date(2026, 1, number) for number in range(1, 12)} <= days
    assert date(2026, 1, 12) not in days


def test_moved_days_of_2026_are_free() -> None:
    days = public_holidays("RU-TOM", (2026,))

    assert {date(2026, 1, 9), date(2026, 3, 9), date(2026, 5, 11), date(2026, 12, 31)} <= days


def test_moved_days_of_2027_are_free() -> None:
    days = public_holidays("RU-TOM", (2027,))
    moved = {date(2027, 2, 22), date(2027, 5, 3), date(2027, 5, 10), date(2027, 6, 14), date(2027, 11, 5)}

    assert moved | {date(2027, 12, 31)} <= days


def test_working_saturday_is_no_holiday() -> None:
    assert date(2027, 2, 20) not in public_holidays("RU-TOM", (2027,))


def test_tatarstan_keeps_its_own_days() -> None:
    own = public_holidays("RU-TA", (2026,)) - public_holidays("RU-SAM", (2026,))

    assert own == {date(2026, 3, 20), date(2026, 5, 27), date(2026, 8, 30), date(2026, 11, 6)}


def test_years_beyond_the_table_keep_fixed_days() -> None:
    assert date(2031, 1, 8) in public_holidays("RU-SPE", (2031,))


def test_written_day_is_free_in_its_region() -> None:
    own = [Holiday("RU-TA", date(2026, 9, 1), "День знаний")]

    assert date(2026, 9, 1) in public_holidays("RU-TA", (2026,), own)
    assert date(2026, 9, 1) not in public_holidays("RU-TOM", (2026,), own)


def test_written_working_day_is_not_free() -> None:
    own = [Holiday("RU-TOM", date(2026, 11, 4), "рабочий", is_off=False)]

    assert date(2026, 11, 4) not in public_holidays("RU-TOM", (2026,), own)
