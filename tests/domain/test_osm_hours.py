"""Hours for export as OSM text, read back by another program where both can be trusted."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours, State

from bot.domain.directory import Freq, HoursState, OnHoliday, Schedule, ScheduleException
from bot.domain.opening import Calendar, StateKind, openings, state_at
from bot.domain.osm_hours import osm_hours

TOMSK = ZoneInfo("Asia/Tomsk")
MONDAY = date(2026, 11, 23)
CALENDAR = Calendar(zone=TOMSK, first_day=MONDAY, days=62)
DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
KINDS = {
    StateKind.OPEN: State.OPEN,
    StateKind.CLOSED: State.CLOSED,
    StateKind.UNKNOWN: State.UNKNOWN,
    StateKind.BY_APPOINTMENT: State.UNKNOWN,
}


def read(text: str, instant: datetime) -> State:
    """Let the other program say the state at an instant."""
    state, _ = OpeningHours(text, timezone=TOMSK).state(instant)
    return state


def weekly(*days: str, opens: time = time(10), closes: time = time(18), **more: object) -> Schedule:
    return Schedule(Freq.WEEKLY, opens, closes, byday=days, **more)  # type: ignore[arg-type] # fields by name


@pytest.mark.parametrize(
    ("schedules", "text"),
    [
        pytest.param([weekly(*DAY_CODES[:5])], "Mo-Fr 10:00-18:00; PH unknown", id="workdays"),
        pytest.param(
            [weekly("MO", "WE", on_holiday=OnHoliday.CLOSED)],
            "Mo,We 10:00-18:00; PH off",
            id="closed_on_holidays",
        ),
        pytest.param(
            [weekly("SU", opens=time(0), closes=time(0), on_holiday=OnHoliday.OPEN)],
            "Su 00:00-24:00",
            id="round_the_clock",
        ),
        pytest.param(
            [weekly("MO", opens=time(20), closes=time(2), on_holiday=OnHoliday.OPEN)],
            "Mo 20:00-02:00",
            id="over_midnight",
        ),
        pytest.param(
            [Schedule(Freq.MONTHLY, time(11), time(14), byday=("1WE", "3WE"))],
            "We[1,3] 11:00-14:00; PH unknown",
            id="nth_weekday",
        ),
        pytest.param(
            [weekly("TU", stop='ул. "Новая"', on_holiday=OnHoliday.OPEN)],
            "Tu 10:00-18:00 open \"ул. 'Новая'\"",
            id="stop_in_quotes",
        ),
        pytest.param(
            [weekly("TU", interval=2, dtstart=date(2026, 12, 1), until=date(2027, 1, 1))],
            "2026 Dec 01,2026 Dec 15,2026 Dec 29 10:00-18:00; PH unknown",
            id="fortnight_by_dates",
        ),
        pytest.param([], "", id="no_hours"),
    ],
)
def test_hours_are_written_as_others_read_them(schedules: list[Schedule], text: str) -> None:
    assert osm_hours(schedules, (), CALENDAR) == text


def test_appointment_is_never_written_as_open() -> None:
    hours = [weekly("MO", state=HoursState.BY_APPOINTMENT, on_holiday=OnHoliday.OPEN)]

    text = osm_hours(hours, (), CALENDAR, by_appointment="по записи")

    assert text == 'Mo 10:00-18:00 unknown "по записи"'
    assert read(text, datetime(2026, 11, 23, 12, tzinfo=TOMSK)) == State.UNKNOWN


def test_changed_days_come_last() -> None:
    changes = [
        ScheduleException(date(2027, 1, 1), "выходной"),
        ScheduleException(date(2026, 12, 30), "короткий день", time(10), time(14)),
    ]

    text = osm_hours([weekly(*DAY_CODES[:5])], changes, CALENDAR)

    assert text.endswith('; 2027 Jan 01 off "выходной"; 2026 Dec 30 10:00-14:00 open "короткий день"')


days = st.lists(st.sampled_from(DAY_CODES), min_size=1, max_size=5, unique=True).map(tuple)
nth_days = st.lists(
    st.sampled_from([f"{n}{d}" for n in (1, 2, 3, 4, -1) for d in DAY_CODES]), min_size=1, max_size=2
)
listed = st.lists(st.dates(MONDAY, MONDAY + timedelta(days=40)), min_size=1, max_size=3, unique=True)
spans = st.tuples(st.integers(0, 22), st.integers(1, 23)).filter(lambda span: span[0] < span[1])
states = st.sampled_from(HoursState)


@st.composite
def safe_hours(draw: st.DrawFn) -> Schedule:
    """Draw hours of the kind both can be trusted with: within a day, without holidays."""
    first, last = draw(spans)
    span = {"opens": time(first), "closes": time(last), "state": draw(states), "on_holiday": OnHoliday.OPEN}
    match draw(st.sampled_from(Freq)):
        case Freq.WEEKLY:
            return Schedule(Freq.WEEKLY, byday=draw(days), **span)
        case Freq.MONTHLY:
            return Schedule(Freq.MONTHLY, byday=tuple(draw(nth_days)), **span)
    return Schedule(Freq.DATES, dates=tuple(sorted(draw(listed))), **span)


@settings(deadline=None, max_examples=150)
@given(safe_hours(), st.integers(0, 40 * 24 * 2))
def test_other_program_reads_the_same_state(hours: Schedule, half_hours: int) -> None:
    instant = datetime(2026, 11, 24, tzinfo=TOMSK) + timedelta(minutes=30 * half_hours)
    ours = state_at(openings([hours], (), CALENDAR), instant).kind

    theirs = read(osm_hours([hours], (), CALENDAR), instant)

    assert theirs == KINDS[ours]


@settings(deadline=None, max_examples=100)
@given(safe_hours(), safe_hours(), st.integers(0, 40 * 24 * 2))
def test_two_rules_never_erase_one_another(one: Schedule, other: Schedule, half_hours: int) -> None:
    instant = datetime(2026, 11, 24, tzinfo=TOMSK) + timedelta(minutes=30 * half_hours)
    ours = state_at(openings([one, other], (), CALENDAR), instant).kind

    theirs = read(osm_hours([one, other], (), CALENDAR), instant)

    assert (theirs == State.CLOSED) == (ours is StateKind.CLOSED)
