"""Hours become instants, and instants become states: the traps that other tools fall into."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.directory import Audience, Freq, HoursState, OnHoliday, Schedule, ScheduleException
from bot.domain.opening import Calendar, Opening, StateKind, openings, state_at, to_instant
from bot.domain.public_holidays import public_holidays
from tests.domain.russian_zones import RUSSIAN_ZONES

MOSCOW = ZoneInfo("Europe/Moscow")
TOMSK = ZoneInfo("Asia/Tomsk")
WORKDAYS = ("MO", "TU", "WE", "TH", "FR")
EVERY_DAY = (*WORKDAYS, "SA", "SU")
HOLIDAYS = public_holidays("RU-MOW", (2026, 2027))


def make_hours(opens: str = "10:00", closes: str = "18:00", **changes: object) -> Schedule:
    values = {"freq": Freq.WEEKLY, "byday": WORKDAYS, **changes}
    return Schedule(opens=time.fromisoformat(opens), closes=time.fromisoformat(closes), **values)  # type: ignore[arg-type]  # a factory


def expand(
    *schedules: Schedule,
    first: date = date(2026, 11, 23),
    days: int = 14,
    exceptions: tuple[ScheduleException, ...] = (),
    zone: ZoneInfo = MOSCOW,
) -> tuple[Opening, ...]:
    calendar = Calendar(zone=zone, first_day=first, days=days, holidays=HOLIDAYS)
    return openings(schedules, exceptions, calendar)


def at(text: str, zone: ZoneInfo = MOSCOW) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def days_of(found: tuple[Opening, ...]) -> list[date]:
    return [opening.day for opening in found]


def test_workday_is_open_until_evening() -> None:
    state = state_at(expand(make_hours()), at("2026-11-23 12:00"))

    assert state.kind is StateKind.OPEN
    assert state.until == at("2026-11-23 18:00")


def test_closing_minute_is_closed_already() -> None:
    state = state_at(expand(make_hours()), at("2026-11-23 18:00"))

    assert state.kind is StateKind.CLOSED
    assert state.next_opening is not None
    assert state.next_opening.start == at("2026-11-24 10:00")


def test_trap_1_confirmed_closure_beats_hours() -> None:
    found = expand(make_hours(on_holiday=OnHoliday.CLOSED), first=date(2026, 11, 4), days=1)

    assert found == ()


def test_fourth_november_unconfirmed_is_unknown() -> None:
    state = state_at(expand(make_hours(), first=date(2026, 11, 4)), at("2026-11-04 12:00"))

    assert state.kind is StateKind.UNKNOWN
    assert state.next_opening is not None
    assert state.next_opening.day == date(2026, 11, 5)


def test_fourth_november_confirmed_is_open() -> None:
    found = expand(make_hours(on_holiday=OnHoliday.OPEN), first=date(2026, 11, 4))

    assert state_at(found, at("2026-11-04 12:00")).kind is StateKind.OPEN


def test_trap_2_second_stop_keeps_first() -> None:
    first = make_hours("17:00", "19:00", stop="A")
    second = make_hours("19:30", "21:30", stop="B")

    found = expand(first, second, days=1)

    assert [opening.stop for opening in found] == ["A", "B"]


def test_trap_3_night_shift_runs_into_cancelled_day() -> None:
    closed = ScheduleException(day=date(2026, 11, 25))
    found = expand(make_hours("20:00", "02:00", byday=EVERY_DAY), exceptions=(closed,))

    assert state_at(found, at("2026-11-25 00:30")).kind is StateKind.OPEN


def test_trap_3_cancelled_day_takes_night_tail() -> None:
    closed = ScheduleException(day=date(2026, 11, 25))
    found = expand(make_hours("20:00", "02:00", byday=EVERY_DAY), exceptions=(closed,))

    assert state_at(found, at("2026-11-26 00:30")).kind is StateKind.CLOSED
    assert state_at(found, at("2026-11-26 20:30")).kind is StateKind.OPEN


def test_trap_4_monday_follows_unknown_weekend() -> None:
    weekend = make_hours("00:00", "00:00", byday=("SA", "SU"), state=HoursState.UNKNOWN)
    state = state_at(expand(make_hours(), weekend), at("2026-11-29 12:00"))

    assert state.kind is StateKind.UNKNOWN
    assert state.next_opening is not None
    assert state.next_opening.start == at("2026-11-30 10:00")


def test_trap_5_by_appointment_is_not_open() -> None:
    found = expand(make_hours(state=HoursState.BY_APPOINTMENT))

    assert state_at(found, at("2026-11-23 12:00")).kind is StateKind.BY_APPOINTMENT


@pytest.mark.parametrize("day", [date(2026, 12, 31) + timedelta(days=number) for number in range(11)])
def test_new_year_run_promises_nothing(day: date) -> None:
    found = expand(make_hours(byday=EVERY_DAY), first=day, days=1)

    assert [opening.state for opening in found] == [HoursState.UNKNOWN]


def test_trap_6_first_workday_after_new_year_is_open() -> None:
    closed = make_hours(on_holiday=OnHoliday.CLOSED)

    assert expand(closed, first=date(2026, 12, 31), days=12)[0].day == date(2027, 1, 11)


def test_trap_7_holiday_hours_leave_workdays_alone() -> None:
    short = ScheduleException(day=date(2026, 11, 4), opens=time(12), closes=time(14))
    found = expand(make_hours(), first=date(2026, 11, 4), exceptions=(short,))

    assert state_at(found, at("2026-11-04 13:00")).kind is StateKind.OPEN
    assert state_at(found, at("2026-11-04 15:00")).kind is StateKind.CLOSED
    assert state_at(found, at("2026-11-05 15:00")).kind is StateKind.OPEN


def test_trap_9_fortnight_counts_from_anchor() -> None:
    fortnight = make_hours(byday=("MO",), interval=2, dtstart=date(2026, 12, 14), on_holiday=OnHoliday.OPEN)

    found = expand(fortnight, first=date(2026, 12, 20), days=30)

    assert days_of(found) == [date(2026, 12, 28), date(2027, 1, 11)]


def test_old_anchor_keeps_its_step() -> None:
    fortnight = make_hours(byday=("WE",), interval=2, dtstart=date(2020, 1, 1))

    found = expand(fortnight, first=date(2026, 11, 1), days=30)

    assert all((day - date(2020, 1, 1)).days % 14 == 0 for day in days_of(found))
    assert len(found) == 2


def test_trap_10_any_aware_instant_is_understood() -> None:
    found = expand(make_hours())

    assert state_at(found, datetime(2026, 11, 23, 9, tzinfo=UTC)).kind is StateKind.OPEN


def test_first_and_third_wednesday() -> None:
    found = expand(make_hours(freq=Freq.MONTHLY, byday=("1WE", "3WE")), first=date(2026, 12, 1), days=31)

    assert days_of(found) == [date(2026, 12, 2), date(2026, 12, 16)]


def test_last_thursday_of_month() -> None:
    found = expand(make_hours(freq=Freq.MONTHLY, byday=("-1TH",)), first=date(2026, 11, 1), days=30)

    assert days_of(found) == [date(2026, 11, 26)]


def test_listed_dates_open_only_then() -> None:
    listed = make_hours(freq=Freq.DATES, byday=(), dates=(date(2026, 11, 24), date(2026, 11, 27)))

    assert days_of(expand(listed)) == [date(2026, 11, 24), date(2026, 11, 27)]


def test_season_ends_after_its_last_day() -> None:
    found = expand(make_hours(until=date(2026, 11, 24)))

    assert days_of(found) == [date(2026, 11, 23), date(2026, 11, 24)]


def test_bus_over_midnight_is_open_at_one() -> None:
    found = expand(make_hours("22:00", "02:00", byday=("FR",)))

    state = state_at(found, at("2026-11-28 01:00"))

    assert state.kind is StateKind.OPEN
    assert state.until == at("2026-11-28 02:00")


def test_moving_bus_ends_its_stop() -> None:
    first = make_hours("17:00", "19:00", stop="A")
    second = make_hours("19:00", "21:00", stop="B")

    state = state_at(expand(first, second), at("2026-11-23 18:00"))

    assert state.until == at("2026-11-23 19:00")
    assert state.next_opening is not None
    assert state.next_opening.stop == "B"


def test_women_hours_prolong_the_day() -> None:
    women = make_hours("18:00", "20:00", audience=Audience.WOMEN_ONLY)

    state = state_at(expand(make_hours(), women), at("2026-11-23 12:00"))

    assert state.until == at("2026-11-23 20:00")
    assert state.next_opening is not None
    assert state.next_opening.day == date(2026, 11, 24)


def test_tomsk_hours_do_not_follow_moscow() -> None:
    found = expand(make_hours(), zone=TOMSK)

    assert state_at(found, at("2026-11-23 05:00")).kind is StateKind.CLOSED
    assert state_at(found, at("2026-11-23 10:30", TOMSK)).kind is StateKind.OPEN
    assert state_at(found, at("2026-11-23 15:00")).kind is StateKind.CLOSED


@pytest.mark.parametrize("name", RUSSIAN_ZONES)
def test_ten_is_ten_in_every_russian_zone(name: str) -> None:
    found = expand(make_hours(), zone=ZoneInfo(name), days=1)

    assert found[0].start.astimezone(ZoneInfo(name)).strftime("%d %H:%M") == "23 10:00"


def test_time_inside_gap_uses_offset_before() -> None:
    berlin = ZoneInfo("Europe/Berlin")

    assert to_instant(date(2027, 3, 28), time(2, 30), berlin) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_time_that_occurs_twice_means_first() -> None:
    berlin = ZoneInfo("Europe/Berlin")

    assert to_instant(date(2027, 10, 31), time(2, 30), berlin) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_hours_swallowed_by_gap_vanish() -> None:
    night = make_hours("02:30", "03:10", byday=("SU",))

    assert expand(night, first=date(2027, 3, 28), days=1, zone=ZoneInfo("Europe/Berlin")) == ()


def test_round_the_clock_never_closes() -> None:
    always = make_hours("00:00", "00:00", byday=EVERY_DAY)

    state = state_at(expand(always), at("2026-11-25 03:00"))

    assert state.kind is StateKind.OPEN
    assert state.next_opening is None
